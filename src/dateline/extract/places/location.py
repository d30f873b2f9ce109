"""Where a toponym lies: the point, how fine it is, and by which rule it was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import asin, atan2, cos, degrees, hypot, radians, sin

from dateline.extract.places.gazetteer import Entry, Gazetteer
from dateline.extract.places.toponyms import Toponym
from dateline.records.claims import Place, PlacePrecision
from dateline.records.texts import Span

EARTH = 6371.0  # kilometres from the centre
Point = tuple[float, float]
PRECISION: dict[str, PlacePrecision] = {
    "country": "country",
    "admin1": "admin1",
    "admin2": "admin2",
    "city": "city",
    "region": "region",
    "point": "point",
}
# Beside a place is anywhere around it: what is near a town lies somewhere in its district.
AROUND: dict[str, PlacePrecision] = {
    "country": "region",
    "admin1": "region",
    "admin2": "admin2",
    "city": "admin2",
    "region": "region",
    "point": "city",
}
# What the words alone say of a place that has no entry.
NAMED: dict[str | None, PlacePrecision] = {"admin1": "admin1", "admin2": "admin2", "city": "city", "natural": "region"}


@dataclass(frozen=True, slots=True)
class _Spot:
    """A rule with what it makes of a toponym."""

    rule: str
    score: float
    point: Point | None
    precision: PlacePrecision | None


def located(number: int, toponyms: list[Toponym], entries: list[Entry | None], text: str, gazetteer: Gazetteer) -> Place:
    """Return the place of a toponym; `entries` are those of all toponyms, so that a name without one lies in what holds it."""
    toponym, entry = toponyms[number], entries[number]
    if toponym.way is not None:
        return _way(toponym, entry, _other(number, toponyms, entries), text)
    spot = _spot(toponym, entry)
    known = entry or next(_holders(number, toponyms, entries), None)
    return Place(
        id="",
        span=toponym.span,
        rule=spot.rule,
        score=spot.score,
        name=toponym.name,
        geonameid=entry.geonameid if entry else None,
        country=known.country if known else None,
        admin1=_admin1(known, gazetteer),
        lat=spot.point[0] if spot.point else None,
        lon=spot.point[1] if spot.point else None,
        precision=spot.precision,
    )


def _holders(number: int, toponyms: list[Toponym], entries: list[Entry | None]) -> Iterator[Entry]:
    """Yield the entries of what a toponym lies in, the nearest first."""
    seen = {number}
    inside = toponyms[number].inside
    while inside is not None and inside not in seen:
        seen.add(inside)
        entry = entries[inside]
        if entry is not None:
            yield entry
        inside = toponyms[inside].inside


def _admin1(known: Entry | None, gazetteer: Gazetteer) -> str | None:
    if known is None or known.kind == "country":
        return None
    return gazetteer.admin1_name(known.country, known.admin1) or known.admin1


def _spot(toponym: Toponym, entry: Entry | None) -> _Spot:
    """Return where a toponym lies by its entry and the words before it."""
    related = toponym.relation
    if entry is None:
        near = related is not None and related.how in ("near", "moved")
        return _Spot("place.name@1", 0.4, None, None if near else NAMED.get(toponym.kind))
    point = (entry.lat, entry.lon) if entry.lat is not None and entry.lon is not None else None
    if related is None or related.how == "edge":
        return _Spot("place.gazetteer@1" if related is None else "place.near@1", 0.8, point, _precision(toponym, entry))
    if related.how == "part":
        wide = entry.kind in ("country", "admin1", "region")
        return _Spot("place.part@1", 0.8, point, "region" if wide else _precision(toponym, entry))
    if related.bearing is not None and related.kilometres is not None and point is not None and entry.kind in ("city", "point", "admin2"):
        return _Spot("place.bearing@1", 0.75, moved(point, related.bearing, related.kilometres), "point")
    return _Spot("place.near@1", 0.7, point, AROUND[entry.kind])


def _precision(toponym: Toponym, entry: Entry) -> PlacePrecision:
    """Return how finely the words say where: "western Iraq" is a region, "Andar district" a district though its entry is a town."""
    if toponym.direction is not None and entry.kind in ("country", "admin1", "region"):
        return "region"
    if toponym.kind in ("admin1", "admin2") and entry.kind == "city":
        return PRECISION[toponym.kind]
    return PRECISION[entry.kind]


def _other(number: int, toponyms: list[Toponym], entries: list[Entry | None]) -> Entry | None:
    """Return the entry of the name that is joined to one."""
    return entries[number + 1] if number + 1 < len(toponyms) and toponyms[number + 1].joined else None


def _way(toponym: Toponym, first: Entry | None, second: Entry | None, text: str) -> Place:
    """Return a road, whose middle is between its ends, or a border, which is on no map of ours and belongs to no one country."""
    assert toponym.way is not None  # noqa: S101
    point = middle(first, second) if toponym.way.way == "road" else None
    shared = first if first and second and first.country == second.country and toponym.way.way == "road" else None
    return Place(
        id="",
        span=toponym.way.span,
        rule=f"place.{toponym.way.way}@1",
        score=0.6 if point else 0.4,
        name=_name(text, toponym.way.span),
        geonameid=None,
        country=shared.country if shared else None,
        admin1=None,
        lat=point[0] if point else None,
        lon=point[1] if point else None,
        precision="region",
    )


def _name(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


def middle(first: Entry | None, second: Entry | None) -> Point | None:
    """Return the point halfway between two places."""
    if first is None or second is None or None in (first.lat, first.lon, second.lat, second.lon):
        return None
    (x, y, z), (u, v, w) = _unit(first), _unit(second)
    east, north = atan2(y + v, x + u), atan2(z + w, hypot(x + u, y + v))
    return round(degrees(north), 5), round(degrees(east), 5)


def _unit(entry: Entry) -> tuple[float, float, float]:
    lat, lon = radians(entry.lat or 0.0), radians(entry.lon or 0.0)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def moved(point: Point, bearing: float, kilometres: float) -> Point:
    """Return a point moved over the globe by a bearing in degrees and a distance."""
    way, angle = radians(bearing), kilometres / EARTH
    lat, lon = radians(point[0]), radians(point[1])
    north = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(way))
    east = lon + atan2(sin(way) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(north))
    return round(degrees(north), 5), round((degrees(east) + 540) % 360 - 180, 5)
