"""A tally's row in numbers alone: how many incidents, not which."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.answer.tally.rows import Row
from dateline.answer.tally.spread import Spread
from dateline.records.happenings import Bounds


@dataclass(frozen=True, slots=True)
class BriefSum:
    """Low, best and high of one outcome over so many incidents that have a figure; `without` is how many have none."""

    outcome: str
    side: str | None
    bounds: Bounds
    spreads: tuple[Spread, ...]
    parts: int
    without: int


@dataclass(frozen=True, slots=True)
class Brief:
    """One line: what `Row` lists, counted."""

    key: str
    incidents: int
    machine: int
    sums: tuple[BriefSum, ...]
    independent_low: int
    independent_high: int
    overlapping: bool


def brief(row: Row) -> Brief:
    """Return a row in numbers."""
    sums = tuple(BriefSum(each.outcome, each.side, each.bounds, each.spreads, len(each.parts), len(each.without)) for each in row.sums)
    return Brief(row.key, len(row.incidents), row.machine, sums, row.independent_low, row.independent_high, row.overlapping)
