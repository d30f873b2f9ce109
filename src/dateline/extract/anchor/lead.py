"""The day that the lead of an undated report names in full."""

from __future__ import annotations

from datetime import date

from dateline.extract.times import Expression
from dateline.records.texts import Span

_LEAD_SENTENCES = 3


def day_of_lead(expressions: tuple[Expression, ...]) -> tuple[date, Span] | None:
    """Return the last full date that the opening sentences give to what has happened, with its words."""
    found = [
        (day, each.span)
        for each in expressions
        if each.sentence < _LEAD_SENTENCES and each.direction <= 0 and (day := _full(each)) is not None and not each.meaning.bound
    ]
    return max(found, default=None)


def _full(expression: Expression) -> date | None:
    meaning = expression.meaning
    if meaning.kind != "date" or meaning.year is None or meaning.month is None or meaning.day is None or meaning.year < 1900:
        return None
    try:
        return date(meaning.year, meaning.month, meaning.day)
    except ValueError:
        return None
