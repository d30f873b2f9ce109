"""A figure in its report: with its sentence, and the figure that it is part of."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.counts.figure import Figure
from dateline.records.texts import Sentence


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure of the report with its sentence; `whole` is the place of the figure that it is part of.

    A `void` figure is one that the report itself takes back, or tells a second time.
    """

    figure: Figure
    sentence: Sentence
    whole: int | None = None
    void: bool = False


def can_hold(entry: Entry, figure: Figure) -> bool:
    """Tell whether a figure can contain another: it is not smaller, nor nothing."""
    whole, part = entry.figure.quantity, figure.quantity
    least = part.low if part.low is not None else part.value
    if whole.value == 0 or entry.figure.number == figure.number:
        return False
    return whole.high is None or least is None or whole.high > least or (whole.high == least and not figure.written)


def same_outcome(left: Figure, right: Figure) -> bool:
    """Tell whether the same befell two groups of people; whoever is captured is held as the arrested are."""
    held = {"captured": "arrested"}
    return held.get(left.outcome, left.outcome) == held.get(right.outcome, right.outcome)
