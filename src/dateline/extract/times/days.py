"""Periods of the calendar: first and last day, and the TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.times.words import calendar
from dateline.records.quantities import Precision

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


def a_quarter(year: int, quarter: int) -> Interval:
    """Return a quarter of a year."""
    return Interval(_first(year, 3 * quarter - 2), a_month(year, 3 * quarter).end, "quarter", f"{year:04}-Q{quarter}")


def a_half(year: int, half: int) -> Interval:
    """Return a half of a year."""
    return Interval(_first(year, 6 * half - 5), a_month(year, 6 * half).end, "part_of_year", f"{year:04}-H{half}")


def a_season(year: int, season: str) -> Interval:
    """Return a season of the northern year; a winter begins in the year that names it."""
    first = _SEASONS[season]
    year = bounded(year)
    end = a_month(year + 1, 2).end if season == "WI" else a_month(year, first + 2).end
    return Interval(_first(year, first), end, "season", f"{year:04}-{season}")


def a_decade(first: int) -> Interval:
    """Return the ten years from a year that ends in 0."""
    return Interval(_first(first, 1), a_year(first + 9).end, "decade", f"{first // 10:03}X")


def a_century(number: int) -> Interval:
    """Return a century by its number: the 19th is 1800 to 1899, as people count."""
    first = bounded((number - 1) * 100)
    return Interval(_first(first, 1), a_year(first + 99).end, "decade", f"{(number - 1):02}XX")


def a_feast(row: dict[str, object], year: int) -> Interval:
    """Return the days of a feast that begins in a year."""
    first = _feast_day(row, bounded(year))
    days = int(str(row.get("length", 1)))
    last = shifted(first, days - 1)
    return Interval(first, last, "day" if days == 1 else "week" if days < 10 else "month", first.isoformat())


def _feast_day(row: dict[str, object], year: int) -> date:
    announced = calendar()["announced"].get(str(row.get("table", "")), {}).get(str(year))
    if announced:
        return date.fromisoformat(announced)
    if "easter" in row:
        return shifted(easter(year, orthodox=bool(row.get("orthodox"))), int(str(row["easter"])))
    hijri = row.get("hijri")
    if isinstance(hijri, list):
        return _hijri_in(year, hijri[0], hijri[1])
    month = int(str(row["month"]))
    if "nth" in row:
        return _nth_weekday(year, month, int(str(row["weekday"])), int(str(row["nth"])))
    return date(year, month, int(str(row["day"])))


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    if nth < 0:
        last = a_month(year, month).end or date(year, month, 28)
        return shifted(last, -((last.weekday() - weekday) % 7))
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


def _hijri_in(year: int, month: int, day: int) -> date:
    """Return the first day in a Gregorian year that has a month and day of the arithmetic Islamic calendar."""
    islamic = int((year - 622) * 33 / 32) - 1
    found = date(year, 1, 1)
    for candidate in range(islamic, islamic + 4):
        found = _from_hijri(candidate, month, day)
        if found.year >= year:
            return found
    return found


def _from_hijri(year: int, month: int, day: int) -> date:
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30 + 1948439 - 1
    return date.fromordinal(min(max(1, days - 1721424), date.max.toordinal()))


def assembly_week(year: int) -> Interval:
    """Return the week in which heads of state speak at the UN General Assembly.

    The session opens on the Tuesday of the third week of September, counted from the first week with a working day; the general
    debate opens on the Tuesday after.
    """
    first = date(year, 9, 1)
    working = first if first.weekday() < 5 else shifted(first, 7 - first.weekday())
    opening = shifted(working, 1 - working.weekday() + 14)
    return replace(a_week(shifted(opening, 7)), precision="week")


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
    return min(max(year, 1), 9998)


def _first(year: int, month: int) -> date:
    return date(bounded(year), month, 1)
