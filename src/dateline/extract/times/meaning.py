"""What a time expression means before the day of the report is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["date", "step", "length", "set", "reference", "feast", "same", "portion"]
Base = Literal["anchor", "story"]


@dataclass(frozen=True, slots=True)
class Portion:
    """A piece of a longer period: its `nth` week, day, weekday or half, or its first (1) or last (-1) so many units."""

    nth: int
    unit: str
    amount: float = 1.0
    weekday: int | None = None
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Fiscal:
    """A fiscal year by the month in which it begins; one that `starts` is named after the year of its first day."""

    month: int = 1
    starts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """The parts of a time that its words give; what they leave open is null, zero or empty.

    `which` counts steps from the one at hand (-1 "last", 0 "this", 1 "next"), from the anchor or from the time that the story has reached.
    `amount` counts units: of a length, or of a step back (negative) or ahead; null where the words leave it open ("several").
    `part` narrows a period ("early", "end"); `clock` is the TIMEX3 tail of a time of day; `bound` makes one end of the period open.
    `grain` is the period in which a step ends ("a year ago today"); `known` the year of a day that everyone knows ("the Sept. 11 attacks"),
    if the report is younger. A length that `hangs` before (-1) or after (1) a day beside it ends on a day of its own.
    """

    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    season: str = ""
    quarter: int = 0
    half: int = 0
    decade: int | None = None
    century: int | None = None
    unit: str = ""
    amount: float | None = None
    which: int | None = None
    base: Base = "anchor"
    part: str = ""
    clock: str = ""
    bound: str = ""
    value: str = ""
    feast: str = ""
    last_day: int | None = None
    last_year: int | None = None
    last_clock: str = ""
    grain: str = ""
    known: int | None = None
    hangs: int = 0
    portion: Portion | None = None
    fiscal: Fiscal | None = None

    @property
    def explicit(self) -> bool:
        """Tell whether the words alone fix the year."""
        return self.year is not None or self.decade is not None or self.century is not None
