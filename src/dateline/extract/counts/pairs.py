"""Numbers with their state in a row: "Orsha 12 killed and 30 wounded, Tolmere 7 killed": each state takes the number before it."""

from __future__ import annotations

from dateline.extract.counts.figure import Figure
from dateline.records.texts import Sentence


def without_shared(sentence: Sentence, figures: list[Figure]) -> list[Figure]:
    """Return the figures without those that a tree gives the state of another number.

    "231 killed and 573 injured" and "12 were killed and 30 injured" tell of 573 and 30 injured, not of 231 and 12.
    """
    return [figure for figure in figures if not _is_shared(sentence, figure, figures)]


def _is_shared(sentence: Sentence, figure: Figure, figures: list[Figure]) -> bool:
    """Tell whether a number has a state of its own before the number that the word of this figure stands behind."""
    if figure.number.start >= figure.trigger.span.start:
        return False
    between = [
        other
        for other in figures
        if other.trigger == figure.trigger and figure.number.end <= other.number.start and other.number.end <= other.trigger.span.start
    ]
    own = [other for other in figures if other.number == figure.number and other.outcome != figure.outcome]
    told = any(each.trigger.span.end <= other.number.start for each in own for other in between)
    return told or (bool(own) and _stands_behind(sentence, figure, own))


def _stands_behind(sentence: Sentence, figure: Figure, own: list[Figure]) -> bool:
    """Tell whether a state stands right behind the number, and the word of this figure right behind another number."""
    first = any(
        _gap(sentence, figure.number.end, each.trigger.span.start) == 0 for each in own if each.trigger.span.start >= figure.number.end
    )
    before = sentence.tokens[figure.trigger.index - 1] if figure.trigger.index else None
    return first and before is not None and before.tag == "NUM" and before.span.start >= figure.number.end


def _gap(sentence: Sentence, start: int, end: int) -> int:
    return sum(1 for token in sentence.tokens if start <= token.span.start < end)
