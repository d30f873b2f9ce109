"""How an event's time lies to the day the report speaks from: long past, news, or still to come."""

from __future__ import annotations

from datetime import date

from dateline.extract.events.words import marks, table
from dateline.records.claims import Time
from dateline.records.reading import Anchor


def is_old(time: Time, anchor: Anchor, text: str) -> bool:
    """Tell whether a time lies so far before the day of the report that it is no news."""
    end = time.end or time.start
    if anchor.date is None and time.value[:4].isdigit() and time.precision in {"year", "decade"}:
        return True
    if anchor.date is None or end is None:
        return any(word in time.span.of(text).lower().split() for word in marks("past", "words"))
    return _day(anchor.date) - _day(end) > int(table("status")["past"]["days"])


def is_ahead(time: Time, anchor: Anchor) -> bool:
    """Tell whether a time begins after the day of the report."""
    return _is_after(time.start, anchor)


def is_bound_ahead(time: Time, anchor: Anchor) -> bool:
    """Tell whether a time is only a bound that lies after the day of the report: "by the end of the year"."""
    return time.start is None and _is_after(time.end, anchor)


def _is_after(day: str | None, anchor: Anchor) -> bool:
    last = anchor.latest or anchor.date
    return last is not None and day is not None and _day(day) - _day(last) > 1


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()
