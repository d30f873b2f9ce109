"""The triangle of delays: what happened on a day and was first reported so many days later."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Late:
    """When something happened and when it was first reported."""

    occurred: date
    reported: date


@dataclass(frozen=True, slots=True)
class Developed:
    """How a triangle goes on: growth factors by delay, the share first reported at each delay, completeness, and what is to come.

    `logs` is the variance of the logarithm of completeness; `reserve` is what all rows together are still to bring.
    """

    factors: tuple[float, ...]
    shares: tuple[float, ...]
    complete: tuple[float, ...]
    logs: tuple[float, ...]
    ultimate: tuple[float, ...]
    reserve: float


def triangle(late: Iterable[Late], as_of: date, first: date, longest: int) -> Numbers:
    """Return counts by day (from the first to the as-of day) and delay; what cannot be known yet is not a number."""
    days = (as_of - first).days + 1
    found = np.zeros((days, longest + 1))
    for each in late:
        row, delay = (each.occurred - first).days, (each.reported - each.occurred).days
        if 0 <= row < days and 0 <= delay <= longest and each.reported <= as_of:
            found[row, delay] += 1
    for row in range(days):
        found[row, max(days - row, 0) :] = np.nan
    return found


def develop(increments: Numbers) -> Developed:
    """Return how the triangle goes on. Every row that has reached a delay speaks for it, weighted by its size."""
    known = ~np.isnan(increments)
    sums = np.nancumsum(increments, axis=1)
    delays = increments.shape[1]
    factors, shares, denominators = [], [0.0], [1.0]
    for delay in range(1, delays):
        rows = known[:, delay]
        before, after = float(sums[rows, delay - 1].sum()), float(sums[rows, delay].sum())
        factors.append(after / before if before else 1.0)
        shares.append((after - before) / after if after else 0.0)
        denominators.append(after)
    complete = _complete(shares)
    last = known.sum(axis=1) - 1
    ultimate = [float(sums[row, at] / complete[at]) if at >= 0 and complete[at] else 0.0 for row, at in enumerate(last)]
    so_far = sum(float(sums[row, at]) for row, at in enumerate(last) if at >= 0)
    return Developed(tuple(factors), tuple(shares), complete, _logs(shares, denominators), tuple(ultimate), sum(ultimate) - so_far)


def _complete(shares: Sequence[float]) -> tuple[float, ...]:
    """Return the share of a day's happenings that is reported by each delay."""
    found = [1.0]
    for share in reversed(shares[1:]):
        found.append(found[-1] * (1 - share))
    return tuple(reversed(found))


def _logs(shares: Sequence[float], denominators: Sequence[float]) -> tuple[float, ...]:
    found = [0.0]
    for share, size in zip(reversed(shares[1:]), reversed(denominators[1:]), strict=True):
        found.append(found[-1] + (share / ((1 - share) * size) if size and share < 1 else 0.0))
    return tuple(reversed(found))
