"""Totals that an ordinal tells: "the fourth stabbing since the start of September" is four stabbings."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.counts.words import is_plural, lemma
from dateline.extract.found import Found
from dateline.extract.tallies.periods import frame_of
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import totals
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

_FIGURE = re.compile(r"(\d{1,4})(?:st|nd|rd|th)")
_TWO = 2
_YEAR = 300  # days in which an ordinal counts without more: "the seventh boarding in 2021"


def find_ordinals(found: Found, sentence: Sentence) -> Iterator[Total]:
    """Yield the totals of ordinals that count happenings since a day, or in a year, month or week."""
    for token in sentence.tokens:
        value = _value(token)
        noun = _happening(sentence, token) if value is not None and value >= _TWO else None
        if value is None or noun is None:
            continue
        measure, head = totals().measures[lemma(noun)], noun if noun.index > token.index else token
        frame = frame_of(found, sentence, head)
        if frame is not None and (frame.firm or (frame.days or 0) > _YEAR):
            quantity = Quantity(value, value, value, "exactly")
            span = Span(token.span.start, head.span.end)
            governor = sentence.governor(head) or head
            yield Total(sentence, head, governor, quantity, token.span, span, measure, "tally.ordinal@1", 0.75, frame)


def _value(token: Token) -> int | None:
    low = token.text.lower()
    match = _FIGURE.fullmatch(low) if low[:1].isdigit() else None
    return int(match.group(1)) if match else totals().ordinals.get(low)


def _happening(sentence: Sentence, token: Token) -> Token | None:
    """Return the noun that an ordinal counts: "attack" in "the third attack", "bombing" in "the bombing was the fifth"."""
    above = sentence.governor(token)
    if above is not None and token.relation in ("amod", "nummod") and above.index > token.index:
        return above if _is_counted(sentence, above) else None
    subject = sentence.child(token, "nsubj") if sentence.child(token, "cop") is not None else None
    return subject if subject is not None and lemma(subject) in totals().measures else None


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    return lemma(noun) in totals().measures and not is_plural(noun) and sentence.child(noun, "cop") is not None
