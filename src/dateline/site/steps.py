"""Revised figures as step lines, as numbers for an SVG: what reports gave from each day on, with the bounds they gave."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from dateline.records.happenings import Bounds, Revision

WIDTH, HEIGHT = 560.0, 150.0
LEFT, RIGHT, TOP, BOTTOM = 8.0, 60.0, 14.0, 24.0


@dataclass(frozen=True, slots=True)
class Mark:
    """The figure from one day on: where its step begins, and in words."""

    x: float
    y: float
    day: str | None
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Steps:
    """One outcome over time: a line of the best figure (the lower bound where there is none) and a band of the bounds, as paths."""

    outcome: str
    line: str
    band: str
    marks: tuple[Mark, ...]


def draw_steps(revisions: Iterable[Revision]) -> list[Steps]:
    """Return the step lines of those outcomes that were revised; what has no day has no place on a line."""
    found: dict[str, list[Revision]] = {}
    for each in revisions:
        if each.day is not None:
            found.setdefault(each.outcome, []).append(each)
    return [_steps(outcome, some) for outcome, some in found.items() if len(some) > 1]


def _steps(outcome: str, revisions: Sequence[Revision]) -> Steps:
    days = [date.fromisoformat((each.day or "")[:10]).toordinal() for each in revisions]
    first, span = days[0], max(days[-1] - days[0], 1)
    highest = max(_high(each.bounds) for each in revisions) or 1

    def x(day: int) -> float:
        return round(LEFT + (day - first) / span * (WIDTH - LEFT - RIGHT), 1)

    def y(number: float) -> float:
        return round(HEIGHT - BOTTOM - number / highest * (HEIGHT - TOP - BOTTOM), 1)

    starts = [x(day) for day in days]
    ends = [*starts[1:], WIDTH - RIGHT / 2]
    levels = [y(_middle(each.bounds)) for each in revisions]
    line = f"M{starts[0]} {levels[0]}" + "".join(f"V{level}H{end}" for level, end in zip(levels, ends, strict=True))
    boxes = zip(starts, ends, revisions, strict=True)
    band = "".join(f"M{start} {y(_high(each.bounds))}H{end}V{y(each.bounds.low or 0)}H{start}Z" for start, end, each in boxes)
    marks = tuple(Mark(start, level, each.day, each.bounds) for start, level, each in zip(starts, levels, revisions, strict=True))
    return Steps(outcome, line, band, marks)


def _middle(bounds: Bounds) -> float:
    return next((each for each in (bounds.best, bounds.low, bounds.high) if each is not None), 0)


def _high(bounds: Bounds) -> float:
    return next((each for each in (bounds.high, bounds.best, bounds.low) if each is not None), 0)
