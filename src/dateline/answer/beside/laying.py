"""Foreign rows beside incidents in one scope: which meet, and which stand here or there alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.answer.beside.choosing import best
from dateline.answer.beside.pairs import Limits, Pair, candidates, key
from dateline.answer.scope import Scope, place
from dateline.answer.tally.rows import HAPPENED
from dateline.records.foreign import Foreign
from dateline.records.happenings import Incident


@dataclass(frozen=True, slots=True)
class Beside:
    """The outcome, each list by day. `scope` is the one asked for, its days those of the file where none were asked.

    `edge` counts incidents that may lie inside it; `countries` are those of the file: it is expected to have incidents in them alone.
    """

    scope: Scope
    countries: tuple[str, ...]
    limits: Limits
    matched: tuple[Pair, ...]
    only_here: tuple[Incident, ...]
    only_there: tuple[Foreign, ...]
    edge: int
    leads: bool
    deadly_only: bool


def lay_beside(incidents: Iterable[Incident], records: Sequence[Foreign], asked: Scope, limits: Limits) -> Beside:
    """Return rows beside incidents, each with at most one of the others, so that all pairs together are as close as can be."""
    there = [each for each in records if place(_stand_in(each), asked).placing != "outside"]
    scope = replace(
        asked,
        start=asked.start or min((each.start for each in there), default=None),
        end=asked.end or max((each.end for each in there), default=None),
    )
    countries = _countries(there)
    deadly = all(each.dataset == "ucdp" for each in records)
    here = [each for each in incidents if each.status in HAPPENED and _in_countries(each, countries)]
    asked_for = [each for each in here if place(each, asked).placing != "outside"]  # a day beyond the file's last may still meet its row
    placed = [place(each, scope) for each in asked_for]
    inside = [each.incident for each in placed if each.placing == "inside"]
    edge = [each.incident for each in placed if each.placing == "edge"]
    pairs = sorted(best(list(candidates(asked_for, there, limits))), key=lambda pair: (pair.foreign.start, pair.foreign.record_id))
    met = {pair.incident.id for pair in pairs}
    taken = {key(pair.foreign) for pair in pairs}
    return Beside(
        scope=scope,
        countries=countries,
        limits=limits,
        matched=tuple(pairs),
        only_here=tuple(each for each in inside if each.id not in met and (_is_deadly(each) or not deadly)),
        only_there=tuple(sorted((each for each in there if key(each) not in taken), key=lambda each: (each.start, each.record_id))),
        edge=sum(each.id not in met and (_is_deadly(each) or not deadly) for each in edge),
        leads=any(each.lead for each in records),
        deadly_only=deadly,
    )


def _countries(there: Sequence[Foreign]) -> tuple[str, ...]:
    """Return the countries of a file; none where some row names no country, since the file may then be of any."""
    named = {each.where.country for each in there}
    return tuple(sorted(name for name in named if name)) if all(named) else ()


def _in_countries(incident: Incident, countries: tuple[str, ...]) -> bool:
    country = incident.where.country if incident.where else None
    return country is None or not countries or country in countries


def _is_deadly(incident: Incident) -> bool:
    """Tell whether somebody was killed, as far as the figures tell."""
    return incident.killed is not None and any((incident.killed.low, incident.killed.best, incident.killed.high))


def _stand_in(foreign: Foreign) -> Incident:
    """Return a row in the form in which scopes are asked of; it goes nowhere else."""
    kind = foreign.types[0] if len(foreign.types) == 1 else None
    return Incident(
        id=foreign.record_id,
        members=(),
        documents=(),
        names=(),
        records=(),
        type=kind,
        mode=None,
        status="occurred",
        start=foreign.start,
        end=foreign.end,
        precision=foreign.precision,
        where=foreign.where,
        actors=foreign.actors,
        targets=foreign.targets,
        killed=foreign.killed,
        injured=None,
        captured=None,
        policy="foreign",
        independent_low=0,
        independent_high=0,
        told=(),
        review="foreign",
    )
