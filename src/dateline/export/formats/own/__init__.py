"""Our own tables: everything that an edition holds, nothing lost, as CSV, JSON Lines or Parquet."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.export.formats.own.frames import Frame, frames
from dateline.export.formats.own.parquet import parquet_chunks
from dateline.export.parts import Export, Format, Part, Profile
from dateline.export.rows import csv_chunks, jsonl_chunks
from dateline.records.publication import Edition


def as_csv(edition: Edition, profile: Profile) -> Export:
    """Return one CSV file a table."""
    return Export([Part(f"{each.name}.csv", len(each.rows), csv_chunks(each.columns, each.rows, profile)) for each in frames(edition)])


def as_jsonl(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001 only spreadsheets need care
    """Return one file of JSON Lines a table; what the report does not say is null."""
    return Export([Part(f"{each.name}.jsonl", len(each.rows), jsonl_chunks(_whole(each))) for each in frames(edition)])


def as_parquet(edition: Edition, profile: Profile) -> Export:  # noqa: ARG001
    """Return one Parquet file a table."""
    return Export([Part(f"{each.name}.parquet", len(each.rows), parquet_chunks(each)) for each in frames(edition)])


def _whole(frame: Frame) -> Iterator[dict[str, object]]:
    return ({column: row.get(column) for column in frame.columns} for row in frame.rows)


NONE_LOST = ("nothing: these tables hold the whole edition; original bytes stay in the ledger",)
CSV = Format("csv", "our own tables as CSV", "range", NONE_LOST, as_csv)
JSONL = Format("jsonl", "our own tables as JSON Lines", "range", NONE_LOST, as_jsonl)
PARQUET = Format("parquet", "our own tables as Parquet", "range", NONE_LOST, as_parquet)
