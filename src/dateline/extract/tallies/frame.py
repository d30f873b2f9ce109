"""The days of a total."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.records.quantities import AsOf, Period
from dateline.records.texts import Span


@dataclass(frozen=True, slots=True)
class Frame:
    """The days of a total. A firm frame ("since March", "so far this year") makes any number a total; others only totals of happenings."""

    period: Period
    as_of: AsOf | None
    firm: bool
    days: int | None
    span: Span | None = None


def days_of(start: str | None, end: str | None) -> int | None:
    """Return how many days an interval has; None where it is open or no date of the calendar."""
    try:
        return (date.fromisoformat((end or "")[:10]) - date.fromisoformat((start or "")[:10])).days + 1
    except ValueError:
        return None
