"""Rows of a delimited file, each with the line where it begins; a row that cannot be taken apart is reported, and the next one read."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

LONGEST = 200  # lines in one row: a quotation mark that is never closed would swallow the whole file
WIDEST = 100_000  # characters in one line: the longest notes of these data sets have some thousands
CRUSHED = ("=", "+", "-", "@", "\t", "\r")  # before these our spreadsheet profile writes an apostrophe


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its cells, or the fault that keeps them from being read."""

    line: int
    cells: tuple[str, ...]
    fault: str | None = None


def cut(lines: Sequence[str], delimiter: str, first: int = 0) -> Iterator[Cells]:
    """Yield the rows from a line on, the empty ones passed over; tab-separated ones know no quoting."""
    yield from _tabbed(lines, first) if delimiter == "\t" else _quoted(lines, delimiter, first)


def _tabbed(lines: Sequence[str], first: int) -> Iterator[Cells]:
    for number in range(first, len(lines)):
        line = lines[number].rstrip("\r\n")
        if len(line) > WIDEST:
            yield Cells(number + 1, (), too_long(line))
        elif line.strip():
            yield Cells(number + 1, _bared(line.split("\t")))


def _quoted(lines: Sequence[str], delimiter: str, first: int) -> Iterator[Cells]:
    at = first
    while at < len(lines):
        if len(lines[at]) > WIDEST:
            yield Cells(at + 1, (), too_long(lines[at]))
            at += 1
            continue
        row, used, fault = _one(lines, delimiter, at)
        if fault is not None:
            yield Cells(at + 1, (), fault)
            at += 1  # the quotation mark was not the beginning of a quotation: the next line is read on its own
        else:
            cells = _bared(row)
            if any(cells):
                yield Cells(at + 1, cells)
            at += used


def _one(lines: Sequence[str], delimiter: str, at: int) -> tuple[list[str], int, str | None]:
    """Return the row that begins at a line, and how many lines it takes."""
    some = lines[at : at + 1] if lines[at].count('"') % 2 == 0 else lines[at : at + LONGEST]
    reader = csv.reader(some, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num, None
    except StopIteration:
        return [], 1, None
    except csv.Error as error:
        if len(some) == 1 and "end of data" not in str(error):
            return next(csv.reader(some, delimiter=delimiter)), 1, None
        return [], 1, "a quotation mark is never closed: double it inside a cell, or close it"


def too_long(line: str) -> str:
    """Return what is wrong with a line beyond the limit."""
    return f"the line has {len(line):,} characters, the limit is {WIDEST:,}: look for missing line ends".replace(",", "\u2009", 2)


def _bared(row: Sequence[str]) -> tuple[str, ...]:
    return tuple([bare(cell) if cell[:1] == "'" else cell.strip() for cell in row])


def bare(cell: str) -> str:
    """Return a cell without blanks around it, and without the apostrophe that keeps a spreadsheet from running it."""
    if cell[:1] == "'" and cell[1:2] in CRUSHED:
        cell = cell[1:]
    return cell.strip()
