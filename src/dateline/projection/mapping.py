"""Incidents on a map: those of one place drawn as one, and neighbours too where there are more places than a map can show."""

from __future__ import annotations

import sqlite3

import numpy as np
from numpy.typing import NDArray

from dateline.projection.asked import Point, Points
from dateline.projection.columns import Columns, Numbers, Truths
from dateline.projection.ordering import in_order
from dateline.records.happenings import Bounds

CELLS = (0.0, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0)  # degrees; the first keeps every place apart
COLUMNS = 'precision, name, type, mode, start, "end", killed_low, killed_best, killed_high'


def points_of(made: sqlite3.Connection, columns: Columns, meant: Truths, limit: int) -> Points:
    """Return the points; each is told of its deadliest incident, the latest of several."""
    placed = ~np.isnan(columns.degrees("lat")) & ~np.isnan(columns.degrees("lon"))
    ranked = in_order(columns, meant & placed, "deadliest")
    lat, lon = columns.degrees("lat")[ranked], columns.degrees("lon")[ranked]
    cells = _cells(lat, lon, limit)
    found, first, cell_of, many = np.unique(cells, return_index=True, return_inverse=True, return_counts=True)
    middle = [np.bincount(cell_of, weights=each, minlength=len(found)) / np.maximum(many, 1) for each in (lat, lon)]
    shown = sorted(range(len(found)), key=lambda at: (-int(many[at]), int(first[at])))[:limit]
    points = [
        _point(made, int(columns.numbers("number")[ranked[first[at]]]), float(middle[0][at]), float(middle[1][at]), int(many[at]))
        for at in shown
    ]
    return Points(points, len(ranked), int(meant.sum()) - len(ranked))


def _cells(lat: NDArray[np.float64], lon: NDArray[np.float64], limit: int) -> Numbers:
    """Return a number for each place, the same for those that are drawn as one; the finest cells that are few enough."""
    cells = np.zeros(len(lat), dtype=np.int64)
    for size in CELLS:
        scale = 1e-5 if size == 0 else size
        cells = np.floor((lat + 90) / scale).astype(np.int64) * 40_000_000 + np.floor((lon + 180) / scale).astype(np.int64)
        if len(np.unique(cells)) <= limit:
            break
    return cells


def _point(made: sqlite3.Connection, number: int, lat: float, lon: float, many: int) -> Point:
    question = f"SELECT id, {COLUMNS} FROM incident WHERE number = ?"  # noqa: S608 columns of ours
    name, precision, place, type_, mode, start, end, *killed = made.execute(question, (number,)).fetchone()
    toll = None if all(each is None or each == -1 for each in killed) else Bounds(*killed)
    return Point(round(lat, 5), round(lon, 5), many, name, precision, place, type_, mode, start, end, toll)
