"""Dates, weekdays and seasons: from a matched pattern to what it means."""

from __future__ import annotations

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lexicon import (
    Groups,
    Reader,
    amount_of,
    clock_of,
    full_year,
    low,
    month_number,
    ordinal_of,
    season_of,
    weekday_number,
    which_of,
    whole,
)


def calendar_date(groups: Groups) -> Meaning | None:
    """Read a date by its parts: a day, a month, a year, a weekday, a season."""
    stepped = low(groups.get("which") or groups.get("which2"))
    which, base = which_of(stepped)
    year = whole(groups.get("year"))
    if groups.get("shortyear"):
        year = full_year(int(groups["shortyear"] or 0))
    day, last = whole(groups.get("day")), whole(groups.get("day2"))
    if last is not None and (day is None or last <= day):
        return None
    return Meaning(
        kind="date",
        year=year,
        month=whole(groups.get("monthno")) or month_number(groups.get("month")),
        day=day if day is not None else _day_in_words(groups.get("dayword")),
        last_day=last,
        last_year=_short_end(year, groups.get("year2")),
        weekday=weekday_number(groups.get("weekday")),
        season=season_of(groups.get("season") or groups.get("season2")),
        which=which,
        unit="Y" if stepped.endswith(("year", "year before")) else "",
        base="story" if base == "story" else "anchor",
        clock=clock_of(groups.get("clockword")) or (f"T{groups['clock']}" if groups.get("clock") else ""),
    )


def _day_in_words(words: str | None) -> int | None:
    return ordinal_of(words) if words else None


def _short_end(year: int | None, short: str | None) -> int | None:
    if year is None or short is None:
        return None
    return year - year % 100 + int(short)


def slashes(groups: Groups) -> Meaning | None:
    """Read 9/30/2024 as month and day, 30.9.2024 and 30/9/2024 as day and month."""
    first, second, year = (int(groups[key] or 0) for key in ("first", "second", "year"))
    year = full_year(year) if year < 100 else year
    month, day = (second, first) if groups["mark"] == "." or first > 12 else (first, second)
    if not (1 <= month <= 12 and 1 <= day <= 31) or (year < 1000):
        return None
    return Meaning(kind="date", year=year, month=month, day=day)


def era(groups: Groups) -> Meaning | None:
    """Read a year before or after Christ."""
    if groups["bcyear"]:
        return Meaning(kind="date", value=f"BC{int(groups['bcyear'] or 0):04}")
    return Meaning(kind="date", year=int(groups["adyear"] or groups["adyear2"] or 0))


def spelled_year(groups: Groups) -> Meaning | None:
    """Read a year in words: "nineteen eighty-two"."""
    hundreds = {"seventeen": 1700, "eighteen": 1800, "nineteen": 1900, "twenty": 2000}[low(groups["centuryword"])]
    rest = amount_of(groups["yearwords"])
    return None if rest is None or rest < 10 else Meaning(kind="date", year=hundreds + int(rest))


def weekday_of_week(groups: Groups) -> Meaning | None:
    """Read "Friday of last week"."""
    which, base = which_of(groups["whichweek"])
    clock = clock_of(groups.get("clockword"))
    return Meaning(
        kind="date",
        weekday=weekday_number(groups["weekday"]),
        unit="W",
        which=which,
        base="story" if base == "story" else "anchor",
        clock=clock,
    )


def week_of(groups: Groups) -> Meaning | None:
    """Read "the week of 6 March"."""
    found = calendar_date({key: value for key, value in groups.items() if key != "edge"})
    return found and Meaning(kind="date", year=found.year, month=found.month, day=found.day, unit="W")


_CALENDAR = """
iso day_month_year day_month_short_year day_month month_day_year month_day month_year month_which_year which_month month day_alone year
years_short days_month_year month_days_year days_list_month month_days_list day_in_words month_the_day weekday season_year season_which
season_the winter_years
"""

READERS: dict[str, Reader] = {
    **dict.fromkeys(_CALENDAR.split(), calendar_date),
    "slashes": slashes,
    "year_era": era,
    "spelled_year": spelled_year,
    "weekday_of_week": weekday_of_week,
    "week_weekday": lambda groups: Meaning(kind="date", weekday=weekday_number(groups["weekday"]), which=2),
    "weekday_week": week_of,
}
