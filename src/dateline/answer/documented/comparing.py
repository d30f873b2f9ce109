"""A stated total against the documented incidents of its scope."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from dateline.answer.counts import Policy
from dateline.answer.counts.bounds import size
from dateline.answer.documented.alignment import align
from dateline.answer.documented.closing import Choice, choices
from dateline.answer.documented.documenting import Amounts, Edge, inside
from dateline.answer.documented.verdict import Label, Verdict, judge
from dateline.answer.scope import Scope, ascribing
from dateline.records.happenings import Bounds, Incident
from dateline.records.totals import Hint, Total


@dataclass(frozen=True, slots=True)
class Doubt:
    """By how many incidents a doubtful merge or split could change the number."""

    fewer: int = 0
    more: int = 0


@dataclass(frozen=True, slots=True)
class Compared:
    """The comparison; `reason` tells why there is none. `hints` are held beside the numbers and never turned into one.

    `documented`, `label` and `verdict` take only what is certainly in the scope. `possible` is what is documented if all at its
    edge is in it too, and `with_edge` the word that would hold then: the truth may lie anywhere between the two.
    `ascribed` tells, for each who says whose an incident inside is, of how many he says it.
    """

    total: Total
    label: Label
    reason: str
    scope: Scope | None
    policy: str
    documented: Bounds | None
    verdict: Verdict | None
    incidents: tuple[str, ...]
    edge: tuple[Edge, ...]
    reports: int
    independent_low: int
    independent_high: int
    choices: tuple[Choice, ...]
    hints: tuple[Hint, ...]
    possible: Bounds | None = None
    with_edge: Label | None = None
    ascribed: tuple[tuple[str, int], ...] = ()


def compare(  # noqa: PLR0913, PLR0917 the two figures, and what is known beside either
    total: Total,
    incidents: Sequence[Incident],
    policy: Policy,
    asked: Scope | None = None,
    doubt: Doubt | None = None,
    hints: Sequence[Hint] = (),
    named: Sequence[Edge] = (),
) -> Compared:
    """Return what the incidents say about the total. No incident is ever added to a total.

    `named` are incidents at the edge besides, of which a total of incidents asks nothing more; one of people is given them whole.
    """
    aligned = align(total, asked)
    if isinstance(aligned, str):
        return Compared(total, "not_comparable", aligned, None, policy.name, None, None, (), (), 0, 0, 0, (), tuple(hints))
    found = replace(inside(incidents, aligned.scope, aligned.measured), named=tuple(named))
    amounts = Amounts(aligned.measured, policy)
    documented = amounts.of(found.incidents)
    if not aligned.measured.outcomes:
        documented = _doubted(documented, doubt or Doubt())
    edge = amounts.of([each.incident for each in found.edge], len(found.named))
    possible = _widened(documented, edge)
    verdict = judge(total.bounds, documented)
    documents = {name for each in found.incidents for name in each.documents}
    most = min(len(documents), sum(each.independent_high for each in found.incidents))
    return Compared(
        total,
        verdict.label,
        "",
        aligned.scope,
        policy.name,
        documented,
        verdict,
        tuple(sorted(each.id for each in found.incidents)),
        tuple(sorted(found.edges, key=attrgetter("incident"))),
        len(documents),
        min(max((each.independent_low for each in found.incidents), default=0), most),
        most,
        choices(total.bounds, found, aligned, incidents, amounts) if verdict.label != "consistent" else (),
        tuple(hints),
        possible,
        judge(total.bounds, Bounds(possible.low, size(documented) + size(edge), possible.high)).if_capped,
        _ascribed(found.incidents, aligned.scope),
    )


def _ascribed(incidents: Sequence[Incident], scope: Scope) -> tuple[tuple[str, int], ...]:
    """Return who says of how many incidents that they are the acts of the one asked for, the most often first."""
    if scope.actor is None:
        return ()
    said = Counter(by for each in incidents for by in {who for name in (scope.actor, *scope.aka) for who in ascribing(each, name)})
    return tuple(sorted(said.items(), key=lambda pair: (-pair[1], pair[0])))


def _widened(documented: Bounds, edge: Bounds) -> Bounds:
    """Return what is documented if anything from nothing to all of the edge belongs to it."""
    high = None if documented.high is None or edge.high is None else documented.high + edge.high
    alike = edge == Bounds(0, 0, 0)
    return documented if alike else Bounds(documented.low, None, high)


def _doubted(documented: Bounds, doubt: Doubt) -> Bounds:
    count = documented.best or 0
    return Bounds(max(count - doubt.fewer, 0), count, count + doubt.more)
