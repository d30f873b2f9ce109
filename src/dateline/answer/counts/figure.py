"""One incident, one outcome, one figure: the policy's, with the statements that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.answer.counts.bounds import add, ordered
from dateline.answer.counts.policy import Policy
from dateline.answer.counts.tellings import Telling, tellings
from dateline.records.happenings import Bounds, Told


@dataclass(frozen=True, slots=True)
class Figure:
    """What a policy makes of the figures for one outcome; `statements` are those whose bounds it took up, `most` their greatest number."""

    bounds: Bounds
    policy: str
    statements: tuple[str, ...]
    sides: tuple[tuple[str, Bounds], ...] = ()
    most: int = 0


def figure(told: Iterable[Told], outcome: str, policy: Policy, side: str | None = None) -> Figure | None:
    """Return the figure of one outcome, of one side or of all; null where the policy finds none.

    The policy decides side by side. Figures of different sides are added for the figure of all, never for that of one.
    A figure that names no side tells the whole: it stands beside the sum of the sides, and is never added to it.
    """
    found = _selected(tellings(told, outcome, policy), policy)
    if not found:
        return None
    named = sorted({each.side for each in found if each.side is not None})
    by_side = {name: _one([each for each in found if each.side == name], policy) for name in named}
    if side is not None:
        return by_side.get(side)
    whole = [each for each in found if each.side is None]
    if not by_side:
        return _one(whole, policy)
    return _all(by_side, whole, policy)


def _selected(found: list[Telling], policy: Policy) -> list[Telling]:
    """Return the tellings that count; the latest official ones come from one voice of one report."""
    if policy.select == "all":
        return found
    official = [each for each in found if each.official]
    last = max(official, key=lambda each: (each.at, each.document, each.speaker or ""), default=None)
    return [each for each in official if last is not None and (each.document, each.speaker) == (last.document, last.speaker)]


def _one(found: Sequence[Telling], policy: Policy) -> Figure:
    bounds = ordered(policy.of([each.bounds for each in found]))
    return Figure(bounds, policy.name, _statements(found), most=max(map(_greatest, found), default=0))


def _all(by_side: dict[str, Figure], whole: Sequence[Telling], policy: Policy) -> Figure:
    summed = add(each.bounds for each in by_side.values())
    bounds = ordered(policy.of([summed, *(each.bounds for each in whole)]))
    statements = (*(name for each in by_side.values() for name in each.statements), *_statements(whole))
    most = max(sum(each.most for each in by_side.values()), *map(_greatest, whole), 0)
    return Figure(bounds, policy.name, tuple(sorted(statements)), tuple((name, each.bounds) for name, each in by_side.items()), most)


def _greatest(told: Telling) -> int:
    return max(each or 0 for each in (told.bounds.low, told.bounds.best, told.bounds.high))


def _statements(found: Iterable[Telling]) -> tuple[str, ...]:
    return tuple(sorted(name for each in found for name in each.statements))
