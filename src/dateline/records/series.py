"""One total over time, as one voice keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.records.happenings import Bounds
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Point:
    """What a total stood at on a day; `change` compares it with the day before: a running total that falls was revised."""

    day: str | None
    bounds: Bounds
    change: Literal["first", "grown", "same", "revised"]
    totals: tuple[Total, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """One total over time: the same voice, measure, actor, target, place and first day. `id` is the smallest of its totals'."""

    id: str
    speaker: str | None
    measure: str
    actor: str | None
    target: str | None
    place: str | None
    start: str | None
    points: tuple[Point, ...]
