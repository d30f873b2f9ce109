"""Arithmetic of bounds: a sum is open where one of its parts is."""

from __future__ import annotations

from collections.abc import Iterable

from dateline.records.happenings import Bounds

NOTHING = Bounds(0, 0, 0)


def add(parts: Iterable[Bounds]) -> Bounds:
    """Return the sum of figures for different people; the sum of none is zero."""
    listed = list(parts)
    return Bounds(
        total(part.low for part in listed),
        total(part.best for part in listed),
        total(part.high for part in listed),
    )


def total(values: Iterable[int | None]) -> int | None:
    """Return the sum, or null where a value is not known."""
    known = list(values)
    return None if any(value is None for value in known) else sum(value for value in known if value is not None)


def size(bounds: Bounds) -> int:
    """Return the figure by which tellings are compared: the best, else the lower bound."""
    return bounds.best if bounds.best is not None else (bounds.low or 0)


def ordered(bounds: Bounds) -> Bounds:
    """Return bounds whose best figure lies between them ("nearly 200" says 200 and means 180 to 199)."""
    best = bounds.best
    if best is not None and bounds.low is not None:
        best = max(best, bounds.low)
    if best is not None and bounds.high is not None:
        best = min(best, bounds.high)
    return Bounds(bounds.low, best, bounds.high)
