"""What is documented up to each day, and what a source claimed up to each of its days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.answer.counts import Policy
from dateline.answer.documented.alignment import Measured
from dateline.answer.documented.differences import scope_hash
from dateline.answer.documented.documenting import Amounts
from dateline.records.happenings import Incident
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Point:
    """A figure on a day; a null high is open. Points of one `line` count the same; no step leads from one line to another."""

    day: str
    low: float
    best: float
    high: float | None
    line: str = ""


def curve(incidents: Sequence[Incident], measured: Measured, policy: Policy) -> tuple[Point, ...]:
    """Return the documented figure up to each day; incidents without a day widen the band on every day, and lift no lower bound."""
    dated = sorted((each for each in incidents if each.start or each.end), key=_last)
    undated = [each for each in incidents if not (each.start or each.end)]
    low, best, more = 0.0, 0.0, _figure(undated, measured, policy)[2]
    high: float | None = more
    points: dict[str, Point] = {}
    for each in dated:
        added = _figure([each], measured, policy)
        low, best = low + added[0], best + added[1]
        high = None if high is None or added[2] is None else high + added[2]
        points[_last(each)] = Point(_last(each), low, best, high)
    return tuple(points.values())


def steps(totals: Iterable[Total]) -> tuple[Point, ...]:
    """Return claimed totals in the order of their days."""
    dated = [(each.as_of or each.end, each.bounds, scope_hash(each)) for each in totals]
    found = [
        Point(day, float(bounds.low or 0), float(bounds.best if bounds.best is not None else bounds.low or 0), bounds.high, line)
        for day, bounds, line in dated
        if day is not None
    ]
    return tuple(sorted(found, key=lambda point: (point.day, point.best)))


def _last(incident: Incident) -> str:
    return (incident.end or incident.start or "")[:10]


def _figure(incidents: Sequence[Incident], measured: Measured, policy: Policy) -> tuple[float, float, float | None]:
    bounds = Amounts(measured, policy).of(incidents)
    low = float(bounds.low or 0)
    middle = low if bounds.high is None else (low + bounds.high) / 2
    return low, float(bounds.best) if bounds.best is not None else middle, bounds.high
