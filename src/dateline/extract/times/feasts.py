"""On which days a feast falls, and which of its years is meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from dateline.extract.times.almanac import calendar, feasts
from dateline.extract.times.calendars import assembly_week, easter, islamic_days, listed_day, nth_weekday
from dateline.extract.times.days import Interval, bounded, shifted
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.stepping import base_of
from dateline.extract.times.story import Story
from dateline.records.quantities import Precision


def at_feast(meaning: Meaning, story: Story, direction: int) -> Interval:
    """Return the days of a feast in its year, or of the nearest one that fits the direction."""
    row = feasts()[meaning.feast]
    base = base_of(meaning, story)
    year = meaning.year if meaning.year is not None else base.year if base is not None else None
    if year is None:
        return Interval(None, None, "unknown", "XXXX-XX-XX")
    if meaning.year is not None:
        found = _in_years(row, [bounded(year), bounded(year - 1), bounded(year + 1)])
        return next((each for each in found if each.start is not None and each.start.year == bounded(year)), found[0])
    around = sorted(_in_years(row, [bounded(year - 1), bounded(year), bounded(year + 1)]), key=lambda each: each.start or date.min)
    return _nearest(around, base or date.min, meaning, 0 if meaning.which == 0 and not story.narrative else direction)


def _nearest(around: list[Interval], base: date, meaning: Meaning, direction: int) -> Interval:
    past = [each for each in around if (each.start or base) <= base]
    ahead = [each for each in around if (each.end or base) >= base]
    if meaning.which == -1 or (direction < 0 and past):
        return past[-1] if past else around[0]
    if meaning.which == 1 or (direction > 0 and ahead):
        return ahead[0] if ahead else around[-1]
    return min(around, key=lambda each: abs(((each.start or base) - base).days))


def _in_years(row: dict[str, Any], years: list[int]) -> list[Interval]:
    """Return the feast's days in years; a feast that its table does not tell for any of them has none, and stays open."""
    found = [each for year in years for each in feast_in(row, year)]
    return found or [Interval(None, None, "unknown", f"{years[0]:04}-XX-XX")]


def feast_in(row: dict[str, Any], year: int) -> Iterator[Interval]:
    """Yield the days of a feast for each time that it begins in a year."""
    if row.get("assembly"):
        yield assembly_week(year)
        return
    days = int(row.get("length", 1))
    precision: Precision = "day" if days == 1 else "week" if days < 10 else "month"
    for first in _first_days(row, year):
        yield Interval(first, _last_day(row, first, days), precision, first.isoformat())


def _last_day(row: dict[str, Any], first: date, days: int) -> date:
    """Return the last day of a feast that begins on a day; that of a lunar month is the eve of the feast that follows it."""
    until = feasts().get(row.get("until", ""))
    following = [] if until is None else [day for year in (first.year, bounded(first.year + 1)) for day in _first_days(until, year)]
    return next((shifted(day, -1) for day in following if 0 < (day - first).days <= days), shifted(first, days - 1))


def _first_days(row: dict[str, Any], year: int) -> Iterator[date]:
    after = int(row.get("after", 0))
    if "hijri" in row:
        yield from _islamic(row, year)
    elif "listed" in row:
        found = listed_day(row["listed"], year)
        yield from () if found is None else (shifted(found, after),)
    elif "easter" in row:
        yield shifted(easter(year, orthodox=bool(row.get("orthodox"))), int(row["easter"]))
    elif "nth" in row:
        yield shifted(nth_weekday(year, row["month"], row["weekday"], row["nth"]), after)
    else:
        yield date(year, row["month"], row["day"])


def _islamic(row: dict[str, Any], year: int) -> Iterator[date]:
    """Yield the first days of an Islamic feast, as announced in Mecca where that differs from the tables.

    With `friday_before`, the last Friday before its day.
    """
    announced: dict[str, str] = calendar()["announced"]
    for month, day in row["hijri"]:
        for found in islamic_days(year, month, day):
            first = date.fromisoformat(announced.get(found.isoformat(), found.isoformat()))
            yield shifted(first, -((first.weekday() - 4) % 7 or 7)) if row.get("friday_before") else first
