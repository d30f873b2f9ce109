"""Days as these data sets have written them over the years."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

MONTHS = {name.casefold(): number for names in (calendar.month_name, calendar.month_abbr) for number, name in enumerate(names) if name}
WEEK = 6  # days on each side within which "within a week" lies
FORMS = (
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:[T ].{0,40})?"),
    re.compile(r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})(?:\d{6})?"),
    re.compile(r"(?P<day>\d{1,2})[-/.](?P<month>\d{1,2})[-/.](?P<year>\d{4})(?: .{0,40})?"),
    re.compile(r"(?P<day>\d{1,2})[ -](?P<name>[A-Za-z]{3,9})\.?,?[ -](?P<year>\d{4})(?: .{0,40})?"),
)


def day(written: str) -> date | None:
    """Return a day written 2025-05-16, with or without a time, 20250516, 16-05-2025, 16/05/2025 or 16 May 2025; else none.

    With hyphens or strokes the day comes before the month, as in ACLED's older files; 05/16/2025 is no day.
    """
    for form in FORMS:
        match = form.fullmatch(written)
        if match is None:
            continue
        found = match.groupdict()
        month = MONTHS.get(found["name"].casefold(), 0) if "name" in found else int(found["month"])
        try:
            return date(int(found["year"]), month, int(found["day"]))
        except ValueError:
            return None
    return None


def around_week(middle: date) -> tuple[str, str]:
    """Return the days among which one lies that is known to the week."""
    step = timedelta(days=WEEK)
    first = date.min if middle - date.min < step else middle - step
    last = date.max if date.max - middle < step else middle + step
    return first.isoformat(), last.isoformat()


def whole_month(within: date) -> tuple[str, str]:
    """Return the first and the last day of a day's month."""
    last = calendar.monthrange(within.year, within.month)[1]
    return within.replace(day=1).isoformat(), within.replace(day=last).isoformat()


def precision_of(start: date, end: date) -> str:
    """Return how fine an interval is: day, week, month, or year."""
    days = (end - start).days
    return "day" if days == 0 else "week" if days <= WEEK else "month" if days <= 30 else "year"
