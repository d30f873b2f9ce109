"""Numbers and days as intervals: what words allow, not what we would like them to say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparator = Literal["exactly", "at_least", "more_than", "at_most", "less_than", "about", "nearly", "range", "vague"]
Precision = Literal[
    "time", "day", "part_of_week", "week", "part_of_month", "month", "part_of_year", "season", "quarter", "year", "decade", "unknown"
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as words give it: `value` as written (null if none), bounds inclusive, null where open."""

    value: int | float | None
    low: int | float | None
    high: int | float | None
    comparator: Comparator


@dataclass(frozen=True, slots=True)
class Period:
    """An interval of days, ISO 8601, both ends inclusive, null where open."""

    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """When something is to come: an interval and how finely the words give it."""

    start: str | None
    end: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day up to which a total counts."""

    date: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Toll:
    """How many people an incident cost: bounds (null where open), the best figure, and the counts they rest on."""

    low: int | None
    best: int | None
    high: int | None
    counts: tuple[str, ...]
