"""A table as Parquet: the types that its values have, null where nothing is said."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

if TYPE_CHECKING:
    from dateline.export.formats.own.frames import Frame


def parquet_chunks(frame: Frame) -> Iterator[bytes]:
    """Yield the file's bytes; the same table gives the same bytes."""
    columns = {column: _array([row.get(column) for row in frame.rows]) for column in frame.columns}
    buffer = io.BytesIO()
    parquet.write_table(pa.table(columns), buffer, compression="zstd", store_schema=False)
    yield buffer.getvalue()


def _array(values: list[object]) -> pa.Array:
    """Return a column; one that holds whole and broken numbers is of broken ones, one that holds words is of words."""
    kinds = {type(value) for value in values if value is not None}
    if kinds <= {bool}:
        return pa.array(values, pa.bool_() if kinds else pa.string())
    if kinds <= {int}:
        return pa.array(values, pa.int64())
    if kinds <= {int, float}:
        return pa.array([None if value is None else float(value) for value in values], pa.float64())  # type: ignore[arg-type]
    return pa.array([None if value is None else str(value) for value in values], pa.string())
