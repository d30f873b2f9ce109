"""Heaping: how many of a source's exact figures end in 0 or 5."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from scipy.stats import chi2

LEAST = 10  # smaller figures are counted one by one
ROUNDED = 200.0
LEAST_FOR_TEST = 50


@dataclass(frozen=True, slots=True)
class Heaping:
    """Whipple's index (100 none, 500 all), the test of last digits where there are enough, and what follows for reading."""

    figures: int
    index: float | None
    p: float | None
    says: str


def heaping(exact: Sequence[int]) -> Heaping:
    """Return the heaping among figures that are told without a hedge."""
    figures = [each for each in exact if each >= LEAST]
    if not figures:
        return Heaping(0, None, None, f"no exact figure of {LEAST} or more: nothing can be said")
    index = 100 * 5 * sum(each % 5 == 0 for each in figures) / len(figures)
    p = _last_digits(figures) if len(figures) >= LEAST_FOR_TEST else None
    few = "" if p is not None else f"; too few for a test of last digits ({len(figures)} of {LEAST_FOR_TEST})"
    rounded = "its exact figures are best read as rounded" if index > ROUNDED else "no sign that its exact figures are rounded"
    return Heaping(len(figures), index, p, f"{rounded}{few}")


def _last_digits(figures: Sequence[int]) -> float:
    counts = Counter(each % 10 for each in figures)
    expected = len(figures) / 10
    return float(chi2.sf(sum((counts[digit] - expected) ** 2 / expected for digit in range(10)), 9))
