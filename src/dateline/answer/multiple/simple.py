"""Estimates that need no model: two lists, a lower bound from what is seen once and twice, and how saturated the lists are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log, sqrt

from dateline.answer.multiple.table import Table

Z = 1.96  # as printed in the papers whose intervals are to come out


@dataclass(frozen=True, slots=True)
class TwoLists:
    """Two lists: the ratio estimate, the one that stays finite, its standard error and interval."""

    lincoln_petersen: float | None
    chapman: float
    se: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Chao:
    """A lower bound; `c` is 1 for an open number of captures and (t - 1)/t for t fixed lists."""

    estimate: float
    low: float
    high: float
    c: float


def two_lists(first: int, second: int, both: int) -> TwoLists:
    """Return the estimates from two lists and what they share; both assume that the lists know nothing of one another."""
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    known, se = first + second - both, sqrt(variance)
    low, high = around(known, estimate - known, variance)
    return TwoLists(first * second / both if both else None, estimate, se, low, high)


def chao(frequencies: Sequence[int], c: float = 1.0) -> Chao:
    """Return Chao's lower bound from how many are seen once, twice, and so on."""
    n, once, twice = sum(frequencies), frequencies[0], frequencies[1] if len(frequencies) > 1 else 0
    if twice == 0:
        unseen = c * once * (once - 1) / 2
        variance = c * once * (once - 1) / 2 + c * c * once * (2 * once - 1) ** 2 / 4
        if n + unseen > 0:
            variance -= c * c * once**4 / (4 * (n + unseen))
    else:
        ratio = once / twice
        unseen = c * once**2 / (2 * twice)
        variance = twice * (c * ratio**2 / 2 + c * c * ratio**3 + c * c * ratio**4 / 4)
    low, high = around(n, unseen, max(variance, 0.0))
    return Chao(n + unseen, low, high, c)


def chao_of(table: Table) -> Chao:
    """Return Chao's bound for lists that are fixed in number."""
    return chao(table.frequencies, (len(table.lists) - 1) / len(table.lists))


def coverage(frequencies: Sequence[int]) -> float | None:
    """Return Good and Turing's estimate of how much of what our sources can see they have seen; null where nothing is known."""
    listed = sum(times * count for times, count in enumerate(frequencies, 1))
    return 1 - frequencies[0] / listed if listed else None


def around(n: float, unseen: float, variance: float) -> tuple[float, float]:
    """Return the interval that is symmetric for the logarithm of the unseen part, and never lies below what is known."""
    if unseen <= 0:
        return float(n), float(n)
    factor = exp(Z * sqrt(log(1 + variance / unseen**2)))
    return n + unseen / factor, n + unseen * factor
