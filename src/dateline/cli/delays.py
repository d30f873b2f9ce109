"""Days of happenings and of their first reports from a CSV file; a line that cannot be used is an error that names it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from dateline.answer.late import Late
from dateline.errors import TableError, in_words

COLUMNS = ("occurred", "reported")


def read(path: Path) -> list[Late]:
    """Return the two days of each line."""
    try:
        rows = csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines())
    except OSError as error:
        raise TableError(f"--table: {path}: {in_words(error)}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"--table: {path}: not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise TableError(f"--table: {path}: the first line must name the columns `occurred` and `reported`")
    return [Late(*(_day(path, rows.line_num, column, row[column]) for column in COLUMNS)) for row in rows]


def _day(path: Path, line: int, column: str, text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError as error:
        raise TableError(f"--table: {path}:{line}: {column} is {text!r}: write a day like 2025-11-14") from error
