"""The line that opens a wire story with its place and day: "SELMIN, 14 Nov (Courier) --"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dateline.extract.times import Expression
from dateline.extract.times.days import shifted
from dateline.extract.times.meaning import Meaning
from dateline.records.texts import Analysis, Span

_HEAD = 900
_PLACE = re.compile(r"[^\S\n]*[“\"]?(?:[A-Z][A-Z.’'-]{2,}|[A-Z][\w.’'-]+[^\n]{0,40}\()[^\n]{0,60}")
_CLOSE = re.compile(r"\s*\)?,?\s*(?:\([^)\n]{2,60}\)|/[A-Z][^/\n]{2,30}/)?\s*(?:[-–—:]|\()|\s*\)\s")
_NEAREST = 200


@dataclass(frozen=True, slots=True)
class Standing:
    """A day that the report names as its own, with the words that tell it."""

    day: date
    evidence: tuple[Span, ...]


def find_dateline(analysis: Analysis, expressions: tuple[Expression, ...], published: date | None) -> Standing | None:
    """Return the day of the dateline; where it leaves the year open, the page's day or the text's weekdays must tell it."""
    text = analysis.text
    for expression in expressions:
        if expression.span.start > _HEAD:
            return None
        meaning = expression.meaning
        if meaning.kind == "date" and meaning.month is not None and meaning.day is not None and _opens_line(text, expression.span):
            return _full(expression, published) if meaning.year is not None else _with_year(expression, expressions, published)
    return None


def _opens_line(text: str, span: Span) -> bool:
    line = max(text.rfind("\n", 0, span.start), text.rfind("\u2028", 0, span.start)) + 1
    return _PLACE.fullmatch(text, line, span.start) is not None and _CLOSE.match(text, span.end) is not None


def _full(expression: Expression, published: date | None) -> Standing | None:
    meaning = expression.meaning
    day = _date(meaning.year or 0, meaning)
    if day is None or (published is not None and day > shifted(published, 1)):
        return None
    return Standing(day, (expression.span,))


def _date(year: int, meaning: Meaning) -> date | None:
    try:
        return date(year, meaning.month or 1, meaning.day or 1)
    except ValueError:
        return None


def _with_year(expression: Expression, expressions: tuple[Expression, ...], published: date | None) -> Standing | None:
    meaning = expression.meaning
    if published is not None:
        days = [day for year in (published.year, published.year - 1) if (day := _date(year, meaning)) is not None]
        past = [day for day in days if day <= shifted(published, 1) and (published - day).days <= _NEAREST]
        return Standing(max(past), (expression.span,)) if past else None
    return _by_weekday(expression, expressions)


def _by_weekday(expression: Expression, expressions: tuple[Expression, ...]) -> Standing | None:
    """Return the first year, from the latest that the text names as past, in which the dateline's day fits the text's weekday.

    A dateline is written on the day of which the story speaks, or on the day after.
    """
    weekday = next(
        (each for each in expressions if each.meaning.weekday is not None and each.meaning.day is None and each.meaning.which is None), None
    )
    past = [each.meaning.year for each in expressions if each.meaning.year is not None and each.direction <= 0 and each.meaning.year > 1900]
    if weekday is None or not past or weekday.meaning.weekday is None:
        return None
    for year in range(max(past), max(past) + 12):
        day = _date(year, expression.meaning)
        if day is not None and day.weekday() == weekday.meaning.weekday:
            return Standing(day, (expression.span, weekday.span))
    return None
