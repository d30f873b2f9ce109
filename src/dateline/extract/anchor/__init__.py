"""The day a report speaks from, from all witnesses."""

from __future__ import annotations

from datetime import date

from dateline.extract.anchor.ahead import Witness, agreed, find_witnesses
from dateline.extract.anchor.dateline import Standing, find_dateline, serial_month
from dateline.extract.anchor.lead import day_of_lead
from dateline.extract.times import Expression
from dateline.extract.times.days import a_month, shifted
from dateline.extract.times.story import is_narrative
from dateline.records.quantities import Precision
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis, Span

# A wire story is put on a page on its day or a few days later; a longer gap means that the page's day is not the story's.
_ON_PAGE_DAYS = 7
_NOWHERE = Anchor(None, None, None, "unknown", "none", False, ())


def find_anchor(analysis: Analysis, expressions: tuple[Expression, ...]) -> Anchor:
    """Return the day the report speaks from, with the words that tell it.

    The page's day is believed unless the dateline names another, or two witnesses in the text agree that it speaks from another time.
    """
    given = analysis.document.published.date
    published = _day(given)
    standing = find_dateline(analysis, expressions, published)
    if standing is not None:
        return _from_dateline(standing, published)
    if published is None:
        return _from_text(analysis.text, expressions)
    witnesses = find_witnesses(analysis, expressions, published)
    window = agreed(witnesses)
    if window is not None and not window[0] <= shifted(published, -_ON_PAGE_DAYS) <= window[1] and published > window[1]:
        return _from_witnesses(expressions, witnesses, window)
    return Anchor(given, given, given, "day", analysis.document.published.basis, False, ())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _from_dateline(standing: Standing, published: date | None) -> Anchor:
    day = standing.day.isoformat()
    apart = 0 if published is None else (published - standing.day).days
    return Anchor(day, day, day, "day", "dateline", not -1 <= apart <= _ON_PAGE_DAYS, standing.evidence)


def _from_text(text: str, expressions: tuple[Expression, ...]) -> Anchor:
    """Return the day that the lead names in full, if the text is no history; else the month of the release's number, without a day."""
    found = None if is_narrative(expressions, None) else day_of_lead(expressions)
    if found is not None:
        day, span = found
        return Anchor(day.isoformat(), day.isoformat(), shifted(day, _ON_PAGE_DAYS).isoformat(), "day", "text", False, (span,))
    serial = serial_month(text)
    if serial is None:
        return _NOWHERE
    month = a_month(serial[0], serial[1])
    first, last = (edge.isoformat() if edge is not None else None for edge in (month.start, month.end))
    return Anchor(None, first, last, "month", "release_number", False, (serial[2],))


def _from_witnesses(expressions: tuple[Expression, ...], witnesses: list[Witness], window: tuple[date, date]) -> Anchor:
    """Return the last day of the window that is the weekday on which the report's sources spoke, else the window's last day."""
    first, last = window
    evidence = [witness.span for witness in witnesses]
    day = last
    spoken = next((each for each in expressions if _is_weekday_of_saying(each)), None)
    if spoken is not None and spoken.meaning.weekday is not None:
        candidate = shifted(last, -((last.weekday() - spoken.meaning.weekday) % 7))
        if candidate >= first:
            day, evidence = candidate, [spoken.span, *evidence]
    precision: Precision = "day" if day is not last else "week" if (last - first).days < 7 else "month"
    return Anchor(day.isoformat(), first.isoformat(), last.isoformat(), precision, "text", True, _in_order(evidence))


def _is_weekday_of_saying(expression: Expression) -> bool:
    meaning = expression.meaning
    return meaning.weekday is not None and meaning.day is None and meaning.which is None and expression.direction <= 0


def _in_order(spans: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(set(spans)))
