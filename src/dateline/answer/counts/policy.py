"""A policy: how one figure is made of many, as a row of a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median_low

from dateline.records.happenings import Bounds

Pick = Callable[[Sequence[Bounds]], int | None]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named way to make one figure of many. `low`, `best` and `high` name the rows of PICKS that give the three numbers.

    `words` gives vague words a number of their own, `unknown` one to losses without any; both stand in for every bound below.
    """

    name: str
    means: str
    source: str
    select: str
    low: str
    best: str
    high: str
    missing_best: str = "none"
    words: Mapping[str, int] = field(default_factory=dict)
    unknown: int | None = None

    def of(self, told: Sequence[Bounds]) -> Bounds:
        """Return the figure that the policy makes of one or more tellings."""
        low = PICKS[self.low](told)
        best = PICKS[self.best](told)
        if best is None and self.missing_best == "low":
            best = low
        return Bounds(low, best, PICKS[self.high](told))


def _least_low(told: Sequence[Bounds]) -> int | None:
    return min((each.low or 0) for each in told)


def _greatest_low(told: Sequence[Bounds]) -> int | None:
    return max((each.low or 0) for each in told)


def _median_low(told: Sequence[Bounds]) -> int | None:
    return median_low([each.low or 0 for each in told])


def _least_best(told: Sequence[Bounds]) -> int | None:
    return min(_bests(told), default=None)


def _greatest_best(told: Sequence[Bounds]) -> int | None:
    return max(_bests(told), default=None)


def _median_best(told: Sequence[Bounds]) -> int | None:
    known = _bests(told)
    return median_low(known) if known else None


def _agreed_best(told: Sequence[Bounds]) -> int | None:
    """Only where all who give a figure give the same one: a range has no best figure of its own."""
    known = set(_bests(told))
    return known.pop() if len(known) == 1 else None


def _greatest_high(told: Sequence[Bounds]) -> int | None:
    known = [each.high for each in told]
    return None if None in known else max(each for each in known if each is not None)


def _median_high(told: Sequence[Bounds]) -> int | None:
    """An open bound lies above every closed one."""
    chosen = median_low([(each.high is None, each.high or 0) for each in told])
    return None if chosen[0] else chosen[1]


def _none(_: Sequence[Bounds]) -> int | None:
    return None


def _bests(told: Sequence[Bounds]) -> list[int]:
    return [each.best for each in told if each.best is not None]


PICKS: Mapping[str, Pick] = {
    "least low": _least_low,
    "greatest low": _greatest_low,
    "median low": _median_low,
    "least best": _least_best,
    "greatest best": _greatest_best,
    "median best": _median_best,
    "agreed best": _agreed_best,
    "greatest high": _greatest_high,
    "median high": _median_high,
    "none": _none,
}
SELECTIONS = ("all", "latest official")
