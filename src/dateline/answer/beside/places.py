"""How near two places are, as far as their points and names tell."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

from dateline.records.happenings import Where

EARTH = 6371.0  # kilometres
DEGREE = 110.5  # kilometres of latitude at least
COARSE = frozenset({"admin1", "region", "country"})  # a centroid may lie far from the happening


def near(here: Where | None, there: Where, limit: float) -> tuple[float, float | None] | None:
    """Return how near two places are, 0..1, with the kilometres where both are points; none where they are not one place.

    Where one is known no better than to its district or country, the other has to lie in it, as far as names tell.
    """
    if here is None or (here.name is None and here.lat is None):
        return None
    if here.country and there.country and here.country != there.country:
        return None
    finely = here.precision not in COARSE and there.precision not in COARSE
    if finely and here.lat is not None and here.lon is not None and there.lat is not None and there.lon is not None:
        return _points((here.lat, here.lon), (there.lat, there.lon), limit)
    if here.name and there.name and _folded(here.name) == _folded(there.name):
        return 0.7, None
    if not finely and here.admin1 and there.admin1:
        return (0.3, None) if _folded(here.admin1) == _folded(there.admin1) else None
    return (0.2, None) if not finely and here.country and here.country == there.country else None


def band(where: Where | None, limit: float) -> int | None:
    """Return the strip of latitude in which a point lies, as wide as two points may lie apart; none where there is no point to rely on."""
    if where is None or where.lat is None or where.lon is None or where.precision in COARSE or limit <= 0:
        return None
    return int((where.lat + 90) * DEGREE // limit)


def _points(here: tuple[float, float], there: tuple[float, float], limit: float) -> tuple[float, float | None] | None:
    if abs(here[0] - there[0]) * DEGREE > limit:
        return None  # most pairs end here, before any sine
    distance = kilometres(here, there)
    return (1 - distance / limit / 2, round(distance, 1)) if distance <= limit else None


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points, degrees of latitude and longitude, over the globe."""
    (lat, lon), (to_lat, to_lon) = ((radians(each[0]), radians(each[1])) for each in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH * asin(sqrt(min(1.0, half)))
