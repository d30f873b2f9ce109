"""Numbers in words and figures, with their hedges."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a sentence: its words with the hedge, the words of the number alone, and the interval they give.

    `head` is the place of the token that carries the number in the tree (the one with relation nummod, or the noun "dozens").
    """

    span: Span
    core: Span
    head: int
    quantity: Quantity


def find_numbers(sentence: Sentence) -> tuple[Number, ...]:
    """Return the numbers of a sentence in order; not money, percentages, ages, scores, dates, ordinals or parts of names."""
    return ()
