"""One source's cumulative totals over time: they never fall, and where one does, somebody has revised."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from dateline.records.happenings import Bounds
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Step:
    """One total of a series, and how it stands to the one before."""

    total: str
    as_of: str
    bounds: Bounds
    change: Literal["first", "rise", "same", "revision", "unclear"]
    scope: str


def scope_hash(total: Total) -> str:
    """Return a name for what a total counts, by whose word and from when: two totals may be subtracted only if theirs is the same."""
    scope = [total.speaker, total.measure, total.unit, total.deed, total.actor, total.target, total.place, total.start]
    return hashlib.sha256(json.dumps(scope, ensure_ascii=False).encode()).hexdigest()[:16]


def series(totals: Iterable[Total]) -> tuple[tuple[Step, ...], ...]:
    """Return the series among totals, each in the order of its days; totals without a day stand in none."""
    groups: dict[str, list[tuple[str, Total]]] = {}
    for total in totals:
        day = total.as_of or total.end
        if day is not None:
            groups.setdefault(scope_hash(total), []).append((day, total))
    ordered = (sorted(group, key=lambda pair: (pair[0], pair[1].published or "", pair[1].id)) for group in groups.values())
    return tuple(_steps(group) for group in sorted(ordered, key=lambda group: (group[0][0], group[0][1].id)))


def _steps(group: list[tuple[str, Total]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for day, total in group:
        change = _change(steps[-1].bounds, total.bounds) if steps else "first"
        steps.append(Step(total.id, day, total.bounds, change, scope_hash(total)))
    return tuple(steps)


def _change(before: Bounds, after: Bounds) -> Literal["rise", "same", "revision", "unclear"]:
    """Bounds that overlap may be the same number."""
    if before == after:
        return "same"
    if before.high is not None and (after.low or 0) > before.high:
        return "rise"
    if after.high is not None and after.high < (before.low or 0):
        return "revision"
    return "unclear"


def difference(earlier: Total, later: Total) -> Bounds | str:
    """Return what was added between two totals of one series, or in words why they may not be subtracted."""
    if scope_hash(earlier) != scope_hash(later):
        return "the two totals do not count the same: speaker, unit, actor, place or first day differ"
    low = None if earlier.bounds.high is None or later.bounds.low is None else later.bounds.low - earlier.bounds.high
    high = None if later.bounds.high is None or earlier.bounds.low is None else later.bounds.high - earlier.bounds.low
    best = later.bounds.best - earlier.bounds.best if earlier.bounds.best is not None and later.bounds.best is not None else None
    if high is not None and high < 0:
        return "the later total is lower: a revision, not an increase"
    return Bounds(max(low or 0, 0), best, high)
