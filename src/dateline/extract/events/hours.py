"""What a time of the day says: an hour, a night that runs into the next day, or a part of the day that names no day of its own."""

from __future__ import annotations

import re
from datetime import date

from dateline.records.claims import Time

NIGHTS = ("TNI", "TEV")
DAWN = 6  # o'clock
_CLOCK = re.compile(r"\d\s*[ap]\.?m\b|\d:\d\d|o['’]clock|\bnoon\b|\bmidnight\b", re.IGNORECASE)
_MONTHS = frozenset(date(2000, month, 1).strftime("%b").lower() for month in range(1, 13))
_NAMED = frozenset({"today", "yesterday", "tonight", "tomorrow", "last", "this", "same", "that"})


def hour(time: Time) -> int | None:
    """Return the hour of a time on the clock; none of a part of the day."""
    clock = time.value.partition("T")[2][:2]
    return int(clock) if clock.isdigit() else None


def is_clock(said: str) -> bool:
    """Tell whether words name an hour: "9 p.m.", "around 14:30"."""
    return _CLOCK.search(said) is not None


def is_vague(time: Time, said: str) -> bool:
    """Tell whether a time is a part of a day that names no day, and may run into the next: "overnight", "in the early hours"."""
    if time.type != "TIME" or hour(time) is not None:
        return False
    return not any(word.lower() in _NAMED or word[0].isdigit() or word.lower().endswith("day") for word in said.split())


def is_bare_hour(said: str) -> bool:
    """Tell whether words name an hour of no day: "at 10:40am", not "at 9 on Monday" or "7 a.m. on May 3"."""
    words = [word.strip(".,").lower() for word in said.split()]
    return not any(word in _NAMED or word.endswith("day") or word[:3] in _MONTHS for word in words)


def past_midnight(night: Time, others: list[Time]) -> Time:
    """Return the hour after midnight that the night of a day ran into, if one is told; else the night itself."""
    if not night.value.endswith(NIGHTS):
        return night
    return next((time for time in others if _follows(night, time)), night)


def _follows(night: Time, time: Time) -> bool:
    clock = hour(time)
    return clock is not None and clock < DAWN and _ordinal(time) - _ordinal(night) == 1


def _ordinal(time: Time) -> int:
    day = time.start or time.end
    return date.fromisoformat(day[:10]).toordinal() if day else 0
