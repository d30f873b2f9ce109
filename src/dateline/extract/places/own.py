"""A list of places of one's own: a CSV file that adds to the gazetteer, refused with the line that is wrong."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from dateline.errors import TableError
from dateline.extract.places.index import Row

NEEDED = ("name", "lat", "lon")
COLUMNS = (*NEEDED, "kind", "country", "admin1", "population", "aliases", "geonameid")
KINDS = ("city", "point", "admin2", "admin1", "region", "country")
SIZE = 100_000  # people: a place that somebody took the trouble to list may be named without saying where it lies


def rows_of(path: str, data: bytes) -> list[Row]:
    """Return the places of a list from its bytes; TableError names the line that cannot be used and says what it should hold."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise TableError(f"{path}, line {line}: not UTF-8; save the file as UTF-8") from error
    lines = csv.DictReader(io.StringIO(text, newline=""), restkey="", restval="")
    try:
        _check_header(path, list(lines.fieldnames or ()))
        return list(_rows(path, lines))
    except csv.Error as error:
        raise TableError(f"{path}, line {lines.line_num}: {error}") from error


def _check_header(path: str, header: list[str]) -> None:
    missing = [column for column in NEEDED if column not in header]
    if missing:
        raise TableError(f"{path}, line 1: no column {missing[0]!r}; the first line names the columns: {', '.join(COLUMNS)}")
    unknown = [column for column in header if column not in COLUMNS]
    if unknown:
        raise TableError(f"{path}, line 1: unknown column {unknown[0]!r}; the columns are {', '.join(COLUMNS)}")


def _rows(path: str, lines: csv.DictReader[str]) -> Iterator[Row]:
    for line in lines:
        if any(str(value).strip() for value in line.values()):
            yield _row(f"{path}, line {lines.line_num}", line)


def _row(where: str, line: dict[str, str]) -> Row:
    if line.get(""):
        raise TableError(f"{where}: more cells than columns; put a cell that holds a comma in double quotes")
    cells = {column: line.get(column, "").strip() for column in COLUMNS}
    if not cells["name"]:
        raise TableError(f"{where}: no name")
    kind = cells["kind"] or "city"
    if kind not in KINDS:
        raise TableError(f"{where}: kind is {kind!r}; it is one of {', '.join(KINDS)}")
    country = cells["country"].upper()
    if country and not (len(country) == 2 and country.isascii() and country.isalpha()):
        raise TableError(f"{where}: country is {cells['country']!r}; a country is its two letters of ISO 3166-1, as in SD")
    return Row(
        geonameid=_whole(where, "geonameid", cells["geonameid"]),
        name=cells["name"],
        kind=kind,
        country=country or None,
        admin1=cells["admin1"] or None,
        population=_whole(where, "population", cells["population"]) or SIZE,
        lat=_degrees(where, "lat", cells["lat"], 90),
        lon=_degrees(where, "lon", cells["lon"], 180),
        others=tuple(name for each in cells["aliases"].split(";") if (name := each.strip())),
    )


def _degrees(where: str, column: str, cell: str, most: int) -> float:
    try:
        value = float(cell)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise TableError(f"{where}: {column} is {cell!r}; it is a number of degrees from -{most} to {most}")
    return round(value, 5)


def _whole(where: str, column: str, cell: str) -> int | None:
    if not cell:
        return None
    if not (cell.isascii() and cell.isdigit()):
        raise TableError(f"{where}: {column} is {cell!r}; it is a whole number or left empty")
    return int(cell)
