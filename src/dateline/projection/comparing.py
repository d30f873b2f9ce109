"""The totals of a ledger held against its documented incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dateline.answer.counts import Policy
from dateline.answer.documented import Compared, Edge, compare, scope_hash
from dateline.answer.documented.alignment import Aligned, acting, align, measures
from dateline.answer.scope import Scope, matches
from dateline.projection.asked import Filter
from dateline.projection.questions import Projection
from dateline.reconcile.names import bearer
from dateline.records.happenings import Incident
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Held:
    """The totals that were asked for, each comparison once, and the incidents that lie inside any of their scopes, by day."""

    totals: Sequence[Total]
    found: Sequence[Compared]
    inside: Sequence[Incident]


def compare_totals(projection: Projection, measure: str | None, scope: Scope, policy: Policy) -> Held:
    """Return a comparison for each total of a measure, or of any, that lies in a scope."""
    wanted = (measure,) if measure else tuple(measures())
    totals = [each for each in projection.totals() if each.measure in wanted and _asked_for(each, scope)]
    actors = projection.actors() if totals else []
    wider = Scope(target=scope.target, place=scope.place)
    found: list[Compared] = []
    inside: dict[str, Incident] = {}
    for total in _once(totals):
        asked = replace(wider, aka=_other_names(total, actors))
        incidents, named = _about(projection, align(total, asked))
        compared = compare(total, incidents, policy, asked, named=named)
        names = set(compared.incidents)
        inside |= {each.id: each for each in incidents if each.id in names}
        found.append(compared)
    return Held(totals, found, sorted(inside.values(), key=lambda each: (each.start or each.end or "9999", each.id)))


def _about(projection: Projection, aligned: Aligned | str) -> tuple[list[Incident], list[Edge]]:
    """Return the incidents that a comparison looks at, and those of which it needs the names alone.

    Those of the kinds that are counted, in the scope and at its edge; and what certainly lies in it, but for the place, of those
    kinds and of the ones near to them: a comparison says what other definitions would count. Where incidents are counted and not
    people, there may be thousands at the edge for a few inside, and nothing is asked of them but why they lie there.
    """
    if isinstance(aligned, str):
        return [], []
    measured, scope = aligned.measured, aligned.scope
    wider = (*measured.types, *measured.nearby) if measured.types else ()
    people = bool(measured.outcomes)
    counted = Filter(scope, edge=people, happened=True, types=measured.types, modes=measured.modes, tells=measured.outcomes)
    others = Filter(replace(scope, place=None), happened=True, types=wider, tells=measured.outcomes)
    named = [] if people else [Edge(*each) for each in projection.at_edge(counted, others)]
    return projection.any_of((counted, others), told=people), named


def _once(totals: Iterable[Total]) -> list[Total]:
    """Return each total once, as its first report gives it: a second report of the same count is no second count."""
    first: dict[tuple[object, ...], Total] = {}
    for each in sorted(totals, key=lambda total: (total.measure, total.published or "9999", total.id)):
        first.setdefault((scope_hash(each), each.bounds, each.end, each.as_of), each)
    return list(first.values())


def _other_names(total: Total, actors: Iterable[str]) -> tuple[str, ...]:
    """Return the names among the actors that the table of aliases gives to the one whose acts are counted."""
    who = acting(total)
    known = bearer(who) if who else None
    return tuple(sorted(name for name in actors if known is not None and name != who and bearer(name) == known))


def _asked_for(total: Total, scope: Scope) -> bool:
    """Tell whether a total lies in the scope; what it leaves open is for the comparison to refuse."""
    if scope.actor is not None and (total.actor is None or not matches(scope.actor, total.actor)):
        return False
    end = total.end or total.as_of
    before = scope.start is not None and total.start is not None and total.start < scope.start
    return not before and not (scope.end is not None and end is not None and end > scope.end)
