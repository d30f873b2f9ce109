"""When incidents happened: one bar each, as wide as the interval of its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dateline.records.publication import Released

WIDTH = 1000
LONGEST = 400  # days: what lies further back is drawn at the left edge and says so
NARROWEST = 6.0  # thousandths that a bar takes at least


@dataclass(frozen=True, slots=True)
class Bar:
    """The interval of one incident in thousandths of the axis; `earlier` lies before it, `open` has no first or no last day."""

    incident: str
    left: float
    width: float
    earlier: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars over one axis, from its first to its last day; `undated` are the incidents without any day."""

    first: str
    last: str
    bars: tuple[Bar, ...]
    undated: tuple[str, ...]


def timeline(incidents: Sequence[Released]) -> Timeline:
    """Return the bars in the order of the incidents."""
    dated = [(each.incident.id, start, end) for each in incidents for start, end in [(_day(each.incident.start), _day(each.incident.end))]]
    known = [day for _, start, end in dated for day in (start, end) if day]
    undated = tuple(name for name, start, end in dated if not (start or end))
    if not known:
        return Timeline("", "", (), undated)
    last = max(known)
    first = max(min(known), last - LONGEST)
    bars = tuple(_bar(name, start, end, (first, last)) for name, start, end in dated if start or end)
    return Timeline(date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat(), bars, undated)


def _bar(name: str, start: int | None, end: int | None, axis: tuple[int, int]) -> Bar:
    first, last = axis
    days = last - first + 1
    since, until = max(start or first, first), max(end or last, first)
    left = (since - first) * WIDTH / days
    width = round(max((until - since + 1) * WIDTH / days, NARROWEST), 1)
    return Bar(name, round(min(left, WIDTH - NARROWEST), 1), width, (end or last) < first, start is None or end is None)


def _day(iso: str | None) -> int | None:
    try:
        return date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return None
