"""Rows of text: CSV as spreadsheets and programs read it, JSON Lines, tab-separated values."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from dateline.export.parts import Profile

Value = str | int | float | bool | None
Row = Mapping[str, Value]
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet runs a cell that begins so
BATCH = 2_000  # rows turned into bytes at a time
BOM = b"\xef\xbb\xbf"  # without it spreadsheets take UTF-8 for the system's old encoding


def csv_chunks(columns: Sequence[str], rows: Iterable[Row], profile: Profile) -> Iterator[bytes]:
    r"""Yield CSV in UTF-8 with \r\n; for spreadsheets with a mark of the encoding and with cells that would run made harmless.

    Null is an empty cell. Numbers stay bare numbers, so that a negative latitude is not taken for a formula.
    """
    if profile == "spreadsheet":
        yield BOM
    cells = _harmless if profile == "spreadsheet" else _plain
    yield from _batches(columns, (cells(list(map(row.get, columns))) for row in rows))


def _batches(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow(row)
        if number % BATCH == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def _plain(values: list[Value]) -> list[Value]:
    return list(map(plain, values)) if bool in map(type, values) else values


def _harmless(values: list[Value]) -> list[Value]:
    return list(map(harmless, values))


def plain(value: Value) -> Value:
    """Return a value as a cell of a file for programs."""
    return ("true" if value else "false") if isinstance(value, bool) else value


def harmless(value: Value) -> Value:
    """Return a value as a cell of a spreadsheet: words that it would run get an apostrophe before them."""
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else plain(value)


def jsonl_chunks(records: Iterable[object]) -> Iterator[bytes]:
    """Yield one JSON object a line, UTF-8, as it stands."""
    lines = map(json.JSONEncoder(ensure_ascii=False).encode, records)
    while batch := list(islice(lines, BATCH)):
        yield "\n".join((*batch, "")).encode()


def tsv_chunks(columns: Sequence[str] | None, rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """Yield tab-separated lines without quoting, as GDELT and POLECAT do; tabs and line ends inside a value become spaces."""
    if columns is not None:
        yield ("\t".join(columns) + "\n").encode()
    for row in rows:
        yield ("\t".join(_bare(value) for value in row) + "\n").encode()


def _bare(value: Value) -> str:
    shown = plain(value)
    return "" if shown is None else " ".join(shown.split()) if isinstance(shown, str) else str(shown)
