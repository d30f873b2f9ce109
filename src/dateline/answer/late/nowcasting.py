"""What the last days will have brought once all reports are in: a statement about lateness, never a forecast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import exp, sqrt

import numpy as np
from scipy.stats import nbinom

from dateline.answer.late.triangle import Late, develop, triangle
from dateline.errors import DatelineError

SHARE = 0.99  # delays are cut where this share of reports is in: the rest is history, not lateness
HISTORY = 2  # times the longest delay


@dataclass(frozen=True, slots=True)
class Day:
    """One day: what is reported, how complete that is (with its limits), and the number in all with its limits."""

    day: str
    reported: int
    complete: float
    complete_low: float
    complete_high: float
    expected: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Nowcast:
    """The days on which reports may still come in, the longest delay that counts, and what is to come over all."""

    as_of: str
    longest: int
    phi: float
    missing: float
    days: tuple[Day, ...]


def nowcast(late: Sequence[Late], as_of: date, phi: float = 1.0) -> Nowcast:
    """Return the nowcast; it is refused without a history of twice the longest delay."""
    known = [each for each in late if each.reported <= as_of]
    if any(each.reported < each.occurred for each in known):
        raise DatelineError(
            "a report stands before what it reports: occurred and first reported are in the wrong columns, or a date is wrong"
        )
    if not known:
        raise DatelineError(f"nothing was reported by {as_of.isoformat()}: no nowcast")
    longest = _longest([(each.reported - each.occurred).days for each in known])
    first = min(each.occurred for each in known)
    if (as_of - first).days + 1 < HISTORY * longest:
        days = (as_of - first).days + 1
        raise DatelineError(f"{days} days of history, and reports come up to {longest} days late: a nowcast takes {HISTORY * longest} days")
    developed = develop(triangle(known, as_of, first, longest))
    made = [_day(known, as_of - timedelta(days=delay), as_of, developed.complete, developed.logs, phi) for delay in range(longest)]
    return Nowcast(as_of.isoformat(), longest, phi, sum(each.expected - each.reported for each in made), tuple(reversed(made)))


def _longest(delays: Sequence[int]) -> int:
    return int(np.quantile(delays, SHARE, method="inverted_cdf"))


def _day(late: Sequence[Late], day: date, as_of: date, complete: Sequence[float], logs: Sequence[float], phi: float) -> Day:
    delay = (as_of - day).days
    reported = sum(each.occurred == day for each in late)
    share, sd = complete[delay], sqrt(logs[delay])
    low, high = share * exp(-1.96 * sd), min(share * exp(1.96 * sd), 1.0)
    size = reported or 0.5
    expected = reported + (size * (1 - share) / share if share > 0 else 0.0)
    missing_low, missing_high = (_missing(reported, part, tail, phi) for part, tail in ((high, 0.025), (low, 0.975)))
    return Day(day.isoformat(), reported, share, low, high, expected, reported + missing_low, reported + missing_high)


def _missing(reported: int, share: float, tail: float, phi: float) -> int:
    """Return a limit of what is missing: negative binomial, with phi times its variance where events come in waves."""
    if not 0 < share < 1:
        return 0
    size = reported + 0.5
    mean = size * (1 - share) / share
    variance = phi * mean / share
    return int(nbinom.ppf(tail, mean * mean / (variance - mean), mean / variance)) if variance > mean else round(mean)
