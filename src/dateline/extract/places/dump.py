"""A dump of GeoNames: tab-separated lines of 19 columns, as https://download.geonames.org/export/dump offers them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import IO

from dateline.errors import TableError, in_words
from dateline.extract.names import lexicon
from dateline.extract.places.build import WRITTEN
from dateline.extract.places.index import Row

COLUMNS = 19
# Where the columns that are used stand in a line.
_ID, _NAME, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY, _ADMIN1, _PEOPLE = 0, 1, 3, 4, 5, 6, 7, 8, 10, 14


@cache
def kinds() -> dict[str, str]:
    """Return the kind of place for each feature code of GeoNames that is taken in; "P" stands for every other populated place."""
    return {code: kind for kind, codes in lexicon.toml("gazetteer.toml")["features"].items() for code in codes}


def read_dump(path: Path) -> Iterator[Row]:
    """Yield the places of a dump, zipped or not; TableError names the line that is not as GeoNames writes it.

    Countries and first-level divisions are left out: the tables that ship name them as news does.
    """
    with _opened(path) as (name, raw):
        lines = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
        try:
            for number, line in enumerate(lines, 1):
                row = _row(f"{name}, line {number}", line.rstrip("\r\n").split("\t"))
                if row is not None:
                    yield row
        except UnicodeDecodeError as error:
            raise TableError(f"{name}: not UTF-8, so no dump of GeoNames: {error}") from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """Open the table itself, or the one in a zip file that is no readme."""
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb") as raw:
                yield path.name, raw
            return
        with zipfile.ZipFile(path) as packed:
            tables = [name for name in packed.namelist() if name.endswith(".txt") and "readme" not in name.casefold()]
            if len(tables) != 1:
                raise TableError(f"{path}: {len(tables)} tables in it; a dump of GeoNames holds one, such as allCountries.txt")
            with packed.open(tables[0]) as raw:
                yield tables[0], raw
    except OSError as error:
        raise TableError(f"{path}: {in_words(error)}") from error
    except zipfile.BadZipFile as error:
        raise TableError(f"{path}: a broken zip file ({error}): fetch it again") from error


def _row(where: str, cells: list[str]) -> Row | None:
    if cells == [""]:
        return None
    if len(cells) != COLUMNS:
        raise TableError(f"{where}: {len(cells)} columns; a dump of GeoNames has {COLUMNS}, divided by tabs")
    kind = kinds().get(cells[_CODE]) or (kinds().get("P") if cells[_CLASS] == "P" else None)
    if kind is None or kind == "none":
        return None
    try:
        return Row(
            geonameid=int(cells[_ID]),
            name=cells[_NAME],
            kind=kind,
            country=cells[_COUNTRY] or None,
            admin1=cells[_ADMIN1] or None,
            population=int(cells[_PEOPLE] or 0),
            lat=round(float(cells[_LAT]), 5),
            lon=round(float(cells[_LON]), 5),
            others=tuple(other for other in cells[_OTHERS].split(",") if WRITTEN.match(other)),
        )
    except ValueError as error:
        raise TableError(f"{where}: {error}; id, latitude, longitude and population are numbers") from error
