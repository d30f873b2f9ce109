"""Totals, which are never events: one table for every format that has events."""

from __future__ import annotations

from dateline.export.parts import Part, Profile
from dateline.export.rows import Row, csv_chunks
from dateline.export.tables import columns_of
from dateline.records.publication import Edition, Tallied


def row(total: Tallied) -> Row:
    """Return a total's row; an empty cell is what the report does not say."""
    same = "id measure unit low high comparator actor target place period_start period_end as_of as_of_precision speaker supersedes review"
    return {
        **{name: getattr(total, name) for name in same.split()},
        "value": whole(total.value),
        "low": whole(total.low),
        "high": whole(total.high),
        "document": total.quote.document,
        "span": f"{total.quote.start}-{total.quote.end}",
        "quote": total.quote.exact,
    }


def whole(number: float | None) -> int | float | None:
    """Return a number without a fraction as a whole one."""
    return int(number) if number is not None and float(number).is_integer() else number


def tallies_part(edition: Edition, profile: Profile) -> Part:
    """Return the file of totals."""
    return Part("tallies.csv", len(edition.tallied), csv_chunks(columns_of("tallies"), map(row, edition.tallied), profile))
