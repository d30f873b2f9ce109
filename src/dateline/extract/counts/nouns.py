"""Figures of nouns that are counted themselves: "14 deaths", "no casualties", "three bodies were found"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_plural, lemma, lemmas, losses
from dateline.extract.counts.zeros import is_no_loss, is_none
from dateline.extract.numbers import Number
from dateline.records.quantities import Quantity
from dateline.records.texts import Span, Token

BOUNDS = "count.casualties@1"
_ZERO = Quantity(0, 0, 0, "exactly")


def find_counted_nouns(counts: Counted) -> Iterator[Figure]:
    """Yield the figures of nouns that are counted themselves, and their zeros."""
    words = losses()
    unlost = words.sets["zero.losses"]
    if unlost.isdisjoint(lemmas(counts.sentence)) and words.counted.keys().isdisjoint(lemmas(counts.sentence)):
        return
    for token in counts.sentence.tokens:
        word = lemma(token)
        outcome = words.counted.get(word)
        if outcome is None and word not in unlost:
            continue
        if is_no_loss(counts.sentence, token):
            yield from _zeros(token, ("killed",), counts)
        elif outcome is None or is_unreal(counts.sentence, token):
            continue
        elif is_none(counts.sentence, token):
            yield from _zeros(token, ("killed", "injured") if outcome == "casualties" else (outcome,), counts)
        else:
            yield from _counted(token, outcome, counts)


def _zeros(token: Token, outcomes: tuple[str, ...], counts: Counted) -> Iterator[Figure]:
    span = phrase_span(counts.sentence, token, counts.carried.get(token.index))
    for outcome in outcomes:
        yield Figure(outcome, token, token, _ZERO, span, span, "count.noun_counted@1", 0.85)


def _counted(token: Token, outcome: str, counts: Counted) -> Iterator[Figure]:
    number = counts.carried.get(token.index)
    if number is None or lemma(token) in losses().sets["zero.lives"]:
        return
    span = phrase_span(counts.sentence, token, number)
    if outcome == "casualties":
        yield from _casualties(token, number, span)
    elif is_plural(token) or number.quantity.value == 1:
        yield Figure(outcome, token, token, number.quantity, number.span, span, "count.noun_counted@1", 0.85)


def _casualties(token: Token, number: Number, span: Span) -> Iterator[Figure]:
    """Yield both figures that "15 casualties" bounds: dead and wounded are each between none and all of them."""
    most = number.quantity.high
    for outcome in ("killed", "injured"):
        yield Figure(outcome, token, token, Quantity(None, 0, most, "range"), number.span, span, BOUNDS, 0.5)


def without_bounds(figures: list[Figure]) -> list[Figure]:
    """Return the figures without those that only bound the dead and the hurt, where these are given: "12 casualties (5 dead, 7 hurt)"."""
    told = {figure.outcome for figure in figures if figure.rule != BOUNDS and figure.quantity.value}
    return [figure for figure in figures if figure.rule != BOUNDS or not {"killed", "injured"} <= told]


def find_remains(counts: Counted) -> Iterator[Figure]:
    """Yield the dead that are found: "three bodies were recovered"."""
    words = losses().sets
    for token in counts.sentence.tokens:
        number = counts.number_of(token)
        above = counts.sentence.governor(token)
        if number is None or above is None or lemma(token) not in words["remains.nouns"] or lemma(above) not in words["remains.verbs"]:
            continue
        head = counts.holder_of(token)
        span = phrase_span(counts.sentence, head, number)
        yield Figure("killed", above, head, number.quantity, number.span, span, "count.remains@1", 0.8)
