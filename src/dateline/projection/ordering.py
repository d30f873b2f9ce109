"""In which order incidents are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from dateline.projection.asked import Order
from dateline.projection.choosing import has_toll, reports
from dateline.projection.columns import NONE, Columns, Numbers, Truths


def in_order(columns: Columns, meant: Truths, order: Order) -> Numbers:
    """Return the places, in the order of days, of the incidents that are meant; what has no day comes last."""
    places = np.flatnonzero(meant)
    if order == "day":
        return places
    latest = -columns.numbers("day")[places]
    if order == "latest":
        return places[np.argsort(latest, kind="stable")]
    return places[np.lexsort((latest, FIRST[order](columns)[places]))]


def _told(columns: Columns) -> Numbers:
    return -reports(columns)


def _learned(columns: Columns) -> Numbers:
    return -columns.numbers("learned")


def _deadliest(columns: Columns) -> Numbers:
    """Return numbers that put the most killed first, and last what has no figure of them."""
    low, best = columns.numbers("killed_low"), columns.numbers("killed_best")
    size = np.where(best == NONE, np.maximum(low, 0), best)
    return np.where(has_toll(columns, "killed"), -size, 1)


FIRST: Mapping[str, Callable[[Columns], Numbers]] = {"deadliest": _deadliest, "told": _told, "learned": _learned}
