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
    a_feast,
    a_month,
    a_quarter,
    a_week,
    a_weekend,
    a_year,
    bounded,
    months_away,
    shifted,
)
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers.lengths import length_value
from dateline.extract.times.story import Story
from dateline.extract.times.words import feasts
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


def _base(meaning: Meaning, story: Story) -> date | None:
    if meaning.base == "story":
        near = story.day if meaning.unit in ("D", "N", "H", "MIN") else story.reached
        return near or (None if story.narrative else story.anchor)
    if story.narrative:
        return story.reached
    return story.anchor or story.reached


def stepped(meaning: Meaning, story: Story, direction: int) -> Interval:
    """Return the period so many steps away from the report's day or from where the story is."""
    base = story.anchor if _is_ahead(meaning, story, direction) else _base(meaning, story)
    if meaning.value:
        return referring(meaning.value, story)
    if base is None:
        return Interval(None, None, "unknown", _open_value(meaning))
    told = _by_quarter(meaning, story)
    if told is not None:
        return told
    if meaning.amount is not None:
        return _period(moved(base, meaning.unit, meaning.amount), {"DE": "Y", "CE": "Y"}.get(meaning.unit, meaning.unit))
    if meaning.unit == "WE" and (meaning.which == -1 or (meaning.which == 0 and base.weekday() < 5 and direction <= 0)):
        return a_weekend(shifted(base, -7))
    return _period(moved(base, meaning.unit, meaning.which or 0), meaning.unit)


def _is_ahead(meaning: Meaning, story: Story, direction: int) -> bool:
    """Tell whether "the end of the year" is that of the report's own year: what is to come has not been told yet."""
    whole = meaning.unit in ("W", "M", "Q", "Y") and meaning.base == "story" and meaning.which == 0
    return whole and direction > 0 and not story.narrative and story.anchor is not None


def _by_quarter(meaning: Meaning, story: Story) -> Interval | None:
    """Return the quarter that "the quarter" or "a year earlier" means where a report speaks of quarters; the last one if it names none."""
    if meaning.unit == "Q" and meaning.base == "story" and story.anchor is not None:
        return _period(moved(story.quarter or months_away(story.anchor, -3), "Q", meaning.which or 0), "Q")
    if meaning.unit == "Y" and meaning.part == "then" and -1 in (meaning.amount, meaning.which) and story.quarter is not None:
        return _period(months_away(story.quarter, -12), "Q")
    return None


def _open_value(meaning: Meaning) -> str:
    return {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX"}.get(meaning.unit, "XXXX-XX-XX")


def moved(day: date, unit: str, amount: float) -> date:
    """Return the day an amount of units away."""
    if unit in _MONTHS:
        return months_away(day, max(min(round(amount * _MONTHS[unit]), 120000), -120000))
    return shifted(day, max(min(round(amount * _DAYS.get(unit, 1.0)), 4000000), -4000000))


def _period(day: date, unit: str) -> Interval:
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


def at_feast(meaning: Meaning, story: Story, direction: int) -> Interval:
    """Return the days of a feast in its year, or of the nearest one that fits the direction."""
    row = feasts()[meaning.feast]
    base = _base(meaning, story)
    if meaning.year is not None:
        return a_feast(row, meaning.year)
    if base is None:
        return Interval(None, None, "unknown", "XXXX-XX-XX")
    around = [a_feast(row, bounded(year)) for year in (base.year - 1, base.year, base.year + 1)]
    if meaning.which == 0 and not story.narrative:
        direction = 0
    past = [each for each in around if (each.start or base) <= base]
    ahead = [each for each in around if (each.end or base) >= base]
    if meaning.which == -1 or (direction < 0 and past):
        return past[-1] if past else around[0]
    if meaning.which == 1 or (direction > 0 and ahead):
        return ahead[0] if ahead else around[-1]
    return min(around, key=lambda each: abs(((each.start or base) - base).days))
