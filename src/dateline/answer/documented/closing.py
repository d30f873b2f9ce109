"""Which other definitions would bring a claimed total and a documented one together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dateline.answer.counts.bounds import size
from dateline.answer.documented.alignment import Aligned
from dateline.answer.documented.documenting import Amounts, Inside, inside, of_kind
from dateline.answer.documented.verdict import judge, word
from dateline.records.happenings import Bounds, Incident

Other = tuple[str, Sequence[Incident], Sequence[str]]
"""Another definition in words, with the incidents that it counts and the ids of those that are only named."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Another definition: by how much it moves what is documented, and whether the two figures would then be consistent."""

    says: str
    change: int
    closes: bool
    incidents: tuple[str, ...]


def choices(claimed: Bounds, found: Inside, aligned: Aligned, everything: Iterable[Incident], amounts: Amounts) -> tuple[Choice, ...]:
    """Return the definitions that make a difference, those that close the gap first, then the greater change."""
    base = amounts.of(found.incidents)
    others = [*_more(found, aligned, everything), *_fewer(found)]
    made = [_choice(each, base, claimed, amounts) for each in others]
    if not aligned.measured.outcomes:
        made += _by_counting(found, base, claimed)
    direction = 1 if word(claimed, base) != "documented_exceeds" else -1
    useful = [each for each in made if each.change * direction > 0]
    return tuple(sorted(useful, key=lambda each: (not each.closes, -abs(each.change), each.says)))


def _more(found: Inside, aligned: Aligned, everything: Iterable[Incident]) -> Iterator[Other]:
    listed = list(everything)
    reasons = sorted({each.reason for each in found.edges})
    for reason in reasons:
        more = [each.incident for each in found.edge if each.reason == reason]
        named = [each.incident for each in found.named if each.reason == reason]
        yield f"counting incidents at the edge: {reason}", (*found.incidents, *more), named
    if len(reasons) > 1:
        more, named = [each.incident for each in found.edge], [each.incident for each in found.named]
        yield "counting all incidents at the edge", (*found.incidents, *more), named
    if aligned.measured.nearby:
        wider = replace(aligned.measured, types=(*aligned.measured.types, *aligned.measured.nearby), modes=())
        others = [each for each in listed if not of_kind(each, aligned.measured)]
        yield "counting other kinds of act by the same actor", (*found.incidents, *inside(others, aligned.scope, wider).incidents), ()
    if aligned.scope.place is not None:
        yield "counting incidents outside the place", inside(listed, replace(aligned.scope, place=None), aligned.measured).incidents, ()


def _fewer(found: Inside) -> Iterator[Other]:
    yield "leaving out incidents that one source alone tells", [each for each in found.incidents if each.independent_high > 1], ()
    yield "leaving out incidents that nobody has reviewed", [each for each in found.incidents if each.review != "machine"], ()


def _by_counting(found: Inside, base: Bounds, claimed: Bounds) -> Iterator[Choice]:
    longer = [each for each in found.incidents if _days(each) > 1]
    extra = sum(_days(each) - 1 for each in longer)
    if extra:
        yield _moved("counting each day of an incident as one", extra, base, claimed, longer)
    joined = [each for each in found.incidents if each.review == "machine" and len(each.members) > 1]
    apart = sum(len(each.members) - 1 for each in joined)
    if apart:
        yield _moved("counting apart what was joined by machine alone", apart, base, claimed, joined)


def _moved(says: str, change: int, base: Bounds, claimed: Bounds, members: Sequence[Incident]) -> Choice:
    counted = (base.low or 0) + change
    closes = word(claimed, Bounds(counted, counted, counted)) == "consistent"
    return Choice(says, change, closes, tuple(sorted(each.id for each in members)))


def _choice(other: Other, base: Bounds, claimed: Bounds, amounts: Amounts) -> Choice:
    says, members, named = other
    counted = amounts.of(members, len(named))
    names = tuple(sorted([*(each.id for each in members), *named]))
    return Choice(says, size(counted) - size(base), judge(claimed, counted).if_capped == "consistent", names)


def _days(incident: Incident) -> int:
    if incident.start is None or incident.end is None:
        return 1
    return max((date.fromisoformat(incident.end[:10]) - date.fromisoformat(incident.start[:10])).days + 1, 1)
