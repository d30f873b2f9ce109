"""The day a report speaks from, from all witnesses."""

from __future__ import annotations

from dateline.extract.times import Expression
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis


def find_anchor(analysis: Analysis, expressions: tuple[Expression, ...]) -> Anchor:
    """Return the day the report speaks from, with the words that tell it."""
    published = analysis.document.published.date
    return Anchor(published, published, published, "day" if published else "unknown", analysis.document.published.basis, False, ())
