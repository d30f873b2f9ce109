"""Hours that stand without a day: of the night that was told, or of the day that closes their range."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.times.days import Interval, shifted
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.story import Story

DAWN = 5  # o'clock


def past_midnight(interval: Interval, meaning: Meaning, story: Story) -> Interval:
    """Return an hour after midnight on the day after the evening or night that was told before it: "Saturday night ... at 1 a.m."."""
    hour = meaning.clock[1:3]
    if not (_is_bare(meaning) and story.night and hour.isdigit() and int(hour) < DAWN) or interval.start is None:
        return interval
    morning = shifted(interval.start, 1)
    if interval.start != story.day or (story.anchor is not None and morning > story.anchor):
        return interval
    return _on(morning, interval, meaning)


def on_day_of(interval: Interval, meaning: Meaning, closing: Interval) -> Interval:
    """Return the first hour of a range on the day of the second: "between 8 p.m. and 9 p.m. on Saturday"."""
    return _on(closing.start, interval, meaning) if _is_bare(meaning) and closing.start is not None else interval


def _is_bare(meaning: Meaning) -> bool:
    """Tell whether a meaning is an hour alone."""
    return meaning.kind == "step" and meaning.base == "story" and meaning.which == 0 and ":" in meaning.clock


def _on(day: date, interval: Interval, meaning: Meaning) -> Interval:
    return replace(interval, start=day, end=day, value=day.isoformat() + meaning.clock)
