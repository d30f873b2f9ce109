"""Happenings as columns of numbers, so that many pairs are compared at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from dateline.records.happenings import Bounds, Happening

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Truths = NDArray[np.bool_]
NONE = -1
_OUTCOMES = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class Columns:
    """One row for each happening; what is not known is -1, or nan for degrees.

    `main` marks the happening with most records of its report. `tolls` has a column for each outcome, `open` says
    where a toll has no upper bound. Happenings of one sentence in copies of one text share their `copy`.
    """

    document: Ints
    start: Ints
    end: Ints
    latitude: Floats
    longitude: Floats
    radius: Floats
    name: Ints
    region: Ints
    tolls: Ints
    open: Truths
    type: Ints
    mode: Ints
    main: Truths
    copy: Ints
    types: tuple[str, ...]


def columns(happenings: Sequence[Happening], radius: Mapping[str, float], origin: Mapping[str, str]) -> Columns:
    """Return happenings as columns, in their order; `origin` names for each copy of a report the one that stands for all of them."""
    places = [each.where for each in happenings]
    points = [place if place is not None and place.precision in radius and place.lat is not None else None for place in places]
    types = sorted({each.type for each in happenings if each.type})
    return Columns(
        document=_codes(each.document for each in happenings),
        start=_days(each.start for each in happenings),
        end=_days(each.end for each in happenings),
        latitude=np.array([np.nan if point is None or point.lat is None else point.lat for point in points]),
        longitude=np.array([np.nan if point is None or point.lon is None else point.lon for point in points]),
        radius=np.array([np.nan if point is None or point.precision is None else radius[point.precision] for point in points]),
        name=_codes(place.name.casefold() if place and place.name else None for place in places),
        region=_codes(f"{place.country} {place.admin1}" if place and place.admin1 else None for place in places),
        tolls=np.array([[_figure(getattr(each, outcome)) for outcome in _OUTCOMES] for each in happenings], dtype=np.int64).reshape(-1, 3),
        open=np.array([[_is_open(getattr(each, outcome)) for outcome in _OUTCOMES] for each in happenings], dtype=bool).reshape(-1, 3),
        type=np.array([types.index(each.type) if each.type else NONE for each in happenings], dtype=np.int64),
        mode=_codes(each.mode for each in happenings),
        main=_main(happenings),
        copy=_codes(f"{origin.get(each.document, each.document)} {each.words}" for each in happenings),
        types=tuple(types),
    )


def figure(bounds: Bounds | None) -> int | None:
    """Return the one number of a toll: its best figure, else its lower bound."""
    if bounds is None:
        return None
    return bounds.low if bounds.best is None else bounds.best


def _figure(bounds: Bounds | None) -> int:
    found = figure(bounds)
    return NONE if found is None else int(found)


def _is_open(bounds: Bounds | None) -> bool:
    return bounds is not None and bounds.high is None


def _codes(values: Iterable[str | None]) -> Ints:
    listed = [value or None for value in values]
    at = {value: code for code, value in enumerate(sorted({value for value in listed if value is not None}))}
    return np.array([NONE if value is None else at[value] for value in listed], dtype=np.int64)


def _days(values: Iterable[str | None]) -> Ints:
    return np.array([NONE if not value else date.fromisoformat(value[:10]).toordinal() for value in values], dtype=np.int64)


def _main(happenings: Sequence[Happening]) -> Truths:
    best: dict[str, Happening] = {}
    for each in sorted(happenings, key=lambda one: (-one.records, one.id)):
        best.setdefault(each.document, each)
    return np.array([best[each.document] is each for each in happenings], dtype=bool)
