"""One line for each thing that happened, was counted or is to come, in the order of their days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.answer.scope import Scope, place
from dateline.records.agenda import Appointment
from dateline.records.happenings import Incident
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Entry:
    """A line; null days are not known, and such lines stand last. `edge` tells why it may not belong here."""

    start: str | None
    end: str | None
    kind: Literal["incident", "tally", "scheduled"]
    id: str
    words: str
    documents: tuple[str, ...]
    edge: str = ""


def timeline(
    incidents: Iterable[Incident] = (), totals: Iterable[Total] = (), appointments: Iterable[Appointment] = (), scope: Scope | None = None
) -> tuple[Entry, ...]:
    """Return the lines. A total stands at the day up to which it counts, what is to come at its days as they stand now."""
    lines = [*_happened(incidents, scope or Scope()), *_counted(totals), *_awaited(appointments)]
    within = [each for each in lines if scope is None or _overlaps(each, scope)]
    return tuple(sorted(within, key=_order))


def _order(entry: Entry) -> tuple[bool, str, str, str]:
    return entry.start is None and entry.end is None, entry.start or entry.end or "", entry.kind, entry.id


def _happened(incidents: Iterable[Incident], scope: Scope) -> Iterator[Entry]:
    for each in incidents:
        placed = place(each, scope)
        if placed.placing != "outside" and each.status in ("occurred", "ongoing", None):
            yield Entry(each.start, each.end, "incident", each.id, each.words, each.documents, placed.reason)


def _counted(totals: Iterable[Total]) -> Iterator[Entry]:
    for each in totals:
        day = each.as_of or each.end
        yield Entry(day, day, "tally", each.id, each.quote, (each.document,))


def _awaited(appointments: Iterable[Appointment]) -> Iterator[Entry]:
    for each in appointments:
        yield Entry(each.start, each.end, "scheduled", each.id, each.quote, each.documents)


def _overlaps(entry: Entry, scope: Scope) -> bool:
    first, last = entry.start or entry.end, entry.end or entry.start
    if first is None or last is None:
        return True
    return (scope.end is None or first <= scope.end) and (scope.start is None or last >= scope.start)
