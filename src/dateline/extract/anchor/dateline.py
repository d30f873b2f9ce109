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
# The number of a press release begins with its year and month: 2011-06-S-104.
_SERIAL = re.compile(r"(?<![\d-])((?:19|20)\d\d)-(0?[1-9]|1[0-2])-[A-Z]{1,3}-\d{1,4}(?!\d)")
_NEAREST = 200
# A line of names and a day: long enough for an office and its town, too short for a sentence.
_LINE = 100
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_DAYS)})\b", re.IGNORECASE)
_GAP = r"[^\S\n\u2028]*"
_BEHIND = re.compile(rf"{_GAP}\.?(?:{_GAP}[-–—|,]?{_GAP}\d{{1,2}}[:.]\d\d(?:{_GAP}[A-Za-z]{{2,5}})?)?{_GAP}(?:[\n\u2028]|$)")
_CAPITAL = re.compile(r"[\W\d]*[A-Z]")
_SMALL = frozenset({"of", "for", "and", "the", "in", "on", "de", "al", "-", "–", "—", "|"})


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
        if meaning.kind != "date" or meaning.month is None or meaning.day is None:
            continue
        if _is_masthead(text, expression):
            return _full(expression, published)
        if _opens_line(text, expression.span):
            if meaning.year is not None:
                return _full(expression, published)
            numbered = _by_serial(expression, text) if published is None else None
            return numbered or _with_year(expression, expressions, published)
    return None


def serial_month(text: str) -> tuple[int, int, Span] | None:
    """Return the year and month that a press release's number begins with, and its place."""
    match = _SERIAL.search(text, 0, _HEAD)
    return (int(match.group(1)), int(match.group(2)), Span(*match.span())) if match is not None else None


def _by_serial(expression: Expression, text: str) -> Standing | None:
    """Return the dateline's day in the year of the release's number; a number of December can stand over a day of January."""
    serial = serial_month(text)
    if serial is None:
        return None
    year, month, place = serial
    apart = (expression.meaning.month or month) - month
    day = _date(year + (apart <= -6) - (apart >= 6), expression.meaning)
    return Standing(day, (place, expression.span)) if day is not None else None


def _opens_line(text: str, span: Span) -> bool:
    line = max(text.rfind("\n", 0, span.start), text.rfind("\u2028", 0, span.start)) + 1
    if not text[line : span.start].strip():
        return text[span.end : span.end + 1] == ":"
    return _PLACE.fullmatch(text, line, span.start) is not None and _CLOSE.match(text, span.end) is not None


def _is_masthead(text: str, expression: Expression) -> bool:
    """Tell whether a full day with its weekday closes a line of names: "Orsha Media Office, Monday 9 October 2017"."""
    span = expression.span
    line = max(text.rfind("\n", 0, span.start), text.rfind("\u2028", 0, span.start)) + 1
    day = _date(expression.meaning.year or 0, expression.meaning)
    weekday = _WEEKDAY.search(text, line, span.end)
    if day is None or weekday is None or _BEHIND.match(text, span.end) is None or span.end - line > _LINE:
        return False
    named = [word for word in text[line : span.start].split() if word.strip("-–—|,/·")]
    return weekday[0].casefold() == _DAYS[day.weekday()] and all(_CAPITAL.match(word) or word in _SMALL for word in named)


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
