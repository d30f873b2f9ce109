"""Which layout a delimited file has, with which delimiter and whether with a header row: by its content, never by its name."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from dateline.foreign.days import day
from dateline.foreign.decoding import UnusableError
from dateline.foreign.sheets import WIDEST, bare, cut
from dateline.foreign.tables import load_table
from dateline.records.foreign import Dataset

DELIMITERS = (",", "\t", ";", "|")
SEPARATOR = "sep="  # spreadsheets write "sep=;" on the first line, to be opened by their own kind
LEAST_SHARE = 0.5  # of a header's names that a layout has: enough to say which of its columns is missing
LOOKED_AT = 20  # rows that show the layout of a file without header


@dataclass(frozen=True, slots=True)
class Layout:
    """A recognised file: the columns of each row in order, and where the rows begin."""

    dataset: Dataset
    title: str
    delimiter: str
    columns: tuple[str, ...]
    first: int
    header: bool


def recognise(lines: Sequence[str]) -> Layout:
    """Return the layout of a file; raise where it is none of those known."""
    found = _by_header(lines) or _by_content(lines)
    if found is None:
        _name_missing(lines)
        known = "; ".join(str(layout["title"]) for _, layout in _layouts())
        raise UnusableError(f"no layout that is known ({known}; W3C annotations; langextract): check the header row")
    return found


def _layouts() -> Iterator[tuple[Dataset, Mapping[str, Any]]]:
    for name, layout in load_table("layouts.toml").items():
        yield cast("Dataset", name), layout


def _by_header(lines: Sequence[str]) -> Layout | None:
    at = _header_line(lines)
    if len(lines[at]) > WIDEST:
        return None
    for delimiter in DELIMITERS:
        written = [bare(cell) for cell in next(csv.reader([lines[at].rstrip("\r\n")], delimiter=delimiter), [])]
        folded = {name.casefold() for name in written}
        for name, layout in _layouts():
            if folded.issuperset(each.casefold() for each in layout["known_by"]):
                spelled = {each.casefold(): each for each in layout["columns"]}
                columns = tuple(spelled.get(each.casefold(), each) for each in written)
                return Layout(name, layout["title"], delimiter, columns, at + 1, header=True)
    return None


def _header_line(lines: Sequence[str]) -> int:
    filled = (number for number, line in enumerate(lines) if line.strip() and not line.casefold().startswith(SEPARATOR))
    return next(filled, 0)


def _name_missing(lines: Sequence[str]) -> None:
    """Raise what a header row lacks to be that of a layout; it is one where it has half of its names or more from there."""
    at = _header_line(lines)
    for delimiter in DELIMITERS if len(lines[at]) <= WIDEST else ():
        written = [bare(cell) for cell in next(csv.reader([lines[at].rstrip("\r\n")], delimiter=delimiter), [])]
        folded = {name.casefold() for name in written}
        for _, layout in _layouts():
            missing = [each for each in layout["known_by"] if each.casefold() not in folded]
            shared = folded & {each.casefold() for each in layout["columns"]}
            known = 0 < len(missing) < len(layout["known_by"])
            if known and len(shared) >= LEAST_SHARE * len(folded):
                raise UnusableError(
                    f"this looks like {layout['title']}, but it has no such column: keep it in the file", at + 1, missing[0]
                )


def _by_content(lines: Sequence[str]) -> Layout | None:
    some = [line for line in lines[: 10 * LOOKED_AT] if len(line) <= WIDEST]
    for delimiter in DELIMITERS:
        rows = [row.cells for _, row in zip(range(LOOKED_AT), cut(some, delimiter), strict=False) if not row.fault]
        for name, layout in _layouts():
            if any(_looks_like(row, layout) for row in rows):
                return Layout(name, layout["title"], delimiter, tuple(layout["columns"]), 0, header=False)
    return None


def _looks_like(cells: Sequence[str], layout: Mapping[str, Any]) -> bool:
    columns = layout["columns"]
    if len(cells) != len(columns):
        return False
    number = cells[columns.index(layout["number"])].removeprefix("-").replace(".", "", 1)
    return day(cells[columns.index(layout["day"])]) is not None and number.isdigit()
