"""Values as people read them: numbers with their doubt, days and intervals, places."""

from __future__ import annotations

import calendar
from datetime import date

from dateline.records.quantities import Precision

MONTHS = ("", *calendar.month_abbr[1:])
DAYS = tuple(calendar.day_abbr)
OWN_VOICE = "the report's own voice"
THIN = "\u202f"  # a narrow space between thousands cannot break and is no comma or point, which differ by country


def grouped(number: float) -> str:
    """Return a number with thin spaces between thousands: 12 400."""
    return f"{number:,}".replace(",", THIN)


def number(value: float | None, low: float | None, high: float | None, comparator: str) -> str:
    """Return a number with its doubt in few characters: "11+", ">80", "about 200", "10–15", "24–99 (no number given)"."""
    if value is not None:
        shown = grouped(value)
        marks = {"at_least": f"{shown}+", "more_than": f">{shown}", "at_most": f"≤{shown}", "less_than": f"<{shown}"}
        words = {"about": f"about {shown}", "nearly": f"nearly {shown}"}
        return marks.get(comparator) or words.get(comparator) or shown
    return bounds(low, high)


def bounds(low: float | None, high: float | None) -> str:
    """Return an interval: "10–15", "11+", "≤20"; a question mark where nothing is known."""
    if low is not None and high is not None:
        return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"
    if low is not None:
        return f"{grouped(low)}+"
    return f"≤{grouped(high)}" if high is not None else "?"


def toll(low: int | None, best: int | None, high: int | None) -> str:
    """Return a toll: its best figure, with the bounds where they differ."""
    if best is None:
        return bounds(low, high)
    if low == best == high:
        return grouped(best)
    if low == best and high is None:
        return f"{grouped(best)}+"
    return f"{grouped(best)} ({bounds(low, high)})"


def day(iso: str) -> str:
    """Return a day: 9 Nov 2025."""
    value = date.fromisoformat(iso)
    return f"{value.day} {MONTHS[value.month]} {value.year}"


def weekday(iso: str) -> str:
    """Return a day with its weekday: Fri 14 Nov 2025."""
    return f"{DAYS[date.fromisoformat(iso).weekday()]} {day(iso)}"


def interval(start: str | None, end: str | None, precision: Precision | None = None) -> str:
    """Return days as people write them: "9-10 Nov 2025", "Jan-Sep 2025", "2024", "by 31 Mar 2027", "no day given"."""
    if start is None and end is None:
        return "no day given"
    if start is None:
        return f"by {day(end or '')}"
    if end is None:
        return f"from {day(start)}"
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if first == last:
        return day(start)
    return _whole_months(first, last) or _days(first, last, precision)


def _whole_months(first: date, last: date) -> str | None:
    if first.day != 1 or date.fromordinal(last.toordinal() + 1).day != 1:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}-{last.year}"
    if first.year != last.year:
        return f"{MONTHS[first.month]} {first.year}-{MONTHS[last.month]} {last.year}"
    if first.month == last.month:
        return f"{MONTHS[first.month]} {first.year}"
    return f"{MONTHS[first.month]}-{MONTHS[last.month]} {first.year}"


def _days(first: date, last: date, precision: Precision | None) -> str:
    night = "night of " if precision == "time" and (last - first).days == 1 else ""
    if (first.year, first.month) == (last.year, last.month):
        return f"{night}{first.day}-{last.day} {MONTHS[last.month]} {last.year}"
    if first.year == last.year:
        return f"{night}{first.day} {MONTHS[first.month]}-{last.day} {MONTHS[last.month]} {last.year}"
    return f"{night}{day(first.isoformat())}-{day(last.isoformat())}"
