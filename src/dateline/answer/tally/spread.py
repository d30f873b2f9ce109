"""How far a sum can lie from its middle when each part is only known between bounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from math import fsum, sqrt
from typing import Literal

from dateline.records.happenings import Bounds

Shape = Literal["triangular", "pert"]
RHOS = (0.0, 0.3, 1.0)
SOFT_CAP = 1.25  # "at least 8" has no upper bound; for the spread alone it ends at 10, or above what others tell, and the sum is marked
NORMAL_95 = 1.959964


@dataclass(frozen=True, slots=True)
class Spread:
    """Where 95 % of the sum lies if errors of the parts go together with correlation `rho`; the bounds of the sum cut it off."""

    shape: Shape
    rho: float
    mean: float
    sd: float
    low: float
    high: float
    soft: bool


def spreads(
    parts: Iterable[Bounds], shape: Shape = "triangular", rhos: Sequence[float] = RHOS, most: Iterable[int] = ()
) -> tuple[Spread, ...]:
    """Return the spread of the sum for each correlation: rho = 0 is wishful, 1 is the worst.

    `most` gives the greatest number told of each part: an open bound lies above what somebody has said.
    """
    listed = list(parts)
    highs = [_high(part, told) for part, told in zip(listed, chain(most, repeat(0)), strict=False)]
    moments = [_moments(part, high, shape) for part, high in zip(listed, highs, strict=True)]
    sums = fsum(each[0] for each in moments), fsum(each[1] for each in moments), fsum(sqrt(each[1]) for each in moments)
    limits = fsum(part.low or 0 for part in listed), fsum(highs)
    return spreads_of(sums, limits, soft=any(part.high is None for part in listed), shape=shape, rhos=rhos)


def spreads_of(
    sums: tuple[float, float, float], limits: tuple[float, float], *, soft: bool, shape: Shape = "triangular", rhos: Sequence[float] = RHOS
) -> tuple[Spread, ...]:
    """Return the spread of a sum from the sums of its parts' means, variances and deviations, and those of their bounds."""
    mean, variance, line = sums
    (low, high), found = limits, []
    for rho in rhos:
        sd = sqrt(variance + rho * (line**2 - variance))
        least, most = mean - NORMAL_95 * sd, mean + NORMAL_95 * sd
        found.append(Spread(shape, rho, mean, sd, max(low, least), min(high, most), soft))
    return tuple(found)


def _moments(part: Bounds, b: float, shape: Shape) -> tuple[float, float]:
    """Return mean and variance; without a best figure every number between the bounds is as likely as another."""
    a = float(part.low or 0)
    if part.best is None:
        return (a + b) / 2, (b - a) ** 2 / 12
    m = float(part.best)
    if shape == "pert":
        mean = (a + 4 * m + b) / 6
        return mean, (mean - a) * (b - mean) / 7
    return (a + m + b) / 3, (a * a + m * m + b * b - a * m - a * b - m * b) / 18


def _high(part: Bounds, most: int) -> float:
    return float(part.high) if part.high is not None else SOFT_CAP * max(part.low or 0, part.best or 0, most)
