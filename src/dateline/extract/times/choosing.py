"""Which year, month or week a date means that does not say so."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from dateline.extract.times.days import (
    Interval,
    a_century,
    a_day,
    a_decade,
    a_fiscal_year,
    a_half,
    a_month,
    a_quarter,
    a_season,
    a_week,
    a_year,
    shifted,
)
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.story import Story

_UNKNOWN = Interval(None, None, "unknown", "")
_SOON_MONTHS = 2
_SOON_DAYS = 90
_UNTIL_MONTHS = 6
# A quarter that ended lately is still spoken of as one to come: its results are.
_OVER_DAYS = 120
_NEAR_DAYS = 30


def dated(meaning: Meaning, story: Story, direction: int) -> Interval:
    """Return the days of a calendar date, the open parts filled from the report's day, the story, and the direction of the clause."""
    if meaning.value or meaning.century is not None or meaning.decade is not None:
        return _long(meaning)
    if meaning.month is not None:
        return _in_month(meaning, story, direction)
    if meaning.weekday is not None:
        return _weekday(meaning, story, direction)
    if meaning.day is not None:
        return _day_alone(meaning, story, direction)
    year = meaning.year if meaning.year is not None else _year_of_piece(meaning, story, direction)
    if meaning.fiscal is not None and year is not None:
        return a_fiscal_year(year, meaning.fiscal)
    return _UNKNOWN if year is None else _piece(meaning, year)


def _long(meaning: Meaning) -> Interval:
    if meaning.decade is not None:
        return a_decade(meaning.decade)
    return a_century(meaning.century) if meaning.century is not None else Interval(None, None, "unknown", meaning.value)


def _piece(meaning: Meaning, year: int) -> Interval:
    if meaning.season:
        return a_season(year, meaning.season)
    if meaning.quarter:
        return a_quarter(year, meaning.quarter)
    if meaning.half:
        return a_half(year, meaning.half)
    return a_year(year)


def _base(meaning: Meaning, story: Story) -> date | None:
    """Return the day from which "last", "the next" and their like count."""
    if meaning.base == "story" or story.narrative:
        return story.reached or (None if story.narrative else story.anchor)
    return story.anchor or story.reached


def _year_of_piece(meaning: Meaning, story: Story, direction: int) -> int | None:
    """Return the year of a season, quarter or half that names none: the one at hand, or the last one begun where the clause looks back."""
    base = _base(meaning, story)
    if base is None:
        return None
    if meaning.which is not None and not meaning.season:
        return base.year + meaning.which
    if meaning.which is not None:
        return _season_step(meaning, base)
    here = _piece(meaning, base.year)
    if story.narrative or here.start is None or here.end is None:
        return base.year
    if direction <= 0 and here.start > base:
        return base.year - 1
    return base.year + (direction > 0 and (base - here.end).days > _OVER_DAYS)


def _season_step(meaning: Meaning, base: date) -> int:
    here = a_season(base.year, meaning.season)
    start, end = here.start or base, here.end or base
    if meaning.which == -1:
        return base.year - (end >= base)
    if meaning.which == 1:
        return base.year + (start <= base)
    return base.year - (meaning.season == "WI" and base.month <= 2)


def _in_month(meaning: Meaning, story: Story, direction: int) -> Interval:
    month = meaning.month or 1
    year = meaning.year if meaning.year is not None else _year_of_month(meaning, story, direction)
    if year is None:
        tail = f"-{meaning.day:02}" if meaning.day else ""
        return Interval(None, None, "unknown", f"XXXX-{month:02}{tail}")
    if meaning.day is None:
        return a_month(year, month)
    if meaning.day > monthrange(min(max(year, 1), 9998), month)[1]:
        return a_month(year, month)
    found = a_day(date(min(max(year, 1), 9998), month, meaning.day))
    return a_week(found.start or date.min) if meaning.unit == "W" else found


