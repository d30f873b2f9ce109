"""Pieces of a period that are counted: "the first week of May", "the last Friday of the month", "the second half of March"."""

from __future__ import annotations

from datetime import date

from dateline.extract.times.days import Interval, a_day, months_away, shifted
from dateline.extract.times.meaning import Portion
from dateline.extract.times.readers.lengths import length_value
from dateline.records.quantities import Precision

_MONTHS = {"M": 1, "Q": 3, "Y": 12}
_DAYS = {"D": 1, "W": 7, "FN": 14, "WE": 2}
_PIECES = {"half": 2, "third": 3}
_WITHIN: dict[Precision, Precision] = {
    "month": "part_of_month",
    "week": "part_of_week",
    "decade": "decade",
    "day": "day",
    "part_of_month": "part_of_month",
}


def portion_of(interval: Interval, portion: Portion) -> Interval:
    """Return the piece of a period; the period itself where it holds no such piece."""
    start, end = interval.start, interval.end
    if start is None or end is None:
        return interval
    found = _piece(start, end, portion)
    if found is None or not start <= found[0] <= found[1] <= end:
        return interval
    if found[0] == found[1]:
        return a_day(found[0])
    value = length_value(portion.unit, portion.amount) if portion.counted else interval.value
    return Interval(*found, _precision(interval, portion), value)


def _precision(interval: Interval, portion: Portion) -> Precision:
    if portion.unit in ("W", "FN") and portion.amount == 1:
        return "week"
    if portion.unit == "M" and portion.amount == 1:
        return "month"
    return _WITHIN.get(interval.precision, "part_of_year")


def _piece(start: date, end: date, portion: Portion) -> tuple[date, date] | None:
    if portion.weekday is not None:
        return _weekday(start, end, portion.weekday, portion.nth)
    if portion.unit in _PIECES:
        return _part(start, end, _PIECES[portion.unit], portion.nth)
    if portion.unit == "WE":
        saturday = _weekday(start, end, 5, portion.nth)
        return None if saturday is None else (saturday[0], shifted(saturday[0], 1))
    steps, amount = portion.nth if portion.nth < 0 else portion.nth - 1, round(portion.amount)
    if portion.unit in _MONTHS:
        months = _MONTHS[portion.unit] * amount
        first = months_away(shifted(end, 1) if steps < 0 else start, months * steps)
        return first, shifted(months_away(first, months), -1)
    days = _DAYS.get(portion.unit, 1) * amount
    first = shifted(shifted(end, 1) if steps < 0 else start, days * steps)
    return first, shifted(first, days - 1)


def _weekday(start: date, end: date, weekday: int, nth: int) -> tuple[date, date] | None:
    last, first = shifted(end, -((end.weekday() - weekday) % 7)), shifted(start, (weekday - start.weekday()) % 7)
    day = last if nth < 0 else shifted(first, 7 * (nth - 1))
    return (day, day) if start <= day <= end else None


def _part(start: date, end: date, pieces: int, nth: int) -> tuple[date, date] | None:
    """Return one of the equal parts of a period; those of a month are counted in days, of ten years in years."""
    place = pieces if nth < 0 else nth
    if place > pieces:
        return None
    years = end.year - start.year + 1
    if years >= 10:
        first, last = start.year + years * (place - 1) // pieces, start.year + years * place // pieces - 1
        return date(first, 1, 1), date(last, 12, 31)
    days = (end - start).days + 1
    return shifted(start, days * (place - 1) // pieces), shifted(start, days * place // pieces - 1)
