"""Two figures of one happening, held against each other."""

from __future__ import annotations

from typing import Literal

from dateline.records.happenings import Bounds

Figures = Literal["agree", "more here", "more there", "only here", "only there", "neither"]


def compared(here: Bounds | None, there: Bounds | None) -> Figures:
    """Return how two figures stand to each other: they agree where both can be right."""
    if here is None or there is None:
        return "neither" if here is there else "only there" if here is None else "only here"
    (low, high), (least, most) = _ends(here), _ends(there)
    return "agree" if low <= most and least <= high else "more here" if low > most else "more there"


def _ends(bounds: Bounds) -> tuple[float, float]:
    """Return the smallest and the largest of a figure's numbers, in whatever order they stand; an open end is without limit."""
    given = [each for each in (bounds.low, bounds.best, bounds.high) if each is not None]
    low = min(given, default=0) if bounds.low is not None else 0
    return low, max(given) if bounds.high is not None else float("inf")
