"""What is documented inside a scope: the number of incidents, or the sum of their figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from dateline.answer.counts import Policy, figure
from dateline.answer.counts.bounds import add
from dateline.answer.documented.alignment import Measured
from dateline.answer.scope import Placed, Scope, place
from dateline.answer.tally.rows import HAPPENED
from dateline.records.happenings import Bounds, Incident


@dataclass(frozen=True, slots=True)
class Edge:
    """An incident that may lie inside."""

    incident: str
    reason: str


@dataclass(frozen=True, slots=True)
class Inside:
    """The incidents inside a scope, and those at its edge with the reason; of `named` nothing is told but that."""

    incidents: tuple[Incident, ...]
    edge: tuple[Placed, ...]
    named: tuple[Edge, ...] = ()

    @property
    def edges(self) -> list[Edge]:
        """All that may lie inside."""
        return [*(Edge(each.incident.id, each.reason) for each in self.edge), *self.named]


def inside(incidents: Iterable[Incident], scope: Scope, measured: Measured) -> Inside:
    """Return what happened in a scope, of the kinds that are counted; where people are counted, what gives a figure of them."""
    placed = [place(each, scope) for each in incidents if each.status in HAPPENED and of_kind(each, measured)]
    return Inside(
        tuple(each.incident for each in placed if each.placing == "inside"),
        tuple(each for each in placed if each.placing == "edge"),
    )


def of_kind(incident: Incident, measured: Measured) -> bool:
    """Tell whether an incident is of a kind that the measure counts; one without a figure documents nobody."""
    if measured.outcomes and not any(told.outcome in measured.outcomes for told in incident.told):
        return False
    return (not measured.types or incident.type in measured.types) and (not measured.modes or incident.mode in measured.modes)


@dataclass(frozen=True, slots=True)
class Amounts:
    """What is counted, by which policy; the figure of an incident is found once, in however many definitions it is counted."""

    measured: Measured
    policy: Policy
    known: dict[tuple[str, str], Bounds | None] = field(default_factory=dict)

    def of(self, incidents: Sequence[Incident], named: int = 0) -> Bounds:
        """Return how many incidents there are, with those that are only named, or what the figures of their outcomes add up to."""
        if not self.measured.outcomes:
            many = len(incidents) + named
            return Bounds(many, many, many)
        found = (self._figure(each, outcome) for outcome in self.measured.outcomes for each in incidents)
        return add(each for each in found if each is not None)

    def _figure(self, incident: Incident, outcome: str) -> Bounds | None:
        key = incident.id, outcome
        if key not in self.known:
            found = figure(incident.told, outcome, self.policy)
            self.known[key] = found.bounds if found else None
        return self.known[key]
