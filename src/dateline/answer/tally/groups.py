"""Into which rows of a tally an incident falls."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from dateline.records.happenings import Incident, Told

Grouped = tuple[str, tuple[Told, ...]]
Outlets = Mapping[str, str]
NO_DAY, NO_PLACE, NO_ACTOR, NO_OUTLET = "no day given", "no place given", "no actor named", "outlet not known"
NO_TYPE = "type not known"
PARTS: Mapping[str, tuple[str, ...]] = {"place": ("name", "admin1", "country"), "province": ("admin1",), "country": ("country",)}


def _day(day: str) -> str:
    return day


def _week(day: str) -> str:
    """A week is named by its Monday, so that weeks of two years stay apart and in order."""
    monday = date.fromisoformat(day)
    return (monday - timedelta(days=monday.weekday())).isoformat()


def _month(day: str) -> str:
    return day[:7]


def _year(day: str) -> str:
    return day[:4]


NAMES: Mapping[str, Callable[[str], str]] = {"day": _day, "week": _week, "month": _month, "year": _year}


def by_days(step: str, start: str | None, end: str | None) -> str:
    """Return the row of an incident by its days."""
    first, last = start or end, end or start
    if first is None or last is None:
        return NO_DAY
    begin, until = NAMES[step](first), NAMES[step](last)
    return begin if begin == until else f"{begin} to {until}"


def _by_time(step: str) -> Callable[[Incident, Outlets], Iterator[Grouped]]:
    def rows(incident: Incident, _: Outlets) -> Iterator[Grouped]:
        yield by_days(step, incident.start, incident.end), incident.told

    return rows


def _by_where(part: str) -> Callable[[Incident, Outlets], Iterator[Grouped]]:
    def rows(incident: Incident, _: Outlets) -> Iterator[Grouped]:
        where = incident.where
        known = (getattr(where, name) for name in PARTS[part]) if where else ()
        yield next((each for each in known if each), NO_PLACE), incident.told

    return rows


def _by_type(incident: Incident, _: Outlets) -> Iterator[Grouped]:
    yield incident.type or NO_TYPE, incident.told


def _by_actor(incident: Incident, _: Outlets) -> Iterator[Grouped]:
    for actor in incident.actors or (NO_ACTOR,):
        yield actor, incident.told


def _by_outlet(incident: Incident, outlets: Outlets) -> Iterator[Grouped]:
    """An outlet's row rests on its own reports alone."""
    for outlet in sorted({outlets.get(document, NO_OUTLET) for document in incident.documents}):
        yield outlet, tuple(told for told in incident.told if outlets.get(told.document, NO_OUTLET) == outlet)


GROUPINGS: Mapping[str, Callable[[Incident, Outlets], Iterator[Grouped]]] = {
    "day": _by_time("day"),
    "week": _by_time("week"),
    "month": _by_time("month"),
    "year": _by_time("year"),
    "place": _by_where("place"),
    "province": _by_where("province"),
    "country": _by_where("country"),
    "type": _by_type,
    "actor": _by_actor,
    "outlet": _by_outlet,
}
OVERLAPPING = frozenset({"actor", "outlet"})  # one incident may stand in several rows, which then must not be added