def _year_of_month(meaning: Meaning, story: Story, direction: int) -> int | None:
    month = meaning.month or 1
    base = _base(meaning, story)
    if base is None:
        return None
    if meaning.known is not None and date(meaning.known, month, meaning.day or 1) <= base:
        return meaning.known
    if meaning.which is not None:
        return _stepped_month(meaning, base, month)
    if story.narrative:
        return base.year + (base.month - month >= 7 and story.precision != "year" and base.month >= 10)
    if _told_before(story) and meaning.bound != "since":  # "founded in 2014, it has been strong since May" looks back from today
        return story.sentence_year
    if meaning.bound == "by" and (month - base.month) % 12 <= _UNTIL_MONTHS:
        direction = max(direction, 1)
    return _nearest(date(base.year, month, 1), base, direction) if meaning.day is None else _nearest_day(meaning, base, direction)


def _told_before(story: Story) -> bool:
    """Tell whether this sentence has gone back to another year than the report's own."""
    return story.anchor is not None and story.sentence_year is not None and story.sentence_year < story.anchor.year - 1


def _stepped_month(meaning: Meaning, base: date, month: int) -> int:
    """Count "last June" from the day at hand; "June of last year" counts in years, which the words of a year mark as story or anchor."""
    step = meaning.which or 0
    if meaning.unit == "Y":
        return base.year + step
    if step < 0:
        return base.year - (month >= base.month)
    if step > 0:
        return base.year + (month <= base.month)
    return base.year


def _nearest(first: date, base: date, direction: int) -> int:
    ahead = (first.month - base.month) % 12
    if ahead == 0:
        return base.year
    future, past = base.year + (first.month < base.month), base.year - (first.month > base.month)
    if direction > 0 or (direction == 0 and ahead <= _SOON_MONTHS):
        return future
    return past


def _nearest_day(meaning: Meaning, base: date, direction: int) -> int:
    day, month = meaning.day or 1, meaning.month or 1
    years = [year for year in (base.year - 1, base.year, base.year + 1) if 1 <= year <= 9998 and day <= monthrange(year, month)[1]]
    if not years:
        return base.year
    away = {year: (date(year, month, day) - base).days for year in years}
    fitting = [year for year in years if meaning.weekday is None or date(year, month, day).weekday() == meaning.weekday]
    if len(fitting) == 1:
        return fitting[0]
    past = max((year for year in years if away[year] <= 0), default=years[0])
    future = min((year for year in years if away[year] >= 0), default=years[-1])
    if direction > 0:
        return past if away[future] > 300 and away[past] > -_NEAR_DAYS else future
    soon = _NEAR_DAYS if direction < 0 else _SOON_DAYS
    if away[future] <= soon and (direction == 0 or away[past] < -200):
        return future
    return past


def _weekday(meaning: Meaning, story: Story, direction: int) -> Interval:
    base = _base(meaning, story)
    weekday = meaning.weekday or 0
    if base is None:
        return Interval(None, None, "unknown", f"XXXX-WXX-{weekday + 1}")
    if meaning.unit == "W":
        monday = shifted(base, -base.weekday() + 7 * (meaning.which or 0))
        return a_day(shifted(monday, weekday))
    return a_day(shifted(base, _days_to(meaning, base, direction)))


def _days_to(meaning: Meaning, base: date, direction: int) -> int:
    """Return how many days lie between the day at hand and the weekday that is meant."""
    weekday = meaning.weekday or 0
    back, ahead = (base.weekday() - weekday) % 7, (weekday - base.weekday()) % 7
    if meaning.which == 2:
        return ahead + 7
    if meaning.which in (-1, -2):
        return -(back or 7) - 7 * (-1 - meaning.which)
    if meaning.which == 1:
        return weekday - base.weekday() + 7 if meaning.base == "anchor" else ahead or 7
    if meaning.which == 0:
        return ahead if direction >= 0 else -back
    return ahead if direction > 0 else -back


def _day_alone(meaning: Meaning, story: Story, direction: int) -> Interval:
    base = (story.reached if story.narrative or (story.reached and story.precision in ("day", "month", "time")) else None) or story.anchor
    day = meaning.day or 1
    if base is None:
        return Interval(None, None, "unknown", f"XXXX-XX-{day:02}")
    if day > monthrange(base.year, base.month)[1]:
        return a_month(base.year, base.month)
    found = date(base.year, base.month, day)
    if base is story.anchor and direction < 0 and found > base:
        found = _month_before(base, day)
    return a_day(found)


def _month_before(base: date, day: int) -> date:
    last = shifted(base.replace(day=1), -1)
    return last.replace(day=min(day, last.day))
