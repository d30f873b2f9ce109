"""How announced things stand on a day, by what had been said up to then."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.records.expected import Awaited, Expected

State = Literal["announced", "moved", "due", "held", "cancelled", "missed", "overdue", "undated"]
ORDER: tuple[State, ...] = ("overdue", "missed", "due", "moved", "announced", "undated", "held", "cancelled")


@dataclass(frozen=True, slots=True)
class Slip:
    """A date that was given up; `passed` tells that it had gone by before anybody said so."""

    start: str | None
    end: str | None
    said_on: str
    passed: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing on a day: its state, the days in which it is due now, how many days it is late, and the dates it had before.

    Overdue is what nobody has spoken of since its day went by; missed is what a later report still awaits. Neither says whose fault it is.
    """

    id: str
    state: State
    start: str | None
    end: str | None
    late: int
    slips: tuple[Slip, ...]
    tellings: tuple[str, ...]
    came_as: tuple[str, ...]
    words: str


def due(expected: Iterable[Expected], day: str) -> tuple[Standing, ...]:
    """Return how things stand, overdue ones first, then by their days."""
    found = [standing for each in expected if (standing := _standing(each, day)) is not None]
    return tuple(sorted(found, key=lambda each: (ORDER.index(each.state), each.start or each.end or "9999", each.id)))


def _standing(expected: Expected, day: str) -> Standing | None:
    tellings = sorted((each for each in expected.tellings if each.said_on <= day), key=lambda each: (each.said_on, each.id))
    if not tellings:
        return None
    last = _dated(tellings)
    slips = _slips(tellings)
    state = _state(tellings, last, slips, expected.came_as, day)
    late = (date.fromisoformat(day) - date.fromisoformat(last.end)).days if state in ("overdue", "missed") and last.end else 0
    names = tuple(each.id for each in tellings)
    return Standing(expected.id, state, last.start, last.end, late, slips, names, expected.came_as, tellings[-1].quote)


def _state(tellings: Sequence[Awaited], last: Awaited, slips: tuple[Slip, ...], came_as: tuple[str, ...], day: str) -> State:
    change = tellings[-1].change
    if came_as or change == "held":
        return "held"
    if change == "cancelled":
        return "cancelled"
    if last.start is None and last.end is None:
        return "moved" if change in ("moved", "postponed") else "undated"
    if last.end is not None and day > last.end:
        return "missed" if tellings[-1].said_on > last.end else "overdue"
    if (last.start is not None and day < last.start) or last.end is None or last.start is None:
        return "moved" if slips else "announced"
    return "due"


def _dated(tellings: Sequence[Awaited]) -> Awaited:
    """Return the last announcement with a date; one that was put off without a new date takes the old one away."""
    for each in reversed(tellings):
        if each.start is not None or each.end is not None or each.change in ("moved", "postponed"):
            return each
    return tellings[-1]


def _slips(tellings: Sequence[Awaited]) -> tuple[Slip, ...]:
    """A narrower date within the old one is no slip ("in December", then "on 2 December")."""
    found: list[Slip] = []
    current: tuple[str | None, str | None] | None = None
    for each in tellings:
        if current is None and (each.was_start or each.was_end):
            current = (each.was_start, each.was_end)
        dated = each.start is not None or each.end is not None
        gone = each.change in ("moved", "postponed")
        if current is not None and ((dated and _apart(current, (each.start, each.end))) or (gone and not dated)):
            found.append(Slip(*current, each.said_on, current[1] is not None and each.said_on > current[1]))
        if dated or gone:
            current = (each.start, each.end) if dated else None
    return tuple(found)


def _apart(before: tuple[str | None, str | None], after: tuple[str | None, str | None]) -> bool:
    return (after[0] or "0000") > (before[1] or "9999") or (after[1] or "9999") < (before[0] or "0000")
