"""Two counts over different times: how many times the earlier rate, and whether that can be chance."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from scipy.stats import binom, binomtest

from dateline.answer.pace.question import Before, Window
from dateline.answer.pace.rates import Interval


@dataclass(frozen=True, slots=True)
class Ratio:
    """The later rate over the earlier one with its exact interval; the p-values are one-sided, given the sum of both counts.

    `more_than_multiple` is the chance of so many if the rate were exactly the multiple, `rose` and `fell` if it were unchanged.
    """

    value: float
    interval: Interval
    more_than_multiple: float
    rose: float
    fell: float


def compare(number: int, window: Window, before: Before, multiple: float) -> Ratio:
    """Return the comparison of a count with an earlier one."""
    exposure = before.window.days / window.days
    value = number / before.number * exposure if before.number else inf
    limits = _limits(number, before.number, exposure)
    return Ratio(
        value,
        limits,
        exceeds(number, window, before, multiple),
        exceeds(number, window, before, 1.0),
        float(binom.cdf(number, number + before.number, _share(window, before, 1.0))),
    )


def exceeds(number: int, window: Window, before: Before, multiple: float, *, mid: bool = False) -> float:
    """Return the chance of a count as great if the rate were the multiple of the earlier one; `mid` halves that of the count itself."""
    both, share = number + before.number, _share(window, before, multiple)
    tail = float(binom.sf(number - 1, both, share))
    return tail - float(binom.pmf(number, both, share)) / 2 if mid else tail


def _share(window: Window, before: Before, multiple: float) -> float:
    """Return the share of all events that fall in the window at this ratio."""
    return multiple * window.days / (multiple * window.days + before.window.days)


def _limits(number: int, earlier: int, exposure: float) -> Interval:
    if number + earlier == 0:
        return Interval(0.0, inf)
    found = binomtest(number, number + earlier).proportion_ci(0.95, "exact")
    return Interval(_odds(float(found.low)) * exposure, _odds(float(found.high)) * exposure)


def _odds(share: float) -> float:
    return inf if share >= 1 else share / (1 - share)
