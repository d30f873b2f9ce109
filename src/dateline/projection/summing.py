"""Tallies over all incidents at once: the same sums that `dateline.answer.tally` makes of each alone, in numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from dateline.answer.tally.brief import Brief, BriefSum
from dateline.answer.tally.groups import NO_ACTOR, NO_PLACE, OVERLAPPING, by_days
from dateline.answer.tally.spread import SOFT_CAP, spreads_of
from dateline.projection.choosing import happened
from dateline.projection.columns import NONE, WHERE, Columns, Numbers, Truths
from dateline.records.happenings import Bounds

Floats = NDArray[np.float64]
SAFE = 2**40  # below it, sums of a million figures stay whole numbers that 64 bits hold
PLACES = ("name", "admin1", "country")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a policy makes of one outcome of each incident: -1 where a bound is open or there is no best; `has` tells of a figure."""

    outcome: str
    has: Truths
    low: Numbers
    best: Numbers
    high: Numbers


@dataclass(frozen=True, slots=True)
class _Grouped:
    """Incidents (their places in the order) row after row of a tally, with the first of each row."""

    members: Numbers
    starts: Numbers
    keys: Sequence[str]


def tally(columns: Columns, meant: Truths, figures: Sequence[Figures], by: str | None) -> tuple[Brief, ...]:
    """Return a tally's rows in their order; only what happened is counted."""
    counted = np.flatnonzero(meant & happened(columns))
    if not len(counted):
        return ()
    grouped = _grouped(*GROUPS[by](columns, counted))
    documents = _documents(columns, grouped)
    low = np.maximum.reduceat(columns.numbers("independent_low")[grouped.members], grouped.starts)
    high = np.minimum(documents, np.add.reduceat(columns.numbers("independent_high")[grouped.members], grouped.starts))
    machine = columns.numbers("review") == columns.code("review", "machine")
    machines = np.add.reduceat(machine[grouped.members].astype(np.int64), grouped.starts)
    sums = [_sums(each, grouped) for each in figures]
    sizes = np.diff([*grouped.starts, len(grouped.members)])
    return tuple(
        Brief(
            key,
            int(sizes[at]),
            int(machines[at]),
            tuple(each[at] for each in sums),
            int(min(low[at], high[at])),
            int(high[at]),
            by in OVERLAPPING,
        )
        for at, key in enumerate(grouped.keys)
    )


def summed(found: Figures, members: Numbers) -> Bounds:
    """Return the sum of one outcome over incidents; the sum of none is zero."""
    inside = members[found.has[members]]
    return Bounds(*(_total(values[inside]) for values in (found.low, found.best, found.high)))


def _grouped(members: Numbers, codes: Numbers, keys: Sequence[str]) -> _Grouped:
    """Return the rows that have members; `codes` give the key of each, and keys come in the order of their words."""
    order = np.argsort(codes, kind="stable")
    present, starts = np.unique(codes[order], return_index=True)
    return _Grouped(members[order], starts, [keys[code] for code in present.tolist()])


