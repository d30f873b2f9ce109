"""What a number is about: which incidents lie inside, which at its edge, which outside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.answer.actors import DESCRIBED, NOBODY, is_among, matches, standing
from dateline.records.happenings import Incident, Where

__all__ = ["Placed", "Placing", "Scope", "ascribing", "matches", "place", "placed_in"]

CLAIM, REPORT = "its own claim", "a report itself"
NO_TARGET, NO_PLACE, NO_KIND = "no target named", "place not known well enough", "kind not known"
NO_DAY, OVERLAPPING = "no day given", "its days lie partly outside the period"
Placing = Literal["inside", "edge", "outside"]


@dataclass(frozen=True, slots=True)
class Scope:
    """A question's limits; null asks for nothing. Days are ISO 8601, both inclusive. `aka` are other names of the actor."""

    actor: str | None = None
    target: str | None = None
    place: str | None = None
    type: str | None = None
    mode: str | None = None
    start: str | None = None
    end: str | None = None
    aka: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an incident lies; the reason is given for those at the edge."""

    incident: Incident
    placing: Placing
    reason: str = ""


def place(incident: Incident, scope: Scope) -> Placed:
    """Return where an incident lies.

    At the edge is what may be inside: no report gives its day, place or actor, or its days overlap the period.
    """
    found = [each for each in _judged(incident, scope) if each is not None]
    if not found:
        return Placed(incident, "inside")
    if any(placing == "outside" for placing, _ in found):
        return Placed(incident, "outside")
    return Placed(incident, "edge", "; ".join([reason for _, reason in found]))


def _judged(incident: Incident, scope: Scope) -> Iterator[tuple[Placing, str] | None]:
    if scope.actor is not None:
        yield _acting(incident, scope)
    if scope.target is not None:
        yield _among(scope.target, incident.targets, NO_TARGET)
    if scope.place is not None:
        yield _in_place(incident, scope.place)
    if scope.type is not None:
        yield _same(scope.type, incident.type)
    if scope.mode is not None:
        yield _same(scope.mode, incident.mode)
    yield _in_period(incident, scope)


def _acting(incident: Incident, scope: Scope) -> tuple[Placing, str] | None:
    if scope.actor is None:
        return None
    found = {standing(name, incident.actors, incident.targets) for name in (scope.actor, *scope.aka)}
    if "named" in found:
        return None
    if "another" in found:
        return "outside", ""
    if by := ascribing(incident, scope.actor):
        return "edge", ascribed_by(by)
    return "edge", DESCRIBED if "described" in found else NOBODY


def ascribing(incident: Incident, asked: str) -> list[str]:
    """Return who says that an incident is the act of the one asked for: speakers, its own claim, a report without a speaker."""
    return sorted({says for each in incident.ascribed if (says := sayer(asked, each.actor, each.by)) is not None})


def sayer(asked: str, actor: str, by: str | None) -> str | None:
    """Return who says that an act of this actor is one of the one asked for; none where it is another's."""
    if not is_among(asked, (actor,)):
        return None
    return REPORT if by is None else CLAIM if matches(asked, by) else by


def ascribed_by(names: Iterable[str]) -> str:
    """Return why an incident lies at the edge that some ascribe to the one asked for."""
    return f"ascribed to it by {' and '.join(names)}"


def _among(asked: str | None, names: tuple[str, ...], unknown: str) -> tuple[Placing, str] | None:
    if asked is None or is_among(asked, names):
        return None
    return ("outside", "") if names else ("edge", unknown)


def _in_place(incident: Incident, asked: str | None) -> tuple[Placing, str] | None:
    if asked is None:
        return None
    placing = placed_in(incident.where, asked)
    return None if placing == "inside" else (placing, NO_PLACE if placing == "edge" else "")


def placed_in(where: Where | None, asked: str) -> Placing:
    """Return whether a place lies in the one asked for; one that is not known well enough lies at its edge."""
    names = [name for name in (where.name, where.address, where.admin1, where.country) if name] if where else []
    if any(matches(asked, name) for name in names):
        return "inside"
    return "edge" if where is None or where.precision in ("country", "region") or not names else "outside"


def _same(asked: str | None, given: str | None) -> tuple[Placing, str] | None:
    if asked is None or (given is not None and asked.casefold() == given.casefold()):
        return None
    return ("outside", "") if given is not None else ("edge", NO_KIND)


def _in_period(incident: Incident, scope: Scope) -> tuple[Placing, str] | None:
    if scope.start is None and scope.end is None:
        return None
    if incident.start is None and incident.end is None:
        return "edge", NO_DAY
    first, last = incident.start or "0001-01-01", incident.end or "9999-12-31"
    begin, finish = scope.start or "0001-01-01", scope.end or "9999-12-31"
    if last < begin or first > finish:
        return "outside", ""
    return None if begin <= first and last <= finish else ("edge", OVERLAPPING)
