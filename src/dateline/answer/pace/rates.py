"""Rates of counted things, with exact limits."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.stats import chi2

from dateline.answer.pace.question import Window


@dataclass(frozen=True, slots=True)
class Interval:
    """A 95 % interval."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Rate:
    """A count as a number for a whole year at the same pace."""

    yearly: float
    interval: Interval


def garwood(number: int, level: float = 0.95) -> Interval:
    """Return the exact limits of a Poisson mean: those under which the count would be no rarer than the level allows on either side."""
    tail = (1 - level) / 2
    low = chi2.ppf(tail, 2 * number) / 2 if number else 0.0
    return Interval(float(low), float(chi2.ppf(1 - tail, 2 * number + 2) / 2))


def yearly(number: int, window: Window) -> Rate:
    """Return the rate of a year as long as the one in which the window begins."""
    scale = window.year_days / window.days
    limits = garwood(number)
    return Rate(number * scale, Interval(limits.low * scale, limits.high * scale))
