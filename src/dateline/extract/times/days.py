"""Periods of the calendar: first and last day, and the TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from dateline.extract.times.meaning import Fiscal
from dateline.records.quantities import Precision

LAST_YEAR = 9998  # the calendar of datetime ends with 9999, and a year after must fit
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, null where open, with the precision of the words and their TIMEX3 value."""

    start: date | None
    end: date | None
    precision: Precision
    value: str


def a_day(day: date) -> Interval:
    """Return one day."""
    return Interval(day, day, "day", day.isoformat())


def a_week(day: date) -> Interval:
    """Return the week of a day, Monday to Sunday."""
    monday = shifted(day, -day.weekday())
    year, week, _ = day.isocalendar()
    return Interval(monday, shifted(monday, 6), "week", f"{year:04}-W{week:02}")


def a_weekend(day: date) -> Interval:
    """Return the Saturday and Sunday of a day's week."""
    week = a_week(day)
    return Interval(shifted(week.start or day, 5), week.end, "part_of_week", f"{week.value}-WE")


def a_month(year: int, month: int) -> Interval:
    """Return a month."""
    year = bounded(year)
    return Interval(date(year, month, 1), date(year, month, monthrange(year, month)[1]), "month", f"{year:04}-{month:02}")


def a_year(year: int) -> Interval:
    """Return a year."""
    year = bounded(year)
    return Interval(date(year, 1, 1), date(year, 12, 31), "year", f"{year:04}")


def a_fiscal_year(name: int, fiscal: Fiscal) -> Interval:
    """Return the fiscal year that a year names."""
    begins = bounded(name if fiscal.starts or fiscal.month == 1 else name - 1)
    first = date(begins, fiscal.month, 1)
    return Interval(first, shifted(months_away(first, 12), -1), "year", f"{name:04}")


def fiscal_name(day: date, fiscal: Fiscal) -> int:
    """Return the name of the fiscal year in which a day falls."""
    begins = day.year - (day.month < fiscal.month)
    return begins if fiscal.starts or fiscal.month == 1 else begins + 1


def a_quarter(year: int, quarter: int) -> Interval:
    """Return a quarter of a year."""
    return Interval(_first(year, 3 * quarter - 2), a_month(year, 3 * quarter).end, "quarter", f"{year:04}-Q{quarter}")


def a_half(year: int, half: int) -> Interval:
    """Return a half of a year."""
    return Interval(_first(year, 6 * half - 5), a_month(year, 6 * half).end, "part_of_year", f"{year:04}-H{half}")


def a_season(year: int, season: str) -> Interval:
    """Return a season of the northern year; a winter begins in the year that names it."""
    first = _SEASONS[season]
    year = min(bounded(year), LAST_YEAR - 1)  # a winter ends in the year after
    end = a_month(year + 1, 2).end if season == "WI" else a_month(year, first + 2).end
    return Interval(_first(year, first), end, "season", f"{year:04}-{season}")


def a_decade(first: int) -> Interval:
    """Return the ten years from a year that ends in 0."""
    return Interval(_first(first, 1), a_year(first + 9).end, "decade", f"{first // 10:03}X")


def a_century(number: int) -> Interval:
    """Return a century by its number: the 19th is 1800 to 1899, as people count."""
    first = bounded((number - 1) * 100)
    return Interval(_first(first, 1), a_year(first + 99).end, "decade", f"{(number - 1):02}XX")


def shifted(day: date, days: int) -> date:
    """Return a day so many days away, kept inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def months_away(day: date, months: int) -> date:
    """Return the same day of a month so many months away, or that month's last day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = bounded(count // 12), count % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def bounded(year: int) -> int:
    """Return a year that the calendar can hold."""
    return min(max(year, 1), LAST_YEAR)


def _first(year: int, month: int) -> date:
    return date(bounded(year), month, 1)
