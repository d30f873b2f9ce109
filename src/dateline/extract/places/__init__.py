"""Where things happen: place names and the places they mean."""

from __future__ import annotations

from collections import defaultdict
from math import asin, atan2, cos, degrees, log10, radians, sin

from dateline.extract.names import lexicon
from dateline.extract.places.gazetteer import Entry, Gazetteer
from dateline.extract.places.resolution import resolve
from dateline.extract.places.toponyms import Toponym, find_toponyms
from dateline.records.claims import Entity, Place, PlacePrecision
from dateline.records.texts import Analysis

EARTH = 6371.0  # kilometres from the centre
_PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "region": "region",
    "point": "point",
}


def find_places(analysis: Analysis, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places named in a report in order, resolved where the gazetteer and the context allow."""
    toponyms = find_toponyms(analysis, entities, gazetteer)
    entries = resolve(toponyms, leanings(analysis, entities), gazetteer)
    return tuple(_place(number, toponym, entries, gazetteer) for number, toponym in enumerate(toponyms))


def leanings(analysis: Analysis, entities: tuple[Entity, ...]) -> dict[str, float]:
    """Return how much a report speaks of countries otherwise than by place names: demonyms, bodies of a state, local customs."""
    weights: defaultdict[str, float] = defaultdict(float)
    for entity in entities:
        if entity.country and len(entity.country) == 2 and entity.type in ("NATIONALITY", "GOVERNMENT", "MILITARY", "GROUP"):
            weights[entity.country] += 0.5 + 0.5 * log10(len(entity.mentions))
    words = {token.text.casefold() for sentence in analysis.sentences for token in sentence.tokens}
    for country, listed in lexicon.toml("places.toml")["customs"].items():
        weights[country] += 0.5 * min(4, sum(word in words for word in listed))
    return weights


def _place(number: int, toponym: Toponym, entries: list[Entry | None], gazetteer: Gazetteer) -> Place:
    entry = entries[number]
    outer = entries[toponym.inside] if toponym.inside is not None else None
    known = entry or outer
    lat, lon = _point(toponym, entry)
    return Place(
        id=f"place-{number + 1}",
        span=toponym.span,
        rule="place.gazetteer@1" if entry else "place.name@1",
        score=0.8 if entry else 0.4,
        name=toponym.name,
        geonameid=entry.geonameid if entry else None,
        country=known.country if known else None,
        admin1=(gazetteer.admin1_name(known.country, known.admin1) or known.admin1) if known and known.kind != "country" else None,
        lat=lat,
        lon=lon,
        precision=_precision(toponym, entry),
    )


def _precision(toponym: Toponym, entry: Entry | None) -> PlacePrecision | None:
    """Return how finely the words say where: "western Iraq" is a region, "Andar district" a district though it has no entry."""
    if entry is None:
        kinds: dict[str | None, PlacePrecision] = {"admin1": "admin1", "admin2": "admin2", "city": "city", "natural": "region"}
        return kinds.get(toponym.kind)
    if toponym.direction is not None and entry.kind in ("country", "admin1", "region"):
        return "region"
    if toponym.kind in ("admin1", "admin2") and entry.kind == "city":
        return _PRECISION[toponym.kind]
    return _PRECISION[entry.kind]


def _point(toponym: Toponym, entry: Entry | None) -> tuple[float | None, float | None]:
    """Return the coordinates of a place, moved by the distance and bearing that the words give."""
    if entry is None or entry.lat is None or entry.lon is None:
        return None, None
    if toponym.kilometres is None or toponym.bearing is None:
        return entry.lat, entry.lon
    way, angle = radians(toponym.bearing), toponym.kilometres / EARTH
    lat, lon = radians(entry.lat), radians(entry.lon)
    north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(way))
    east = lon + atan2(sin(way) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
    return round(degrees(north), 5), round((degrees(east) + 540) % 360 - 180, 5)
