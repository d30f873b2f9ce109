"""The cells of one row by the names of their columns, and what they hold; a cell that holds something else is named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dateline.foreign.days import day
from dateline.foreign.decoding import shown
from dateline.records.happenings import Bounds

MOST = 15  # digits of a number of people
DECIMAL_COMMA = re.compile(r"^(-?\d{1,3}),(\d+)$")  # as spreadsheets of half of Europe save degrees


class CellError(ValueError):
    """A cell that cannot be taken."""

    def __init__(self, column: str, message: str) -> None:
        super().__init__(message)
        self.column = column


@dataclass(frozen=True, slots=True)
class Row:
    """One data row: `number` counts from 1, `line` is where it begins; `remarks` grow as oddities are met and taken."""

    file: str
    number: int
    line: int
    cells: Mapping[str, str]
    remarks: list[str]

    def text(self, column: str) -> str | None:
        """Return the words of a cell; none where it is empty or the file has no such column."""
        return self.cells.get(column) or None

    def needed(self, *columns: str) -> str:
        """Return the words of the first of some columns that has any."""
        for column in columns:
            if found := self.text(column):
                return found
        raise CellError(columns[0], "the cell is empty: give it, or leave the row out")

    def day(self, column: str) -> date:
        """Return the day of a cell."""
        written = self.needed(column)
        found = day(written)
        if found is None:
            raise CellError(column, f"“{shown(written)}” is no day: write it like 2025-05-16 (05/16/2025 is not read)")
        return found

    def whole(self, column: str) -> int | None:
        """Return the whole number of a cell, 0 or more; none where it is empty. "7.0", as some programs save it, is 7."""
        written = self.text(column)
        if written is None:
            return None
        digits = written.removesuffix(".0")
        if not (digits.isascii() and digits.isdigit() and len(digits) <= MOST):
            raise CellError(column, f"“{shown(written)}” is no whole number of 0 or more: write it in digits, or leave the cell empty")
        return int(digits)

    def degrees(self, column: str, most: int) -> float | None:
        """Return degrees between -most and most; none where the cell is empty."""
        written = self.text(column)
        if written is None:
            return None
        try:
            found = float(DECIMAL_COMMA.sub(r"\1.\2", written))
        except ValueError:
            found = float("nan")
        if not -most <= found <= most:
            raise CellError(column, f"“{shown(written)}” is no number of degrees from -{most} to {most}: use a point, and no letters")
        return found

    def point(self, latitude: str, longitude: str) -> tuple[float | None, float | None]:
        """Return latitude and longitude; one without the other is none."""
        lat, lon = self.degrees(latitude, 90), self.degrees(longitude, 180)
        return (lat, lon) if lat is not None and lon is not None else (None, None)

    def listed(self, *columns: str, by: str = ";") -> tuple[str, ...]:
        """Return the names in some cells, each once."""
        written = [cell for column in columns if (cell := self.text(column))]
        if len(written) == 1 and by not in written[0]:
            return (written[0],)
        names = (name.strip() for cell in written for name in cell.split(by))
        return tuple(dict.fromkeys(name for name in names if name))

    def bounds(self, low: str, best: str, high: str) -> Bounds | None:
        """Return three figures as they stand; none where all are empty."""
        found = Bounds(self.whole(low), self.whole(best), self.whole(high))
        if found == Bounds(None, None, None):
            return None
        given = [each for each in (found.low, found.best, found.high) if each is not None]
        if given != sorted(given):
            self.remarks.append(f"low {found.low}, best {found.best}, high {found.high} are not in order")
        return found
