"""Small tables of one's own as CSV, as spreadsheets save them: with or without the mark of their encoding, commas or semicolons."""

from __future__ import annotations

import csv
from pathlib import Path

from dateline.errors import TableError, in_words


def rows_of(path: Path) -> csv.DictReader[str]:
    """Return the rows of a table by the names in its first line; spreadsheets set to a decimal comma put semicolons between cells."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except OSError as error:
        raise TableError(f"--table: {path}: {in_words(error)}") from error
    except UnicodeDecodeError as error:
        raise TableError(f"--table: {path}: not UTF-8 at byte {error.start}: save the file as UTF-8") from error
    header = lines[0] if lines else ""
    return csv.DictReader(lines, delimiter=max(",;\t", key=header.count))
