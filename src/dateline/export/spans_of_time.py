"""Intervals as formats code them: how many days, and how fine."""

from __future__ import annotations

from datetime import date

OPEN = 10**6  # days: wider than any precision code asks for


def width(start: str | None, end: str | None) -> int:
    """Return how many days an interval may differ: 0 for one day; an open or unknown one is wider than anything."""
    if start is None or end is None:
        return OPEN
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def acled_time_precision(start: str | None, end: str | None) -> int:
    """Return ACLED's code: 1 the day is known, 2 within a week, 3 within a month or wider."""
    days = width(start, end)
    return 1 if days == 0 else 2 if days <= 7 else 3


def ucdp_date_precision(start: str | None, end: str | None) -> int:
    """Return UCDP's code by the number of days: 1 one, 2 two to six, 3 seven, 4 eight to thirty-one, 5 more."""
    days = width(start, end) + 1
    return 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5


def in_words(start: str | None, end: str | None) -> str:
    """Return an interval in words: one day, "A to B", "until B", "from A", or that no day is given."""
    if start and end:
        return start if start == end else f"{start} to {end}"
    return f"from {start}" if start else f"until {end}" if end else "no day given"
