"""Which reports are copies of one another, and who relays whom: runs of words they share, counted exactly.

Candidates share sampled word runs (a quarter of all, chosen by their checksum, so every process chooses the same); then all
runs of both are compared. A short copy inside a long report is found as surely as a copy of its own size.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal
from zlib import crc32

from dateline.reconcile.boilerplate import boilerplate, plain, told
from dateline.records.happenings import Family, Text

Relation = Literal["syndicated", "same_story", "corrected", "update"]
_RUN = 5  # words
_SAMPLE = 4  # one run in so many is looked up
_CROWD = 60  # of so many holders of one run, each is compared with the earliest few only
_EARLIEST = 3
_COMMON = 2  # sampled runs that must be shared
_COPY, _STORY = 0.7, 0.3  # share of the shorter report's runs that stand in the other
_CORRECTION = re.compile(r"\bcorrection\b|\bcorrects\b|\ban earlier version of this\b|\bhas been corrected\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Worn:
    """A report with its word runs, as checksums."""

    text: Text
    plain: str
    runs: frozenset[int]


def copies(texts: Sequence[Text]) -> list[Family]:
    """Return the pairs of reports that are of one origin; nothing depends on the order of the texts.

    Word-for-word copies are each paired with the earliest of them. Datelines and what outlets print under every report do
    not count.
    """
    ordered = sorted(texts, key=lambda one: (one.published or "9999", one.document))
    printed = boilerplate(ordered)
    first: dict[str, Text] = {}
    found = []
    for text in ordered:
        body = plain(told(text.text, printed))
        origin = first.setdefault(body, text) if body else text
        if origin.document != text.document:
            found.append(_family(origin, text, 1.0))
    worn = [_Worn(text, body, frozenset(_runs(body))) for body, text in first.items()]
    for one, other in _candidates(worn):
        share = len(one.runs & other.runs) / min(len(one.runs), len(other.runs))
        if share >= _STORY:
            found.append(_family(one.text, other.text, share))
    return sorted(found, key=lambda one: (one.left, one.right))


def _runs(body: str) -> Iterator[int]:
    words = body.split(" ")
    return (crc32(" ".join(words[at : at + _RUN]).encode()) for at in range(len(words) - _RUN + 1))


def _candidates(worn: Sequence[_Worn]) -> Iterator[tuple[_Worn, _Worn]]:
    """Yield the pairs (earlier, later) that share sampled runs."""
    holders: dict[int, list[int]] = defaultdict(list)
    for at, each in enumerate(worn):
        for run in each.runs:
            if run % _SAMPLE == 0:
                holders[run].append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for held in holders.values():
        if len(held) <= _CROWD:
            shared.update(combinations(held, 2))
        else:
            shared.update((early, at) for early in held[:_EARLIEST] for at in held if early < at)
    for (early, late), times in sorted(shared.items()):
        if times >= _COMMON:
            yield worn[early], worn[late]


def _family(early: Text, late: Text, share: float) -> Family:
    """Return what two reports are to each other; `early` was published first, as far as is known."""
    origin, copy = (late, early) if _names(early, late) and not _names(late, early) else (early, late)
    left, right = sorted((early.document, late.document))
    told_share = (
        "the same text, word for word" if share == 1.0 else f"{round(100 * share)} % of the shorter text's word runs stand in the longer"
    )
    relation, why = _relation(origin, copy, share)
    return Family(left, right, relation, f"{told_share}; {why}", round(share, 3))


def _relation(origin: Text, copy: Text, share: float) -> tuple[Relation, str]:
    if origin.outlet and origin.outlet == copy.outlet and origin.text != copy.text and share >= _STORY:
        if _CORRECTION.search(copy.text) and not _CORRECTION.search(origin.text):
            return "corrected", f"{copy.document} corrects {origin.document}, both of {copy.outlet}"
        return "update", f"{copy.document} is a later version of {origin.document}, both of {copy.outlet}"
    if _names(copy, origin):
        return "syndicated", f"{copy.document} names {copy.publisher}, where {origin.document} stood, as its original"
    if origin.publisher and origin.publisher == copy.publisher:
        return "syndicated", f"both name {origin.publisher} as their original"
    if share >= _COPY:
        return "syndicated", f"{copy.document} relays {origin.document}, which was published first"
    return "same_story", f"{copy.document} and {origin.document} share passages"


def _names(copy: Text, origin: Text) -> bool:
    """Say whether a report names the outlet of another as its original."""
    return bool(copy.publisher and origin.outlet and copy.publisher.casefold() == origin.outlet.casefold())
