"""A table of capture histories from a CSV file; a line that cannot be used is an error that names it."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from dateline.answer.multiple.table import Table, from_histories
from dateline.cli.separated import rows_of
from dateline.errors import TableError

COUNT = "count"
MOST_LISTS = 16


def read(path: Path) -> Table:
    """Return the table of a file with a column of 0 and 1 for each list and a column `count`."""
    rows = rows_of(path)
    lists = [name for name in rows.fieldnames or () if name != COUNT]
    if COUNT not in (rows.fieldnames or ()) or not 1 <= len(lists) <= MOST_LISTS:
        raise TableError(f"--table: {path}: the first line must name 1 to {MOST_LISTS} lists and `count`")
    if any("+" in name for name in lists):
        raise TableError(f"--table: {path}: a list's name may not hold +")
    return from_histories(lists, _histories(path, lists, rows))


def _histories(path: Path, lists: list[str], rows: csv.DictReader[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for line, row in _lines(rows):
        at = f"--table: {path}:{line}"
        if wrong := next((name for name in lists if row[name] not in ("0", "1")), None):
            raise TableError(f"{at}: {wrong} is {row[wrong]!r}: write 1 for on the list, 0 for not")
        if not (row[COUNT] or "").isdigit():
            raise TableError(f"{at}: count is {row[COUNT]!r}: write a whole number")
        history = "+".join(name for name in lists if row[name] == "1")
        if not history:
            raise TableError(f"{at}: nothing can be counted that is on no list: leave the line out")
        found[history] = found.get(history, 0) + int(row[COUNT])
    return found


def _lines(rows: csv.DictReader[str]) -> Iterator[tuple[int, dict[str, str]]]:
    for row in rows:
        yield rows.line_num, row
