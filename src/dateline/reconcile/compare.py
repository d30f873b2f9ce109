"""How two happenings compare, field by field: each comparison gives every pair one level, and each level has a name."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from dateline.reconcile.columns import NONE, Columns, Floats, Ints
from dateline.reconcile.settings import Settings

EARTH = 6371.0088  # kilometres, mean radius
REVISED = 0.34  # a toll that grows by a third of the later figure is the same toll, counted later

LEVELS: Mapping[str, tuple[str, ...]] = {
    "time": ("same_day", "next_day", "near_days", "same_week", "same_month", "apart", "overlapping", "unknown"),
    "place": ("same_spot", "same_town", "same_area", "elsewhere", "far", "same_region", "same_name", "unknown"),
    "wording": (*(f"main_{level}" for level in range(10)), *(f"side_{level}" for level in range(10)), "copy"),
    "toll": ("same_large", "same", "revised", "mixed", "conflict", "unknown"),
    "kind": ("same_mode", "same_type", "other_mode", "related", "other"),
}
"""The comparisons in their order, and the levels of each in theirs."""


def compare(rows: Columns, likeness: Floats, pair: tuple[Ints, Ints], limits: Settings) -> dict[str, Ints]:
    """Return the level of each pair in each comparison, as a position in LEVELS."""
    return {
        "time": _time(rows, *pair, limits),
        "place": _place(rows, *pair, limits),
        "wording": _wording(rows, *pair, likeness, limits),
        "toll": _toll(rows, *pair, limits.large),
        "kind": _kind(rows, *pair, limits),
    }


def days_apart(rows: Columns, left: Ints, right: Ints) -> Ints:
    """Return how many days lie between two happenings: 0 where their days meet, -1 where either has no day."""
    known = (rows.start[left] != NONE) & (rows.end[left] != NONE) & (rows.start[right] != NONE) & (rows.end[right] != NONE)
    gap = np.maximum(np.maximum(rows.start[right] - rows.end[left], rows.start[left] - rows.end[right]), 0)
    return np.where(known, gap, NONE)


def kilometres_apart(rows: Columns, left: Ints, right: Ints) -> Floats:
    """Return the great-circle distance of two happenings, nan where either has no point."""
    north, other = np.radians(rows.latitude[left]), np.radians(rows.latitude[right])
    east = np.radians(rows.longitude[right] - rows.longitude[left])
    chord = np.sin((other - north) / 2) ** 2 + np.cos(north) * np.cos(other) * np.sin(east / 2) ** 2
    return np.asarray(2 * EARTH * np.arcsin(np.sqrt(np.clip(chord, 0, 1))))


def _time(rows: Columns, left: Ints, right: Ints, limits: Settings) -> Ints:
    names = LEVELS["time"]
    gap = days_apart(rows, left, right)
    single = (rows.start[left] == rows.end[left]) & (rows.start[right] == rows.end[right])
    level = np.searchsorted(np.array(limits.days), gap, side="left")
    level = np.where((gap == 0) & ~single, names.index("overlapping"), level)
    return np.where(gap == NONE, names.index("unknown"), level)


def _place(rows: Columns, left: Ints, right: Ints, limits: Settings) -> Ints:
    """The distance is what lies between the two areas, when either is given only roughly."""
    names = LEVELS["place"]
    rough = np.maximum(rows.radius[left], rows.radius[right])
    distance = kilometres_apart(rows, left, right)
    wide = rough > limits.radius["city"]
    level = np.searchsorted(np.array(limits.kilometres), np.where(wide, np.maximum(distance - rough, 0), distance), side="left")
    level = np.minimum(np.where(wide, np.maximum(level, names.index("same_area")), level), names.index("far"))
    same_region = (rows.region[left] == rows.region[right]) & (rows.region[left] != NONE)
    level = np.where(wide & same_region & (level > names.index("same_area")), names.index("same_region"), level)
    level = np.where(np.isnan(distance), names.index("unknown"), level)
    same_name = (rows.name[left] == rows.name[right]) & (rows.name[left] != NONE)
    return np.where(np.isnan(distance) & same_name, names.index("same_name"), level)


def _toll(rows: Columns, left: Ints, right: Ints, large: int) -> Ints:
    """Killed, injured and captured together: the same, revised (12, then 14), in part alike, or at odds."""
    names = LEVELS["toll"]
    one, other = rows.tolls[left], rows.tolls[right]
    told = (one != NONE) & (other != NONE) & ((one > 0) | (other > 0))
    same = told & (one == other)
    least, most = np.minimum(one, other), np.maximum(one, other)
    open_ended = (rows.open[left] & (one <= other)) | (rows.open[right] & (other <= one))
    near = told & ~same & (least > 0) & ((most - least <= np.maximum(1, REVISED * most)) | open_ended)
    odds = told & ~same & ~near
    level = np.full(len(left), names.index("unknown"))
    level = np.where(near.any(axis=1), names.index("revised"), level)
    level = np.where(same.any(axis=1), names.index("same"), level)
    level = np.where((same & (one >= large)).any(axis=1), names.index("same_large"), level)
    return np.where(odds.any(axis=1), np.where((same | near).any(axis=1), names.index("mixed"), names.index("conflict")), level)


def _wording(rows: Columns, left: Ints, right: Ints, likeness: Floats, limits: Settings) -> Ints:
    """How alike the words are, told apart by whether both reports are mainly about it: two alike reports share their main matter."""
    names = LEVELS["wording"]
    level = np.searchsorted(np.array(limits.likeness), likeness, side="right")
    level = np.where(rows.main[left] & rows.main[right], level, level + names.index("side_0"))
    return np.where(rows.copy[left] == rows.copy[right], names.index("copy"), level)


def _kind(rows: Columns, left: Ints, right: Ints, limits: Settings) -> Ints:
    names = LEVELS["kind"]
    rungs = np.array([[any({one, other} <= rung for rung in limits.ladder) for other in rows.types] for one in rows.types], dtype=bool)
    one, other = rows.type[left], rows.type[right]
    related = rungs[one, other] if len(rows.types) else np.zeros(len(left), dtype=bool)
    level = np.where(related & (one != NONE) & (other != NONE), names.index("related"), names.index("other"))
    same = (one == other) & (one != NONE)
    modes = (rows.mode[left] != NONE) & (rows.mode[right] != NONE)
    level = np.where(same, names.index("same_type"), level)
    level = np.where(same & modes, names.index("other_mode"), level)
    return np.where(same & modes & (rows.mode[left] == rows.mode[right]), names.index("same_mode"), level)
