"""The sum of one outcome over incidents, with what it rests on and what it leaves out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.answer.counts import Policy, figure
from dateline.answer.counts.bounds import add
from dateline.answer.tally.spread import Shape, Spread, spreads
from dateline.records.happenings import Bounds, Incident, Told


@dataclass(frozen=True, slots=True)
class Part:
    """One incident's share of a sum, with the statements that carry it; `most` is the greatest number that anybody tells."""

    incident: str
    bounds: Bounds
    statements: tuple[str, ...]
    most: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """Low, best and high of one outcome; `without` are incidents for which the policy found no figure (no report mentions any)."""

    outcome: str
    side: str | None
    policy: str
    bounds: Bounds
    spreads: tuple[Spread, ...]
    parts: tuple[Part, ...]
    without: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """What is summed: an outcome, of one side or of all, by a policy; the shape is that of the probable spread."""

    outcome: str
    policy: Policy
    side: str | None = None
    shape: Shape = "triangular"


def summed(incidents: Sequence[tuple[Incident, Iterable[Told]]], asking: Asking) -> Sum:
    """Return the sum over incidents, each with those of its figures that count here; an open bound stays open."""
    parts, without = [], []
    for incident, told in incidents:
        found = figure(told, asking.outcome, asking.policy, asking.side)
        if found is None:
            without.append(incident.id)
        else:
            parts.append(Part(incident.id, found.bounds, found.statements, found.most))
    each = [part.bounds for part in parts]
    return Sum(
        asking.outcome,
        asking.side,
        asking.policy.name,
        add(each),
        spreads(each, asking.shape, most=[part.most for part in parts]) if each else (),
        tuple(sorted(parts, key=lambda part: part.incident)),
        tuple(sorted(without)),
    )
