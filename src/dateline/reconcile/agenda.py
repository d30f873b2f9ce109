"""Scheduled events over many reports: announced, moved, held, missed."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
LONGEST_MARKED = 62  # days: what may fall on more of them is looked at for every day
LONGEST_DUE = 7  # days: within a longer span, any happening of the kind would count as the one that was announced
CHANGES: dict[str, Did] = {"moved": "moved", "postponed": "postponed", "cancelled": "cancelled", "held": "held"}


@dataclass(slots=True)
class Thread:
    """One scheduled event while its reports are gone through in the order of their days."""

    members: list[Coming]
    start: str | None
    end: str | None
    precision: str | None
    steps: list[Step] = field(default_factory=list)


def agenda(comings: Iterable[Coming], happenings: Iterable[Happening], today: str) -> list[Appointment]:
    """Return what is to come as all reports leave it, the earliest first; the order in which they are given changes nothing."""
    return sorted(appointments(threads(comings), happenings, today), key=by_day)


def threads(comings: Iterable[Coming]) -> list[Thread]:
    """Return which announcements are of one thing, each with what became of it by them alone."""
    shelves: dict[str, _OfKind] = defaultdict(_OfKind)
    for coming in sorted(comings, key=lambda each: (each.published or "9999", each.document, each.start or "9999", each.id)):
        of_kind = shelves[_kind(coming)]
        known = next((each for each in of_kind.near(coming) if _is_same(each, coming)), None)
        if known is None:
            known = Thread([], coming.start, coming.end, coming.precision)
        _take_in(known, coming)
        of_kind.put(known)
    return [each for of_kind in shelves.values() for each in of_kind.threads]


def appointments(found: Iterable[Thread], happenings: Iterable[Happening], today: str) -> Iterator[Appointment]:
    """Yield scheduled events with what shows that they were held."""
    occurred = _by_day(happenings)
    yield from (_appointment(each, _was_held(each, occurred), today) for each in found)


def by_day(appointment: Appointment) -> tuple[str, str, str]:
    """Return what puts scheduled events into the order of their days."""
    return appointment.end or appointment.start or "9999", appointment.start or "", appointment.id


class _OfKind:
    """Scheduled events of one kind, found by the days that they may fall on."""

    def __init__(self) -> None:
        """Begin with none."""
        self.threads: list[Thread] = []
        self._on: dict[str, set[int]] = defaultdict(set)
        self._anytime: set[int] = set()
        self._places: dict[int, int] = {}

    def put(self, thread: Thread) -> None:
        """Take one in, or learn that its days are others now; the days that it had still lead to it."""
        place = self._places.setdefault(id(thread), len(self.threads))
        if place == len(self.threads):
            self.threads.append(thread)
        days = _marked(thread.start, thread.end)
        for day in days or ():
            self._on[day].add(place)
        if days is None:
            self._anytime.add(place)

    def near(self, coming: Coming) -> Iterator[Thread]:
        """Yield those that an announcement may be of, the last begun first: all whose days meet its own, and perhaps more."""
        asked = [
            _marked(coming.start, coming.end),
            *([_marked(coming.was_start, coming.was_end)] if coming.was_start or coming.was_end else []),
        ]
        if None in asked:
            yield from reversed(self.threads)
            return
        places = self._anytime.union(*(self._on.get(day, ()) for days in asked for day in days or ()))
        yield from (self.threads[place] for place in sorted(places, reverse=True))


def _marked(start: str | None, end: str | None) -> list[str] | None:
    """Return the days that an interval touches; null where they are many, or none is given."""
    first, last = start or end, end or start
    if first is None or last is None or not 0 <= (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days < LONGEST_MARKED:
        return None
    begin = date.fromisoformat(first[:10]).toordinal()
    return [date.fromordinal(day).isoformat() for day in range(begin, date.fromisoformat(last[:10]).toordinal() + 1)]


def held_by(kind: str | None) -> frozenset[str]:
    """Return the types of happenings that can show that a thing of a kind, or of one that is the same, was held."""
    kinds = next((kinds for kinds in _table()["alike"] if kind in kinds), [kind or ""])
    return frozenset(shown.partition(".")[0] for each in kinds for shown in _table()["held_by"].get(each, ()))


def _kind(coming: Coming) -> str:
    """Return the kind by which things are compared; some have two names."""
    return next((kinds[0] for kinds in _table()["alike"] if coming.kind in kinds), coming.kind or "")


def _is_same(known: Thread, coming: Coming) -> bool:
    return _fits_in_time(known, coming) and any(_is_one_subject(each, coming) for each in known.members)


def _fits_in_time(known: Thread, coming: Coming) -> bool:
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


def _take_in(known: Thread, coming: Coming) -> None:
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


def _narrow(known: Thread, coming: Coming) -> None:
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


def _was_held(known: Thread, occurred: Mapping[str, Sequence[Happening]]) -> Step | None:
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


def _appointment(known: Thread, held: Step | None, today: str) -> Appointment:
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
