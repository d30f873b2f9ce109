"""What a count so far lets one expect of the whole year, if the rate stays what it was.

The unknown rate has Jeffreys' prior, so that what is still to come is negative binomial. Attacks come in waves: with a dispersion
phi above 1 both the rate and the rest of the year vary phi times as much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import beta, gamma, nbinom

from dateline.answer.pace.question import Window

PHIS = (1.0, 2.0, 4.0)
STEPS = 2000  # of equal probability; the answer moves by less than .0001 with twice as many
PAST_YEARS = 3


@dataclass(frozen=True, slots=True)
class Prediction:
    """The whole year at a dispersion: 2.5 %, 50 % and 97.5 % points, and how likely it reaches the target."""

    phi: float
    low: int
    median: int
    high: int
    reaches: float


@dataclass(frozen=True, slots=True)
class Season:
    """The share of a year that earlier years had seen by the same day, and how likely the target is with it."""

    years: int
    share: float
    reaches: float


def predict(number: int, window: Window, target: int, phi: float = 1.0) -> Prediction:
    """Return the prediction of the year; once the year is over it is the count itself."""
    left = window.year_days - window.days
    if left <= 0:
        return Prediction(phi, number, number, number, float(number >= target))
    if phi <= 1.0:
        r, p = number + 0.5, window.days / window.year_days
        low, median, high = (number + int(nbinom.ppf(each, r, p)) for each in (0.025, 0.5, 0.975))
        return Prediction(1.0, low, median, high, float(nbinom.sf(target - number - 1, r, p)))
    means = gamma.ppf(_steps(), (number + 0.5) / phi, scale=phi / window.days) * left
    r = np.maximum(means, 1e-12) / (phi - 1)
    reaches = float(np.mean(nbinom.sf(target - number - 1, r, 1 / phi)))
    low, median, high = (number + _quantile(r, 1 / phi, each) for each in (0.025, 0.5, 0.975))
    return Prediction(phi, low, median, high, reaches)


def _steps() -> np.ndarray:
    return (np.arange(STEPS) + 0.5) / STEPS


def _quantile(r: np.ndarray, p: float, share: float) -> int:
    """Return the least rest of the year that is not passed with this probability, over all rates."""
    low, high = -1, int(nbinom.ppf(0.99999, r.max(), p)) + 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if float(np.mean(nbinom.cdf(middle, r, p))) >= share else (middle, high)
    return high


def dispersion(monthly: Sequence[int]) -> float | None:
    """Return Pearson's X² over the months less one; null where fewer than two months or nothing was counted."""
    mean = sum(monthly) / len(monthly) if monthly else 0.0
    if len(monthly) < 2 or mean == 0:
        return None
    return sum((each - mean) ** 2 for each in monthly) / mean / (len(monthly) - 1)


def season(number: int, past: Sequence[tuple[int, int]], target: int) -> Season | None:
    """Return what earlier years' shares say; null where fewer than three years are known."""
    if len(past) < PAST_YEARS:
        return None
    before, after = sum(so_far for so_far, _ in past), sum(whole - so_far for so_far, whole in past)
    shares = beta.ppf(_steps(), before + 0.5, after + 0.5)
    reaches = float(np.mean(nbinom.sf(target - number - 1, number + 0.5, np.clip(shares, 1e-9, 1 - 1e-9))))
    return Season(len(past), before / (before + after) if before + after else 0.5, reaches)
