"""What is asked about a pace: a count so far, an earlier count, the multiple that is claimed, and how the two were counted."""

from __future__ import annotations

from calendar import isleap
from dataclasses import dataclass
from datetime import date
from math import ceil, floor


@dataclass(frozen=True, slots=True)
class Window:
    """The days that a count covers, both ends included."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """Return how many days there are."""
        return (self.end - self.start).days + 1

    @property
    def year_days(self) -> int:
        """Return the days of the calendar year in which the window begins."""
        return 366 if isleap(self.start.year) else 365

    @property
    def is_year_to_date(self) -> bool:
        """Tell whether the window begins with its year and ends in it, so that what is left of the year can be asked about."""
        return (self.start.month, self.start.day) == (1, 1) and self.end.year == self.start.year


@dataclass(frozen=True, slots=True)
class Before:
    """The earlier count, with the days that it covers."""

    number: int
    window: Window

    @property
    def name(self) -> str:
        """Return how the period is called: the year where it is one."""
        whole = self.window.is_year_to_date and self.window.days == self.window.year_days
        return str(self.window.start.year) if whole else f"{self.window.start.isoformat()} to {self.window.end.isoformat()}"


@dataclass(frozen=True, slots=True)
class Circumstances:
    """How the two counts came about, as far as anybody says; null is not known, which is not the same as alike."""

    counted_as: str | None = None
    before_counted_as: str | None = None
    speaker: str | None = None
    before_speaker: str | None = None
    before_anonymous: bool = False
    before_second_hand: bool = False
    as_of: str | None = None
    as_of_precision: str | None = None
    before_as_of: str | None = None
    published: str | None = None
    claimed_more_than: bool = False
    reported_more_than: bool | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A pace claim. `windows` are the days that the count may cover, the likeliest first; `monthly` and `past` are what is known besides.

    `past` holds, for each earlier year, the count up to the same day of the year and the count of the whole year.
    """

    number: int
    windows: tuple[Window, ...]
    before: Before
    multiple: float = 2.0
    circumstances: Circumstances = Circumstances()
    monthly: tuple[int, ...] = ()
    past: tuple[tuple[int, int], ...] = ()

    @property
    def target(self) -> int:
        """Return the smallest count that makes the claim true: reaching the multiple, or passing it."""
        wanted = round(self.multiple * self.before.number, 9)
        return floor(wanted) + 1 if self.circumstances.claimed_more_than else ceil(wanted)
