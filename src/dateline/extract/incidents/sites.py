"""How fine a place is in the words of the report, and whether two places can be one scene."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from dateline.extract.incidents.words import words
from dateline.records.claims import Place

Kind = Literal["spot", "part", "town", "name", "area", "land"]  # from a street corner to a country; a name is on no map of ours
ORDER: tuple[Kind, ...] = ("spot", "part", "town", "name", "area", "land")
NEAR_DEGREES = 0.12  # two names for one spot: about twelve kilometres
WIDE_DEGREES = 1.5  # a town lies no farther than this from the middle of its district
# A road between two towns is known by its name; what lies some way off a town is told apart like the town.
_BY_RULE: dict[str, Kind] = {"place.road@1": "name", "place.border@1": "area", "place.bearing@1": "town"}
_WORD = re.compile(r"[A-Za-z.-]+")
_CORNER = re.compile(r"\b(?:block|corner|intersection|junction)s? (?:of|at)(?: the)?$")
BEHIND = 24  # characters


@dataclass(frozen=True, slots=True)
class Site:
    """A place with how fine it is."""

    place: Place
    kind: Kind

    @property
    def is_located(self) -> bool:
        """Tell whether the place has coordinates."""
        return self.place.lat is not None


def site(place: Place, text: str) -> Site:
    """Return a place with its kind, by its name, its precision and the words around it."""
    return Site(place, _kind(place, text))


def _kind(place: Place, text: str) -> Kind:
    told = _told(place)
    if told is not None:
        return told
    name = [word.lower() for word in _WORD.findall(place.name)]
    before, behind = text[: place.span.start].rstrip(), _WORD.findall(text[place.span.end : place.span.end + BEHIND])
    if place.precision == "point" or (place.lat is None and _is_spot(place, name, before)):
        return "spot"
    own = {*name[-1:], *(word.lower() for word in _WORD.findall(place.span.of(text))[-1:]), *(word.lower() for word in behind[:1])}
    if own & words("parts") or before.endswith(("city's", "city’s", "town's", "town’s")):
        return "part"
    return "town" if place.precision == "city" else "name"


def _told(place: Place) -> Kind | None:
    """Return the kind that a place's precision and rule tell without its words."""
    if place.precision == "country":
        return "land"
    if place.rule == "place.near@1" and place.precision == "admin2":
        return "town"
    return _BY_RULE.get(place.rule) or ("area" if place.precision in {"admin1", "admin2", "region"} else None)


def _is_spot(place: Place, name: list[str], before: str) -> bool:
    """Tell whether a name on no map is that of a street or building: by its words, or as the corner or the block of it."""
    numbered = any(char.isdigit() for char in place.name)
    return numbered or bool(set(name) & words("spots")) or _CORNER.search(before[-BEHIND:]) is not None


def is_same(left: Site, right: Site) -> bool:
    """Tell whether two sites have one name, or are one entry of the gazetteer."""
    one, two = left.place, right.place
    return one.name.casefold() == two.name.casefold() or (one.geonameid is not None and one.geonameid == two.geonameid)


def is_apart(left: Site, right: Site) -> bool:
    """Tell whether two sites cannot be one scene: other countries, provinces or towns. A quarter or a street may lie in any town."""
    if is_same(left, right) or "part" in {left.kind, right.kind} or not (_is_known(left) and _is_known(right)):
        return False
    one, two = left.place, right.place
    if one.country and two.country and one.country != two.country:
        return True
    if "land" in {left.kind, right.kind}:
        return False
    if left.kind == right.kind == "town" or one.precision == two.precision == "admin2":
        return not _within(one, two, NEAR_DEGREES)
    if "admin1" in {one.precision, two.precision} or "region" in {one.precision, two.precision}:
        return bool(one.admin1 and two.admin1 and one.admin1 != two.admin1)
    return not _within(one, two, WIDE_DEGREES)


def is_other(left: Site, right: Site) -> bool:
    """Tell whether two sites of one kind bear different names, which speaks against one scene."""
    fine = {"spot", "part", "town", "name"}
    alike = left.kind == right.kind or {left.kind, right.kind} == {"town", "name"}
    return alike and left.kind in fine and not is_same(left, right) and not _is_part_of_name(left, right)


def may_hold(outer: Site, inner: Site) -> bool:
    """Tell whether one site is known to be a wider one around another: its province or its country."""
    one, two = outer.place, inner.place
    if outer.kind == "land":
        return one.country is not None and one.country == two.country
    return outer.kind == "area" and one.admin1 is not None and one.admin1 == two.admin1


def is_near(left: Site, right: Site, degrees: float) -> bool:
    """Tell whether two sites lie within some degrees of each other, as far as is known."""
    return _within(left.place, right.place, degrees)


def _is_known(site_: Site) -> bool:
    return site_.is_located or site_.place.admin1 is not None or site_.place.country is not None


def _is_part_of_name(left: Site, right: Site) -> bool:
    one, two = sorted((left.place.name.casefold(), right.place.name.casefold()), key=len)
    return one in two


def _within(left: Place, right: Place, degrees: float) -> bool:
    if left.lat is None or right.lat is None or left.lon is None or right.lon is None:
        return True
    return abs(left.lat - right.lat) <= degrees and abs(left.lon - right.lon) <= degrees
