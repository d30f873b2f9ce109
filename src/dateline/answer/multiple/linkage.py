"""Estimates over several ways to join reports: a missed match makes the number too great, a false one too small.

The rule that combines them is Rubin's, on the logarithm of the unseen part, with the degrees of freedom in the form that gives
the wider interval: (m - 1)(1 + W / ((m + 1)B))².
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, inf, log, sqrt
from statistics import mean, variance

from scipy.stats import t

LEAST_REPLICATES = 10
NONE_UNSEEN = 0.1
FORM = "(m - 1)(1 + W / ((m + 1)B))²"


@dataclass(frozen=True, slots=True)
class Linked:
    """One way to join: how many are known then, how many unseen are estimated, and the variance of the latter's logarithm."""

    known: int
    unseen: float
    variance: float


@dataclass(frozen=True, slots=True)
class Combined:
    """The combined estimate; `between` is the share of its uncertainty that comes from joining."""

    estimate: float
    low: float
    high: float
    replicates: int
    df: float
    between: float
    form: str
    warnings: tuple[str, ...]


def combine(found: Sequence[Linked]) -> Combined:
    """Return one estimate of two or more ways to join."""
    logs = [log(each.unseen if each.unseen > 0 else NONE_UNSEEN) for each in found]
    number, within, between = len(found), mean(each.variance for each in found), variance(logs)
    total = within + (1 + 1 / number) * between
    df = (number - 1) * (1 + within / ((number + 1) * between)) ** 2 if between > 0 else inf
    reach = float(t.ppf(0.975, df)) * sqrt(total)
    known, middle = mean(each.known for each in found), mean(logs)
    few = (f"only {number} ways to join: take {LEAST_REPLICATES} or more",) if number < LEAST_REPLICATES else ()
    share = (1 + 1 / number) * between / total if total else 0.0
    return Combined(known + exp(middle), known + exp(middle - reach), known + exp(middle + reach), number, df, share, FORM, few)