def _documents(columns: Columns, grouped: _Grouped) -> Numbers:
    """Return how many reports tell of each row's incidents."""
    of, documents = columns.pairs("documents")
    first = np.searchsorted(of, np.arange(columns.size + 1))
    many = (first[1:] - first[:-1])[grouped.members]
    rows = np.repeat(np.arange(len(grouped.starts)), np.diff([*grouped.starts, len(grouped.members)]))
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    told = documents[np.repeat(first[grouped.members], many) + within]
    width = max(len(columns.words("documents")), 1)
    distinct = np.unique(np.repeat(rows, many) * width + told)
    return np.bincount(distinct // width, minlength=len(grouped.starts))


def _sums(found: Figures, grouped: _Grouped) -> list[BriefSum]:
    has = found.has[grouped.members]
    inside = grouped.members[has]
    known = np.add.reduceat(has.astype(np.int64), grouped.starts)
    ends = np.cumsum(known)
    sizes = np.diff([*grouped.starts, len(grouped.members)])
    low, best, high = (values[inside] for values in (found.low, found.best, found.high))
    capped = _capped(low, best, high)
    mean, variance = _moments(low.astype(float), best, capped)
    moments, capped_list, lows = list(zip(mean.tolist(), variance.tolist(), strict=True)), capped.tolist(), low.tolist()
    made = []
    for many, end, size in zip(known.tolist(), ends.tolist(), sizes.tolist(), strict=True):
        row = slice(end - many, end)
        limits = (fsum(lows[row]), fsum(capped_list[row]))
        soft = bool((high[row] == NONE).any())
        spread = spreads_of(moments[row], limits, soft=soft) if many else ()
        bounds = Bounds(*(_total(values[row]) for values in (low, best, high)))
        made.append(BriefSum(found.outcome, None, bounds, spread, many, size - many))
    return made


def _total(values: Numbers) -> int | None:
    if (values == NONE).any():
        return None
    return int(values.sum()) if not len(values) or values.max() < SAFE else sum(values.tolist())


def _capped(low: Numbers, best: Numbers, high: Numbers) -> Floats:
    return np.where(high == NONE, SOFT_CAP * np.maximum(low, np.maximum(best, 0)), high)


def _moments(a: Floats, best: Numbers, b: Floats) -> tuple[Floats, Floats]:
    """Return mean and variance as `dateline.answer.tally.spread` has them of one figure."""
    m = best.astype(float)
    flat, none = (b - a), best == NONE
    mean = np.where(none, (a + b) / 2, (a + m + b) / 3)
    variance = np.where(none, flat * flat / 12, (a * a + m * m + b * b - a * m - a * b - m * b) / 18)
    return mean, variance


def _all(_: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
    return counted, np.zeros(len(counted), dtype=np.int64), ["all"]


def _by_time(step: str) -> Callable[[Columns, Numbers], tuple[Numbers, Numbers, Sequence[str]]]:
    def rows(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
        starts, ends = columns.words("start"), columns.words("end")
        width = len(ends) + 1
        days = (columns.numbers("start")[counted] + 1) * width + columns.numbers("end")[counted] + 1
        distinct, which = np.unique(days, return_inverse=True)
        names = [by_days(step, *_days(starts, ends, *divmod(each, width))) for each in distinct.tolist()]
        return counted, *_coded(names, which)

    return rows


def _days(starts: Sequence[str], ends: Sequence[str], start: int, end: int) -> tuple[str | None, str | None]:
    return (starts[start - 1] if start else None), (ends[end - 1] if end else None)


def _by_place(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
    known = [dict(zip(WHERE, json.loads(each), strict=True)) for each in columns.words("where")]
    names = [next((each[name] for name in PLACES if each[name]), NO_PLACE) for each in known]
    return counted, *_coded([*names, NO_PLACE], columns.numbers("where")[counted])  # the last is for those without a place


def _by_actor(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
    of, actors = columns.pairs("actors")
    wanted = np.zeros(columns.size, dtype=bool)
    wanted[counted] = True
    inside = wanted[of]
    wanted[of[inside]] = False  # what is left has no actor
    without = np.flatnonzero(wanted)
    names = [*columns.words("actors"), NO_ACTOR]
    codes = np.concatenate([actors[inside], np.full(len(without), len(names) - 1)])
    return np.concatenate([of[inside], without]), *_coded(names, codes)


def _coded(names: Sequence[str], which: Numbers) -> tuple[Numbers, Sequence[str]]:
    """Return codes in the order of the words, and the words; two of one word share a code."""
    words = sorted(set(names))
    at = {word: code for code, word in enumerate(words)}
    return np.array([at[name] for name in names], dtype=np.int64)[which], words


GROUPS: Mapping[str | None, Callable[[Columns, Numbers], tuple[Numbers, Numbers, Sequence[str]]]] = {
    None: _all,
    "day": _by_time("day"),
    "week": _by_time("week"),
    "month": _by_time("month"),
    "place": _by_place,
    "actor": _by_actor,
}
