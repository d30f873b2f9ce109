"""Happenings and the pairs to weigh as tables that a database takes: one row for each happening, one for each pair."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from dateline.reconcile.columns import NONE, Columns, Floats, Ints
from dateline.reconcile.engines.conditions import OUTCOMES


@dataclass(frozen=True, slots=True)
class Tables:
    """`happenings` has the columns that the conditions name; `pairs` names two of its rows each, in the order of the pairs given.

    How alike two reports are worded is known of the pair alone: the left happening keeps it for each right one, as a map.
    """

    happenings: pa.Table
    pairs: pa.Table


def tables(rows: Columns, likeness: Floats, pair: tuple[Ints, Ints]) -> Tables:
    """Return the tables of happenings and their pairs."""
    left, right = pair
    columns: dict[str, pa.Array] = {
        "unique_id": pa.array(np.arange(len(rows.document))),
        "first_day": _known(rows.start),
        "last_day": _known(rows.end),
        "latitude": pa.array(rows.latitude, from_pandas=True),
        "longitude": pa.array(rows.longitude, from_pandas=True),
        "radius": pa.array(rows.radius, from_pandas=True),
        "name": _known(rows.name),
        "region": _known(rows.region),
        "type": pa.array([None if code == NONE else rows.types[code] for code in rows.type.tolist()], pa.string()),
        "mode": _known(rows.mode),
        "main": pa.array(rows.main),
        "copy": pa.array(rows.copy),
        "alike": _by_left(len(rows.document), left, right, likeness),
    }
    for at, outcome in enumerate(OUTCOMES):
        columns |= {outcome: _known(rows.tolls[:, at]), f"{outcome}_open": pa.array(rows.open[:, at])}
    key = pa.array(["0"] * len(left), pa.string())  # which of Splink's own blocking rules made the pair: none did
    return Tables(pa.table(columns), pa.table({"match_key": key, "join_key_l": left, "join_key_r": right}))


def _known(codes: Ints) -> pa.Array:
    return pa.array(codes, mask=codes == NONE)


def _by_left(size: int, left: Ints, right: Ints, likeness: Floats) -> pa.Array:
    order = np.lexsort((right, left))
    offsets = np.concatenate([[0], np.cumsum(np.bincount(left, minlength=size))]).astype(np.int32)
    return pa.MapArray.from_arrays(pa.array(offsets), pa.array(right[order]), pa.array(likeness[order]))
