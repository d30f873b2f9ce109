"""Where a report turns to something else: the items of a round-up, and sentences that open on another scene."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from dateline.extract.events.clauses import base
from dateline.extract.found import Found
from dateline.extract.incidents.sites import Site
from dateline.extract.incidents.words import words
from dateline.records.texts import Analysis, Sentence

ITEMS = 2  # labels that make a list of a report: a single one is a dateline
OPENING = 5  # words in which a sentence can name its scene
# A country or a subject in capitals before a dash; behind bullets often stands one story in pieces, before a colon a speaker.
_LABEL = re.compile(r"\s*([A-Z][A-Z .'’&]{2,30}) [-–—] ")


def sections(analysis: Analysis) -> Mapping[int, int]:
    """Return the number of the item that each paragraph of a round-up belongs to; nothing for a report that is no list."""
    first = {sentence.paragraph: sentence for sentence in reversed(analysis.sentences)}
    labelled = {number: match[1] for number, each in first.items() if (match := _LABEL.match(analysis.text, each.span.start))}
    if len(set(labelled.values())) < ITEMS:
        return MappingProxyType({})
    return MappingProxyType({number: sum(label <= number for label in labelled) for number in first})


def opening_site(found: Found, sites: Mapping[str, Site], sentence: Sentence) -> Site | None:
    """Return the place that a sentence opens on, set off by a comma: "In Orsha, police held nine"."""
    if len(sentence.tokens) < OPENING or sentence.tokens[0].text.lower() not in words("opening"):
        return None
    for place in found.places_in(sentence.span):
        head = sentence.head_of(place.span)
        behind = next((word for word in sentence.tokens if word.span.start >= place.span.end), None)
        if head is None or head.index >= OPENING or behind is None or behind.text != ",":
            continue
        own = sites[place.id]
        return own if base(head) in {"obl", "nmod"} and own.kind not in {"land", "area"} else None
    return None


def moves_on(sentence: Sentence) -> bool:
    """Tell whether a sentence opens on a direction from the scene told before: "Farther south, ..."."""
    first, second = (word.text.lower() for word in sentence.tokens[:2]) if len(sentence.tokens) > 1 else ("", "")
    return first in words("farther") and second in words("directions")
