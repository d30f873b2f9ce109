"""Every pair of an incident and a foreign row that may tell of one happening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import itemgetter

from dateline.answer.beside.figures import Figures, compared
from dateline.answer.beside.places import band, near
from dateline.records.foreign import Foreign
from dateline.records.happenings import Bounds, Incident

WIDE = 31  # days: what is known to the month still meets; what is wider would meet by its place alone, which is too little


@dataclass(frozen=True, slots=True)
class Limits:
    """How far two tellings of one happening may lie apart: days between them, kilometres between their points."""

    days: int = 1
    kilometres: float = 25.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A row and an incident that meet: `closeness` 0..1, the days and kilometres between them, and their dead side by side."""

    incident: Incident
    foreign: Foreign
    closeness: float
    days: int
    kilometres: float | None
    here: Bounds | None
    there: Bounds | None
    figures: Figures


def candidates(here: Sequence[Incident], there: Sequence[Foreign], limits: Limits) -> Iterator[Pair]:
    """Yield every pair that may meet; rows are looked up by the days among which an incident lies, and by how far north."""
    by_day: dict[int, dict[int | None, list[Foreign]]] = defaultdict(lambda: defaultdict(list))
    for foreign in there:
        first, last = _ordinal(foreign.start), _ordinal(foreign.end)
        for day in range(first, last + 1) if last - first <= WIDE else ():
            by_day[day][band(foreign.where, limits.kilometres)].append(foreign)
    for incident in here:
        first, last = _ordinal(incident.start or incident.end), _ordinal(incident.end or incident.start)
        if not first or last - first > WIDE:
            continue
        days = [by_day[day] for day in range(first - limits.days, last + limits.days + 1) if day in by_day]
        near = {key(each): each for bands in days for each in _within(bands, band(incident.where, limits.kilometres))}
        for _, foreign in sorted(near.items(), key=itemgetter(0)):
            pair = _pair(incident, foreign, limits)
            if pair is not None:
                yield pair


def _within(bands: Mapping[int | None, list[Foreign]], at: int | None) -> Iterator[Foreign]:
    """Yield the rows of a band and of its neighbours, and those that have no point; all of them where the incident has none."""
    asked = bands if at is None else (None, at - 1, at, at + 1)
    for each in asked:
        yield from bands.get(each, ())


def _pair(incident: Incident, foreign: Foreign, limits: Limits) -> Pair | None:
    if incident.type and foreign.types and incident.type not in foreign.types:
        return None
    where = near(incident.where, foreign.where, limits.kilometres)
    if where is None:
        return None
    nearness, kilometres = where
    first, last = _ordinal(incident.start or incident.end), _ordinal(incident.end or incident.start)
    begin, finish = _ordinal(foreign.start), _ordinal(foreign.end)
    days = max(0, begin - last, first - finish)
    spread = (last - first) + (finish - begin)
    timeliness = (1 - days / (limits.days + 1)) / (1 + spread / WIDE)
    figures = compared(incident.killed, foreign.killed)
    agreeing = {"agree": 1.0, "neither": 0.5, "only here": 0.4, "only there": 0.4}.get(figures, 0.2)
    closeness = round(0.4 * timeliness + 0.4 * nearness + 0.2 * agreeing, 4)
    return Pair(incident, foreign, closeness, days, kilometres, incident.killed, foreign.killed, figures)


def key(foreign: Foreign) -> tuple[str, int]:
    """Return what tells a row from every other."""
    return foreign.file, foreign.row


def _ordinal(day: str | None) -> int:
    return date.fromisoformat(day[:10]).toordinal() if day else 0
