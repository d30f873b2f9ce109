"""The same part of another year: "against 41 in the same period of 2023", "compared with 50 a year earlier"."""

from __future__ import annotations

from calendar import monthrange

from dateline.extract.found import Found
from dateline.extract.tallies.frame import Frame
from dateline.extract.tallies.spells import before_of
from dateline.extract.tallies.words import comparing
from dateline.records.claims import Time
from dateline.records.quantities import Period


def aligned(found: Found, time: Time, base: Period) -> Period:
    """Return the days of a time that a total is compared with: the same part of its year where the words say so."""
    words, sets = " ".join(time.span.of(found.analysis.text).lower().split()), comparing().sets
    before = before_of(found, time)
    if words in sets["shift.earlier"]:
        return _moved(base, -1) or Period(time.start, time.end)
    inside = any(mark in words for mark in sets["shift.same"])
    if time.precision != "year" or time.start is None or not (inside or any(before.endswith(mark) for mark in _marks())):
        return Period(time.start, time.end)
    known = base.start or base.end
    return (_moved(base, int(time.start[:4]) - int(known[:4])) if known else None) or Period(time.start, time.end)


def _marks() -> list[str]:
    return [f"{mark}{link}" for mark in comparing().sets["shift.same"] for link in ("", " of", " in", " the", " of the", " in the")]


def aligned_frame(found: Found, frame: Frame, time: Time | None, base: Period) -> Frame:
    """Return a frame moved to the same part of another year, as its time says: "over the same period last year"."""
    period = aligned(found, time, base) if time is not None else frame.period
    return (
        frame
        if period == Period(frame.period.start, frame.period.end) or time is None
        else Frame(period, None, firm=True, days=frame.days, span=frame.span)
    )


def _moved(base: Period, years: int) -> Period | None:
    """Return a period some years earlier or later; None where it has no day at all."""
    if base.start is None and base.end is None:
        return None
    return Period(_day(base.start, years), _day(base.end, years))


def _day(day: str | None, years: int) -> str | None:
    if day is None:
        return None
    year, month = int(day[:4]) + years, int(day[5:7])
    last = monthrange(year, month)[1] if 0 < year < 9999 else 28
    full = day[5:7] == "02" and int(day[8:10]) == monthrange(int(day[:4]), month)[1]
    # The last day of February stays the last.
    return f"{year:04}-{day[5:7]}-{last if full else min(int(day[8:10]), last):02}"
