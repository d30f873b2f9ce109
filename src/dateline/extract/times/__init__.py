"""Time expressions of news and the days they mean."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import Time
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis, Span


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is resolved."""

    span: Span


def find_expressions(analysis: Analysis) -> tuple[Expression, ...]:
    """Return the time expressions of a report in order."""
    return ()


def resolve(expressions: tuple[Expression, ...], anchor: Anchor, analysis: Analysis) -> tuple[Time, ...]:
    """Return the expressions as times, relative ones against the anchor or the narrative."""
    return ()
