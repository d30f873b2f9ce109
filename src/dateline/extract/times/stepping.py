"""Times that count from another: "last week", "two days earlier", "in the past 24 hours", "now"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from dateline.extract.times.days import (
    Interval,
    a_century,
    a_day,
    a_decade,
    a_fiscal_year,
    a_month,
    a_quarter,
    a_week,
    a_weekend,
    a_year,
    fiscal_name,
    months_away,
    shifted,
)
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lengths import length_value
from dateline.extract.times.story import Story
from dateline.records.quantities import Precision

# "the coming days" are as many as "several" can be
_SEVERAL = 9.0
_DAYS = {"D": 1.0, "N": 1.0, "W": 7.0, "FN": 14.0, "WE": 7.0, "H": 1 / 24, "MIN": 1 / 1440, "S": 1 / 86400}
_PRECISIONS: dict[str, Precision] = {
    "W": "week",
    "FN": "week",
    "WE": "week",
    "M": "month",
    "Q": "quarter",
    "Y": "year",
    "DE": "year",
    "CE": "year",
}
_MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}


def base_of(meaning: Meaning, story: Story) -> date | None:
    """Return the day from which a step counts; null where neither the report nor its story has one."""
    if meaning.base == "story":
        near = story.day if meaning.unit in ("D", "N", "H", "MIN") else story.reached
        return near or (None if story.narrative else story.anchor)
    if story.narrative:
        return story.reached
    return story.anchor or story.reached


def stepped(meaning: Meaning, story: Story, direction: int) -> Interval:
    """Return the period so many steps away from the report's day or from where the story is."""
    base = story.anchor if _is_ahead(meaning, story, direction) else base_of(meaning, story)
    if meaning.value:
        return referring(meaning.value, story)
    if base is None:
        return Interval(None, None, "unknown", _open_value(meaning))
    told = _by_quarter(meaning, story)
    if told is not None:
        return told
    if meaning.amount is not None:
        grain = meaning.grain or {"DE": "Y", "CE": "Y"}.get(meaning.unit, meaning.unit)
        return period_of(moved(base, meaning.unit, meaning.amount), grain)
    return _counted(meaning, base, direction)


def _counted(meaning: Meaning, base: date, direction: int) -> Interval:
    """Return the period so many whole ones away; fiscal years are counted by their own months, weekends by those that are over."""
    if meaning.fiscal is not None and meaning.unit == "Y":
        return a_fiscal_year(fiscal_name(base, meaning.fiscal) + (meaning.which or 0), meaning.fiscal)
    if meaning.unit == "WE" and meaning.which == -2:
        return a_weekend(shifted(base, -14))
    if meaning.unit == "WE" and (meaning.which == -1 or (meaning.which == 0 and base.weekday() < 5 and direction <= 0)):
        return a_weekend(shifted(base, -7))
    return period_of(moved(base, meaning.unit, meaning.which or 0), meaning.unit)


def _is_ahead(meaning: Meaning, story: Story, direction: int) -> bool:
    """Tell whether "the end of the year" is that of the report's own year: what is to come has not been told yet."""
    whole = meaning.unit in ("W", "M", "Q", "Y") and meaning.base == "story" and meaning.which == 0
    return whole and direction > 0 and not story.narrative and story.anchor is not None


def _by_quarter(meaning: Meaning, story: Story) -> Interval | None:
    """Return the quarter that "the quarter" or "a year earlier" means where a report speaks of quarters; the last one if it names none."""
    if meaning.unit == "Q" and meaning.base == "story" and story.anchor is not None:
        return period_of(moved(story.quarter or months_away(story.anchor, -3), "Q", meaning.which or 0), "Q")
    if meaning.unit == "Y" and meaning.part == "then" and -1 in (meaning.amount, meaning.which) and story.quarter is not None:
        return period_of(months_away(story.quarter, -12), "Q")
    return None


def _open_value(meaning: Meaning) -> str:
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(meaning.unit, "XXXX-XX-XX")


def moved(day: date, unit: str, amount: float) -> date:
    """Return the day an amount of units away."""
    if unit in _MONTHS:
        return months_away(day, max(min(round(amount * _MONTHS[unit]), 120000), -120000))
    return shifted(day, max(min(round(amount * _DAYS.get(unit, 1.0)), 4000000), -4000000))


def period_of(day: date, unit: str) -> Interval:
    """Return the day, week, month or longer period of the calendar in which a day lies."""
    periods: dict[str, Callable[[date], Interval]] = {
        "W": a_week,
        "FN": a_week,
        "WE": a_weekend,
        "M": lambda each: a_month(each.year, each.month),
        "Q": lambda each: a_quarter(each.year, (each.month + 2) // 3),
        "Y": lambda each: a_year(each.year),
        "DE": lambda each: a_decade(each.year - each.year % 10),
        "CE": lambda each: a_century(each.year // 100 + 1),
    }
    return periods.get(unit, a_day)(day)


def lasting(meaning: Meaning, story: Story) -> Interval:
    """Return a length of time; one that ends or begins now ("in the past 24 hours", "within 48 hours") covers its days."""
    plain = Interval(None, None, "unknown", length_value(meaning.unit, meaning.amount))
    if meaning.which is None or story.anchor is None:
        return plain
    amount = _SEVERAL if meaning.amount is None else meaning.amount
    other = moved(story.anchor, meaning.unit, meaning.which * amount)
    start, end = sorted((story.anchor, other))
    return replace(plain, start=start, end=end, precision=_PRECISIONS.get(meaning.unit, "day"))


def referring(value: str, story: Story) -> Interval:
    """Return the open period that "now", "recently", "soon" speak of."""
    today = story.anchor
    if value == "PRESENT_REF":
        return Interval(today, today, "day" if today else "unknown", value)
    return Interval(today if value == "FUTURE_REF" else None, today if value == "PAST_REF" else None, "unknown", value)


def hanging(meaning: Meaning, day: Interval) -> Interval:
    """Return the day on which "two days after" the raid of 3 May falls; a length that hangs on a longer period stays a length."""
    plain = Interval(None, None, "unknown", length_value(meaning.unit, meaning.amount))
    if day.start is None or day.start != day.end or meaning.amount is None:
        return plain
    found = moved(day.start, meaning.unit, meaning.hangs * meaning.amount)
    return replace(plain, start=found, end=found, precision="day" if meaning.unit in ("D", "N", "W", "FN", "H", "MIN", "S") else "month")
