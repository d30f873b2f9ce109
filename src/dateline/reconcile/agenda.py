"""Scheduled events over many reports: announced, moved, held, missed."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Any

from dateline.reconcile.subjects import share_a_name, shared_words
from dateline.records.agenda import Appointment, Coming, Did, Standing, Step
from dateline.records.happenings import Happening

LONGEST_WAIT = 60  # days between two reports of a thing without a day
LONGEST_DUE = 7  # days: within a longer span, any happening of the kind would count as the one that was announced
CHANGES: dict[str, Did] = {"moved": "moved", "postponed": "postponed", "cancelled": "cancelled", "held": "held"}


@dataclass(slots=True)
class _Kept:
    """One scheduled event while its reports are gone through in the order of their days."""

    members: list[Coming]
    start: str | None
    end: str | None
    precision: str | None
    steps: list[Step] = field(default_factory=list)


def agenda(comings: Iterable[Coming], happenings: Iterable[Happening], today: str) -> list[Appointment]:
    """Return what is to come as all reports leave it, the earliest first; the order in which they are given changes nothing."""
    kept: dict[str, list[_Kept]] = defaultdict(list)
    for coming in sorted(comings, key=lambda each: (each.published or "9999", each.document, each.start or "9999", each.id)):
        of_kind = kept[_kind(coming)]
        known = next((each for each in reversed(of_kind) if _is_same(each, coming)), None)
        if known is None:
            known = _Kept([], coming.start, coming.end, coming.precision)
            of_kind.append(known)
        _take_in(known, coming)
    occurred = _by_day(happenings)
    appointments = (_appointment(each, _was_held(each, occurred), today) for of_kind in kept.values() for each in of_kind)
    return sorted(appointments, key=lambda each: (each.end or each.start or "9999", each.start or "", each.id))


def held_by(kind: str | None) -> frozenset[str]:
    """Return the types of happenings that can show that a thing of a kind, or of one that is the same, was held."""
    kinds = next((kinds for kinds in _table()["alike"] if kind in kinds), [kind or ""])
    return frozenset(shown.partition(".")[0] for each in kinds for shown in _table()["held_by"].get(each, ()))


def _kind(coming: Coming) -> str:
    """Return the kind by which things are compared; some have two names."""
    return next((kinds[0] for kinds in _table()["alike"] if coming.kind in kinds), coming.kind or "")


def _is_same(known: _Kept, coming: Coming) -> bool:
    return _fits_in_time(known, coming) and any(_is_one_subject(each, coming) for each in known.members)


def _fits_in_time(known: _Kept, coming: Coming) -> bool:
    was = coming.was_start or coming.was_end
    if was is not None:
        return _overlap((known.start, known.end), (coming.was_start, coming.was_end)) or _overlap(
            (known.start, known.end), (coming.start, coming.end)
        )
    if _is_undated(coming.start, coming.end) or _is_undated(known.start, known.end):
        return _days_apart(known.members[-1].published, coming.published) <= LONGEST_WAIT and (
            coming.change is not None or _is_undated(coming.start, coming.end) == _is_undated(known.start, known.end)
        )
    return _overlap((known.start, known.end), (coming.start, coming.end))


def _is_one_subject(one: Coming, other: Coming) -> bool:
    words = shared_words(one.quote, other.quote)
    return (share_a_name(one.parties, other.parties) and words > 0) or words > 1 or one.quote == other.quote


def _take_in(known: _Kept, coming: Coming) -> None:
    first, moved = not known.members, (coming.start, coming.end) != (known.start, known.end)
    known.members.append(coming)
    if first and coming.was_start is not None:
        known.steps.append(Step(None, "announced", coming.was_start, coming.was_end, coming.document, coming.quote))
    did = CHANGES.get(coming.change or "")
    if did is None and moved and not _is_undated(coming.start, coming.end) and (coming.was_start or coming.was_end):
        did = "moved"
    if did is None and not first:
        _narrow(known, coming)
        return
    if did == "moved" and known.end is not None and coming.published is not None and known.end < coming.published and not first:
        known.steps.append(Step(known.end, "missed", known.start, known.end, coming.document, coming.quote))
    if not _is_undated(coming.start, coming.end):
        known.start, known.end, known.precision = coming.start, coming.end, coming.precision
    known.steps.append(Step(coming.published, did or "announced", known.start, known.end, coming.document, coming.quote))


def _narrow(known: _Kept, coming: Coming) -> None:
    """Take the finer of two dates that agree."""
    if _length(coming.start, coming.end) < _length(known.start, known.end):
        known.start, known.end, known.precision = coming.start, coming.end, coming.precision


def _by_day(happenings: Iterable[Happening]) -> dict[str, list[Happening]]:
    """Return what happened by its day; what is not known to the week shows of no day that a thing was held on it."""
    found: dict[str, list[Happening]] = defaultdict(list)
    for each in happenings:
        if each.status in {"occurred", "ongoing"}:
            for day in _days(each.start, each.end):
                found[day].append(each)
    return found


def _was_held(known: _Kept, occurred: Mapping[str, Sequence[Happening]]) -> Step | None:
    """Return the step by which a happening of the kind, on the day and with one of the parties, shows that the thing was held."""
    if known.steps[-1].did in {"held", "cancelled"}:
        return None
    kinds = {kind for each in known.members for kind in _table()["held_by"].get(each.kind or "", ())}
    parties = [name for each in known.members for name in each.parties]
    for each in (each for day in _days(known.start, known.end) for each in occurred.get(day, ())):
        is_of_kind = bool({each.type, f"{each.type}.{each.mode}"} & kinds) and (each.published or "") >= (known.start or "")
        if is_of_kind and share_a_name([*each.actors, *each.targets], parties):
            return Step(each.published, "held", each.start, each.end, each.document, each.words)
    return None


def _days(start: str | None, end: str | None) -> list[str]:
    """Return the days of an interval of a week at most; none of a longer or open one."""
    if start is None or end is None or _days_apart(start, end) >= LONGEST_DUE:
        return []
    first = date.fromisoformat(start[:10]).toordinal()
    return [date.fromordinal(first + number).isoformat() for number in range(_days_apart(start, end) + 1)]


def _appointment(known: _Kept, held: Step | None, today: str) -> Appointment:
    steps = (*known.steps, *([held] if held else []))
    last, members = known.members[-1], known.members
    return Appointment(
        id=min(each.id for each in members),
        members=tuple(each.id for each in members),
        documents=tuple(dict.fromkeys(each.document for each in members)),
        names=tuple(dict.fromkeys(name for each in members for name in each.names)),
        kind=members[0].kind,
        quote=last.quote if last.change else members[0].quote,
        start=known.start,
        end=known.end,
        precision=known.precision,
        firmness=last.firmness,
        parties=tuple(dict.fromkeys(name for each in members for name in each.parties)),
        speakers=tuple(dict.fromkeys(name for each in members for name in each.speakers)),
        state=_standing(steps, known.start, known.end, today),
        steps=steps,
    )


def _standing(steps: Sequence[Step], start: str | None, end: str | None, today: str) -> Standing:
    match steps[-1].did:
        case "held":
            return "held"
        case "cancelled":
            return "cancelled"
        case "postponed" if any((one.start, one.end) == (two.start, two.end) for one, two in list(pairwise(steps))[-1:]):
            return "postponed"
    if _is_undated(start, end):
        return "undated"
    if end is not None and end < today:
        return "overdue"
    return "ahead" if start is not None and start > today else "due"


def _overlap(one: tuple[str | None, str | None], other: tuple[str | None, str | None]) -> bool:
    """Tell whether two intervals meet; where an end is open, the other one's day stands for it."""
    first, last = one[0] or one[1], one[1] or one[0]
    begin, end = other[0] or other[1], other[1] or other[0]
    return None not in (first, begin) and first <= end and begin <= last  # type: ignore[operator] # none of the four is null then


def _is_undated(start: str | None, end: str | None) -> bool:
    return start is None and end is None


def _length(start: str | None, end: str | None) -> int:
    return _days_apart(start, end) if start and end else 9999 if _is_undated(start, end) else 366


def _days_apart(one: str | None, other: str | None) -> int:
    if one is None or other is None:
        return 0
    return abs((date.fromisoformat(one[:10]) - date.fromisoformat(other[:10])).days)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.reconcile") / "tables" / "agenda.toml").read_text(encoding="utf-8"))
