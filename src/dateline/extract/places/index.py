"""Write an index of places: one SQLite file, whole or not there at all."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterable
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import NamedTuple

from dateline.errors import TableError
from dateline.extract.names import lexicon
from dateline.extract.places.spelling import fold, sound, without_article

SCHEMA = "2"
STEP = 10_000  # places between two words about how far the work is
SOUND = "~"  # before the keys of sounds: no folded name starts so
_TABLES = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
                    population INTEGER NOT NULL, lat REAL, lon REAL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_INDEX = "CREATE INDEX division ON place (country, admin1) WHERE kind = 'admin1'"

Progress = Callable[[int], None]


class Row(NamedTuple):
    """A place on its way into the index; `others` are names that it bears besides its own."""

    geonameid: int | None
    name: str
    kind: str
    country: str | None
    admin1: str | None
    population: int
    lat: float | None
    lon: float | None
    others: tuple[str, ...]


def write(path: Path, rows: Iterable[Row], progress: Progress | None = None) -> int:
    """Write the index at `path` and return how many places it holds: into a file beside it first, so that nobody opens half an index.

    `progress` is told now and then how many places are written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    except OSError as error:
        found = error.strerror or str(error)
        raise TableError(
            f"{path.parent}: no index of places can be written there ({found}): set DATELINE_CACHE to another folder"
        ) from error
    os.close(handle)
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            number = _fill(connection, rows, progress)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return number


def _fill(connection: sqlite3.Connection, rows: Iterable[Row], progress: Progress | None) -> int:
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLES}")
    number = 0
    for number, row in enumerate(rows, 1):
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row[:-1]))
        keys = ((key, number, rank) for key, rank in _keys(row).items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", keys)
        if progress is not None and number % STEP == 0:
            progress(number)
    connection.execute(_INDEX)
    connection.commit()
    return number


def _keys(row: Row) -> dict[str, int]:
    """Return each key of a place with the rank of the name: its own, another, one without its article, one that sounds like it."""
    keys = {fold(row.name): 0}
    for other in row.others:
        keys.setdefault(fold(other), 1)
    written = list(keys)
    for key in written:
        bare = without_article(key)
        if bare and len(bare) > 3:
            keys.setdefault(bare, 2)
    keys.pop("", None)
    if row.country not in transliterated():
        return keys
    return keys | {SOUND + heard: 3 for key in written if (heard := sound(key)) is not None}


@cache
def transliterated() -> frozenset[str]:
    """Return the countries whose names news writes in many ways, because they are not at home in Latin letters."""
    return frozenset(lexicon.toml("gazetteer.toml")["transliterated"]["countries"].split())
