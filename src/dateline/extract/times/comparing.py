"""Periods that are named by another: "the same period last year"."""

from __future__ import annotations

from datetime import date

from dateline.extract.times.days import Interval, a_year, bounded, months_away, shifted
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.stepping import period_of
from dateline.extract.times.story import Story

_UNKNOWN = Interval(None, None, "unknown", "XXXX")


def same_as(meaning: Meaning, story: Story) -> Interval:
    """Return the period of which the story spoke last, in the year that is named or in the one before.

    "The same month" is a month around it; where the story has spoken of no period, only the year is known.
    """
    period = story.period
    start = period.start if period is not None else story.anchor
    year = _year(meaning, story, start)
    if year is None or start is None:
        return _UNKNOWN
    months = 12 * (year - start.year)
    if meaning.unit:
        return period_of(months_away(start, months), meaning.unit)
    if period is None or period.end is None or period.end == start:
        return a_year(year)
    return Interval(months_away(start, months), _ends(period.end, months), period.precision, f"{year:04}")


def _ends(end: date, months: int) -> date:
    """Return the last day so many months away; the end of a month stays one."""
    return shifted(months_away(shifted(end, 1), months), -1)


def _year(meaning: Meaning, story: Story, start: date | None) -> int | None:
    if meaning.year is not None:
        return meaning.year
    of = story.anchor if meaning.base == "anchor" else start
    return None if of is None else bounded(of.year - 1)
