"""Where incidents happened: outlines and circles over a plain grid of degrees (equirectangular), as numbers for an SVG."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.records.publication import REACH, Released

WIDTH, HEIGHT = 960, 540
DEGREE = 111_320  # metres of a degree of latitude
NARROWEST = 8.0  # degrees of latitude that are shown at least, so that a coast or a border is in sight
SMALLEST, LARGEST = 5.0, 25.0  # the radius of a point, and what many incidents there add to it
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Incidents at a place: those that are named, or `count` of them, of which only some are."""

    lat: float
    lon: float
    name: str
    precision: str | None
    incidents: tuple[str, ...]
    count: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map with the incidents there."""

    x: float
    y: float
    radius: float
    name: str
    precision: str
    incidents: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the grid, with its degrees."""

    x: float
    y: float
    name: str
    upright: bool


@dataclass(frozen=True, slots=True)
class Map:
    """A map of incidents; `unplaced` are those without coordinates."""

    outlines: tuple[str, ...]
    spots: tuple[Spot, ...]
    grid: tuple[Line, ...]
    unplaced: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _View:
    west: float
    north: float
    scale: float

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return round((lon - self.west) * self.scale, 1), round((self.north - lat) * self.scale, 1)


def draw(incidents: Sequence[Released]) -> Map:
    """Return the map of incidents; where none has coordinates there is nothing to see, and all of them are named."""
    places = [each.incident.where for each in incidents]
    placed = [
        Placed(where.lat, where.lon, where.name or "", where.precision, (each.incident.id,))
        for each, where in zip(incidents, places, strict=True)
        if where is not None and where.lat is not None and where.lon is not None
    ]
    known = {name for each in placed for name in each.incidents}
    return draw_places(placed, [each.incident.id for each in incidents if each.incident.id not in known])


def draw_places(places: Iterable[Placed], unplaced: Sequence[str] = ()) -> Map:
    """Return the map of places with their incidents; those of one point, name and precision are one spot."""
    found: dict[tuple[float, float, str, str], list[Placed]] = {}
    for each in places:
        found.setdefault((round(each.lon, 4), round(each.lat, 4), each.name, each.precision or "point"), []).append(each)
    if not found:
        return Map((), (), (), tuple(unplaced))
    view = _view([key[:2] for key in found])
    spots = sorted((_spot(view, key, some) for key, some in found.items()), key=lambda spot: (-spot.radius, spot.x, spot.y, spot.name))
    return Map(tuple(_outlines(view)), tuple(spots), tuple(_grid(view)), tuple(unplaced))


def _view(points: Sequence[tuple[float, float]]) -> _View:
    """Return the part of the world around the points; the grid keeps its square degrees."""
    west, east = min(lon for lon, _ in points), max(lon for lon, _ in points)
    south, north = min(lat for _, lat in points), max(lat for _, lat in points)
    high = max((north - south) * 1.3, (east - west) * 1.3 * HEIGHT / WIDTH, NARROWEST)
    scale = HEIGHT / min(high, 180.0)
    middle = (west + east) / 2, (south + north) / 2
    return _View(middle[0] - WIDTH / scale / 2, middle[1] + HEIGHT / scale / 2, scale)


def _spot(view: _View, key: tuple[float, float, str, str], places: Sequence[Placed]) -> Spot:
    lon, lat, name, precision = key
    x, y = view.at(lon, lat)
    count = sum(max(each.count, len(each.incidents)) for each in places)
    radius = max(REACH.get(precision, REACH["point"]) / DEGREE * view.scale, SMALLEST + min(math.sqrt(count), LARGEST))
    return Spot(x, y, round(radius, 1), name, precision, tuple(name for each in places for name in each.incidents), count)


def _outlines(view: _View) -> Iterator[str]:
    east, south = view.west + WIDTH / view.scale, view.north - HEIGHT / view.scale
    for ring in outlines():
        if min(x for x, _ in ring) < east and max(x for x, _ in ring) > view.west and _crosses(ring, south, view.north):
            points = (view.at(lon, lat) for lon, lat in ring)
            yield "M" + "L".join(f"{x} {y}" for x, y in points) + "Z"


def _crosses(ring: Ring, south: float, north: float) -> bool:
    return min(y for _, y in ring) < north and max(y for _, y in ring) > south


def _grid(view: _View) -> Iterator[Line]:
    step = next((each for each in (1, 2, 5, 10, 20, 30) if HEIGHT / view.scale / each <= 6), 30)
    for lon in range(math.ceil(view.west / step) * step, math.floor(view.west + WIDTH / view.scale) + 1, step):
        yield Line(view.at(lon, 0)[0], 0, f"{abs(lon)}°{'E' if lon > 0 else 'W' if lon < 0 else ''}", upright=True)
    for lat in range(math.ceil((view.north - HEIGHT / view.scale) / step) * step, math.floor(view.north) + 1, step):
        yield Line(0, view.at(0, lat)[1], f"{abs(lat)}°{'N' if lat > 0 else 'S' if lat < 0 else ''}", upright=False)


@cache
def outlines() -> tuple[Ring, ...]:
    """Return the outlines of the world's countries."""
    text = resources.files("dateline.site").joinpath("tables/outlines.txt").read_text(encoding="utf-8")
    return tuple(_ring(line) for line in text.splitlines() if line and not line.startswith("#"))


def _ring(line: str) -> Ring:
    points = (pair.partition(",") for pair in line.split())
    return tuple((float(lon), float(lat)) for lon, _, lat in points)
