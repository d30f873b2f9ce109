"""Numbers, days and periods as people read them: ranges with an en dash, "9 Nov 2025", doubt said."""

from __future__ import annotations

import calendar

from dateline.records.happenings import Bounds

MONTHS = calendar.month_abbr[1:]
LAST_DAYS = {"02-28", "02-29", "04-30", "06-30", "09-30", "11-30"}


def bounded(bounds: Bounds) -> str:
    """Return a figure: 4, 4–6, 4 or more, up to 6."""
    low, high = bounds.low, bounds.high
    if high is None:
        return f"{number(low)} or more" if low else "an unknown number of"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def number(value: int | None) -> str:
    """Return a number with thin spaces between its thousands."""
    return "?" if value is None else f"{value:,}".replace(",", "\u2009")


def counted(many: int, singular: str) -> str:
    """Return a number with its noun."""
    return f"{number(many)} {singular if many == 1 else singular + 's'}"


def day(text: str | None) -> str:
    """Return an ISO day as "14 Nov 2025"."""
    if text is None:
        return "an unknown day"
    year, month, date = text[:10].split("-")
    return f"{int(date)} {MONTHS[int(month) - 1]} {year}"


def period(start: str | None, end: str | None) -> str:
    """Return a period; whole months go without their days."""
    if start is None or end is None:
        return f"from {day(start)}" if start else f"until {day(end)}" if end else "no period given"
    if start[8:10] == "01" and _is_last(end):
        first, last = MONTHS[int(start[5:7]) - 1], MONTHS[int(end[5:7]) - 1]
        if start[:4] != end[:4]:
            return f"{first} {start[:4]}–{last} {end[:4]}"
        whole = (first, last) == ("Jan", "Dec")
        return start[:4] if whole else f"{first} {start[:4]}" if first == last else f"{first}–{last} {start[:4]}"
    return day(start) if start[:10] == end[:10] else f"{day(start)} – {day(end)}"


def _is_last(text: str) -> bool:
    return text[8:10] == "31" or text[5:10] in LAST_DAYS
