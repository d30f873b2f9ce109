"""What "early", "the end of", "night", "since" and "by" make of a period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from dateline.extract.times.days import Interval, a_day, a_month, shifted
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.portions import portion_of
from dateline.extract.times.story import Story
from dateline.records.quantities import Precision

# The share of a period, in hundredths, that a word leaves of it.
_SHARES = {
    "earlymid": (0, 67),
    "midlate": (33, 100),
    "early": (0, 33),
    "start": (0, 20),
    "mid": (33, 67),
    "late": (67, 100),
    "end": (80, 100),
}
_DAYS = {"earlymid": (1, 20), "midlate": (11, 31), "early": (1, 10), "start": (1, 7), "mid": (11, 20), "late": (21, 31), "end": (24, 31)}
_MONTHS = {"earlymid": (1, 8), "midlate": (5, 12), "early": (1, 4), "start": (1, 2), "mid": (5, 8), "late": (9, 12), "end": (11, 12)}
_YEARS = {"earlymid": (0, 6), "midlate": (4, 9), "early": (0, 3), "start": (0, 1), "mid": (4, 6), "late": (7, 9), "end": (8, 9)}
_PARTS: dict[Precision, Precision] = {
    "day": "day",
    "week": "part_of_week",
    "part_of_week": "part_of_week",
    "month": "part_of_month",
    "quarter": "part_of_year",
    "season": "part_of_year",
    "part_of_year": "part_of_year",
    "year": "part_of_year",
    "decade": "decade",
}


def narrowed(interval: Interval, meaning: Meaning, story: Story) -> Interval:
    """Return the part of the period that the words mean, and its time of day."""
    if meaning.clock and interval.precision in ("day", "unknown"):
        interval = _at(interval, meaning.clock)
    if meaning.portion is not None:
        interval = portion_of(interval, meaning.portion)
    if meaning.part in ("", "then") or interval.start is None or interval.end is None:
        return interval
    if meaning.part == "last_day":
        return a_day(interval.end)
    if meaning.part in ("eve", "into", "morrow"):
        return _beside(interval, interval.start, meaning)
    if meaning.part == "turn":
        return _turn(interval, interval.start)
    if meaning.part in ("earlier", "later"):
        return _beside_now(interval, meaning.part, story)
    return _share(interval, interval.start, interval.end, meaning.part)


def _beside(interval: Interval, start: date, meaning: Meaning) -> Interval:
    """Return the day before or after, or the night between the day before and the day itself: "overnight into Tuesday"."""
    eve = shifted(start, -1)
    if meaning.part == "morrow":
        return a_day(shifted(interval.end or start, 1))
    if meaning.part == "eve":
        return a_day(eve)
    return replace(interval, start=eve, value=eve.isoformat() + meaning.clock)


def _turn(interval: Interval, start: date) -> Interval:
    """Return the last month before a year and its first; of a longer period no more is said than its name."""
    if interval.precision != "year":
        return interval
    return replace(interval, start=shifted(start, -31), end=shifted(start, 30), precision="part_of_year")


def _at(interval: Interval, clock: str) -> Interval:
    precision: Precision = "time" if interval.precision == "day" else interval.precision
    value = interval.value if interval.value.startswith("P") else interval.value + clock
    return replace(interval, precision=precision, value=value)


def _beside_now(interval: Interval, part: str, story: Story) -> Interval:
    """Return the days of "earlier this week", which end today, or of "later this week", which begin today.

    Of another week they are the first or the last days.
    """
    start, end, today = interval.start, interval.end, story.anchor
    if start is None or end is None:
        return interval
    precision = _PARTS.get(interval.precision, interval.precision)
    if today is not None and start <= today <= end:
        first, last = (start, today) if part == "earlier" else (today, end)
        return replace(interval, start=first, end=last, precision=precision)
    return _share(interval, start, end, "early" if part == "earlier" else "late")


def _share(interval: Interval, start: date, end: date, part: str) -> Interval:
    days = (end - start).days + 1
    if days == 1:
        return interval
    if interval.precision == "month" and start.day == 1 and end == a_month(start.year, start.month).end:
        return replace(
            interval, start=start.replace(day=_DAYS[part][0]), end=start.replace(day=min(_DAYS[part][1], days)), precision="part_of_month"
        )
    if interval.precision in ("year", "decade") and (start.month, start.day) == (1, 1):
        return _part_of_years(interval, start, end, part)
    low, high = _SHARES[part]
    first, last = shifted(start, round(days * low / 100)), shifted(start, max(round(days * high / 100), 1) - 1)
    return replace(interval, start=first, end=last, precision=_PARTS.get(interval.precision, interval.precision))


def bound(interval: Interval, meaning: Meaning, story: Story) -> Interval:
    """Return the period that "since", "by" or "before" opens on one side."""
    start, end, today = interval.start, interval.end, story.anchor
    if not meaning.bound or start is None or end is None:
        return interval
    if meaning.bound == "since":
        return replace(interval, end=today if today is not None and not story.narrative and start <= today else None)
    if meaning.bound == "by":
        return replace(interval, start=None)
    if meaning.bound == "before" and meaning.part == "end":
        return replace(interval, start=None)
    if meaning.bound in ("before", "ahead"):
        return replace(interval, start=None, end=shifted(start, -1) if interval.precision != "time" else end)
    return replace(interval, end=None) if interval.precision != "time" else interval


def _part_of_years(interval: Interval, start: date, end: date, part: str) -> Interval:
    """Return the months of a year, or the years of a decade, that "early" or "late" means."""
    if interval.precision == "year":
        first, last = _MONTHS[part]
        return replace(interval, start=start.replace(month=first), end=a_month(start.year, last).end, precision="part_of_year")
    first, last = _YEARS[part]
    if end.year - start.year > 9:
        first, last = first * 10, last * 10 + 9
    return replace(interval, start=start.replace(year=start.year + first), end=end.replace(year=start.year + last))
