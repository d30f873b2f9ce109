"""Figures, days and foreign words as a page shows them."""

from __future__ import annotations

import calendar
import re
from datetime import date

from dateline.records.happenings import Bounds, Where

THIN = "\u202f"  # a narrow space between thousands cannot break, and is no comma or point, which differ by country
LONGEST = 300  # characters of somebody's text that stand on a page of ours
OWN_VOICE = "the report’s own voice"
# Marks that turn the direction of what follows, and controls that HTML does not allow: shown by name, so that no text rearranges a page.
UNSEEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def visible(value: object) -> object:
    """Return a text with its direction marks and controls shown by name; anything else, and what is safe already, as it is."""
    if not isinstance(value, str) or hasattr(value, "__html__"):
        return value
    return UNSEEN.sub(lambda mark: f"⟨U+{ord(mark.group()):04X}⟩", value)


def grouped(number: float) -> str:
    """Return a number with thin spaces between thousands."""
    shown = f"{number:,.10g}" if isinstance(number, float) else f"{number:,}"
    return shown.replace(",", THIN)


def between(low: float | None, high: float | None) -> str:
    """Return an interval: 10–15, 11+, at most 20; a question mark where nothing is known."""
    if low is not None and high is not None:
        return grouped(low) if low == high else f"{grouped(low)}–{grouped(high)}"
    if low is not None:
        return f"{grouped(low)}+"
    return f"at most {grouped(high)}" if high is not None else "?"


def toll(bounds: Bounds | None) -> str:
    """Return how many people: the best figure with its bounds where they differ."""
    if bounds is None:
        return ""
    low, best, high = bounds.low, bounds.best, bounds.high
    if best is None or low == best:
        return between(low, high)
    return f"{grouped(best)} ({between(low, high)})"


def day(iso: str | None, *, long: bool = False) -> str:
    """Return a day: 9 Nov 2025; what is no day, as it is."""
    try:
        value = date.fromisoformat((iso or "")[:10])
    except ValueError:
        return iso or "no day given"
    return f"{value.day} {_month(value, long)} {value.year}"


def moment(iso: str) -> str:
    """Return a moment of the ledger to the minute: 9 Nov 2025, 08:30 UTC; what is no moment, as it is."""
    return f"{day(iso)}, {iso[11:16]} UTC" if iso[10:11] == "T" else day(iso)


def days(start: str | None, end: str | None, *, long: bool = False) -> str:
    """Return days as people write them: 9–10 Nov 2025, Jan–Sep 2025, 2024, by 31 Mar 2027, no day given."""
    if start is None or end is None:
        return f"by {day(end, long=long)}" if end else f"from {day(start, long=long)}" if start else "no day given"
    try:
        first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    except ValueError:
        return f"{start}–{end}"
    return _whole_months(first, last, long) or _span(first, last, long)


def _whole_months(first: date, last: date, long: bool) -> str | None:
    if first.day != 1 or last.day != calendar.monthrange(last.year, last.month)[1]:
        return None
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.year != last.year:
        return f"{_month(first, long)} {first.year} – {_month(last, long)} {last.year}"
    months = _month(last, long) if first.month == last.month else f"{_month(first, long)}–{_month(last, long)}"
    return f"{months} {last.year}"


def _span(first: date, last: date, long: bool) -> str:
    end = f"{last.day} {_month(last, long)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{end}"
    start = f"{first.day} {_month(first, long)}"
    return f"{start} – {end}" if first.year == last.year else f"{start} {first.year} – {end}"


def _month(value: date, long: bool) -> str:
    return calendar.month_name[value.month] if long else calendar.month_abbr[value.month]


def cut(words: str, longest: int = LONGEST) -> str:
    """Return words on one line, those beyond the longest quotation left out."""
    line = " ".join(words.split())
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def place(where: Where | None) -> str:
    """Return a place with what it lies in."""
    if where is None:
        return ""
    parts = (where.name,) if where.precision == "country" else (where.name, where.admin1, where.country)
    return ", ".join(dict.fromkeys(part for part in parts if part))
