"""The calendars that feasts are reckoned by: Easter, the Islamic year, tables of days, the n-th weekday of a month."""

from __future__ import annotations

import csv
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from importlib import resources

from dateline.extract.times.days import Interval, a_week, bounded, shifted

# The arithmetic Islamic calendar begins on 16 July 622 of the Julian calendar; here in days of the Gregorian one.
_ISLAMIC_EPOCH = 1948439 - 1721424


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """Return the n-th weekday of a month; a negative number counts from its end."""
    year = bounded(year)
    if nth < 0:
        last = date(year, month, monthrange(year, month)[1])
        return shifted(last, -((last.weekday() - weekday) % 7) + 7 * (nth + 1))
    first = date(year, month, 1)
    return shifted(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


def easter(year: int, *, orthodox: bool = False) -> date:
    """Return Easter Sunday in the Gregorian calendar, by Western or Orthodox reckoning (Meeus)."""
    if orthodox:
        moon = (19 * (year % 19) + 15) % 30
        sunday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
        month, day = divmod(moon + sunday + 114, 31)
        return shifted(date(year, month, day + 1), year // 100 - year // 400 - 2)
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    late = (golden + 11 * epact + 22 * sunday) // 451
    month, day = divmod(epact + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def islamic_days(year: int, month: int, day: int) -> Iterator[date]:
    """Yield the days in a Gregorian year, one or two or none, that have a month and day of the Islamic calendar."""
    first = int((year - 622) * 33 / 32)
    for islamic in range(first - 1, first + 4):
        found = from_islamic(islamic, month, day)
        if found.year == year:
            yield found


def from_islamic(year: int, month: int, day: int) -> date:
    """Return the Gregorian day of a day of the Islamic calendar: as the Umm al-Qura tables have it, else by arithmetic."""
    listed = _islamic_years().get(year)
    if listed is None:
        days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 - 1
        return date.fromordinal(min(max(1, days + _ISLAMIC_EPOCH), date.max.toordinal()))
    begins, long_months = listed
    return shifted(begins, sum(29 + int(is_long) for is_long in long_months[: month - 1]) + day - 1)


@cache
def _islamic_years() -> dict[int, tuple[date, str]]:
    """Return the first day of each Islamic year of the table, and for its twelve months a 1 where they have 30 days."""
    return {int(row["year"]): (date.fromisoformat(row["begins"]), row["long_months"]) for row in _rows("hijri.csv")}


def listed_day(feast: str, year: int) -> date | None:
    """Return the day of a feast that only a table tells; null for a year that it does not hold."""
    row = _feast_days().get(year)
    return None if row is None else date.fromisoformat(f"{year:04}-{row[feast]}")


@cache
def _feast_days() -> dict[int, dict[str, str]]:
    return {int(row["year"]): row for row in _rows("feast_days.csv")}


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.files("dateline.extract").joinpath(f"tables/{name}").read_text("utf-8").splitlines()))


def assembly_week(year: int) -> Interval:
    """Return the week in which heads of state speak at the UN General Assembly.

    The session opens on the Tuesday of the third week of September, counted from the first week with a working day; the general
    debate opens on the Tuesday after.
    """
    first = date(bounded(year), 9, 1)
    working = first if first.weekday() < 5 else shifted(first, 7 - first.weekday())
    opening = shifted(working, 1 - working.weekday() + 14)
    return replace(a_week(shifted(opening, 7)), precision="week")
