"""Tallies over all incidents at once: the same sums that `dateline.answer.tally` makes of each alone, in numbers."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import fsum

import numpy as np
from numpy.typing import NDArray

from dateline.answer.tally.brief import Brief, BriefSum
from dateline.answer.tally.groups import NO_ACTOR, NO_PLACE, NO_TYPE, OVERLAPPING, PARTS, by_days
from dateline.answer.tally.spread import SOFT_CAP, spreads_of
from dateline.projection.choosing import happened
from dateline.projection.columns import NONE, WHERE, Columns, Numbers, Truths
from dateline.records.happenings import Bounds

Floats = NDArray[np.float64]
SAFE = 2**40  # below it, sums of a million figures stay whole numbers that 64 bits hold
FEW = 20_000_000  # so many values are looked up in a table


@dataclass(frozen=True, slots=True)
class Figures:
    """What a policy makes of one outcome of each incident: -1 where a bound is open or there is no best; `has` tells of a figure.

    `most` is the greatest number that anybody tells.
    """

    outcome: str
    has: Truths
    low: Numbers
    best: Numbers
    high: Numbers
    most: Numbers


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


def _grouped(members: Numbers, codes: Numbers, keys: Sequence[str]) -> _Grouped:
    """Return the rows that have members; `codes` give the key of each, and keys come in the order of their words."""
    if len(keys) > 1:
        order = np.argsort(codes, kind="stable")
        members, codes = members[order], codes[order]
    starts = np.concatenate([[0], np.flatnonzero(np.diff(codes)) + 1])
    return _Grouped(members, starts, [keys[code] for code in codes[starts].tolist()])


def _documents(columns: Columns, grouped: _Grouped) -> Numbers:
    """Return how many reports tell of each row's incidents."""
    of, documents = columns.pairs("documents")
    first = np.searchsorted(of, np.arange(columns.size + 1))
    many = (first[1:] - first[:-1])[grouped.members]
    rows = np.repeat(np.arange(len(grouped.starts)), np.diff([*grouped.starts, len(grouped.members)]))
    within = np.arange(many.sum()) - np.repeat(np.cumsum(many) - many, many)
    told, row = documents[np.repeat(first[grouped.members], many) + within], np.repeat(rows, many)
    width = int(told.max(initial=0)) + 1
    often = np.bincount(told, minlength=width)[told] > 1  # only what stands there more than once can be counted twice
    again = np.unique(row[often] * width + told[often]) // width
    size = len(grouped.starts)
    return np.bincount(row[~often], minlength=size) + np.bincount(again, minlength=size)


def _sums(found: Figures, grouped: _Grouped) -> list[BriefSum]:
    has = found.has[grouped.members]
    inside = grouped.members[has]
    known = np.add.reduceat(has.astype(np.int64), grouped.starts)
    sizes = np.diff([*grouped.starts, len(grouped.members)])
    low, best, high, most = (values[inside] for values in (found.low, found.best, found.high, found.most))
    capped = _capped(np.maximum(low, most), best, high)
    rows = np.repeat(np.arange(len(known)), known)
    moments, limits = _moments(low, best, capped, rows, len(known)), _limits(low, capped, rows, len(known))
    soft = np.bincount(rows, weights=high == NONE, minlength=len(known)) > 0
    totals = [_totals(values, rows, len(known)) for values in (low, best, high)]
    return [
        BriefSum(
            found.outcome,
            None,
            Bounds(*(each[at] for each in totals)),
            spreads_of(moments[at], limits[at], soft=bool(soft[at])) if many else (),
            many,
            size - many,
        )
        for at, (many, size) in enumerate(zip(known.tolist(), sizes.tolist(), strict=True))
    ]


def _capped(low: Numbers, best: Numbers, high: Numbers) -> Floats:
    return np.where(high == NONE, SOFT_CAP * np.maximum(low, np.maximum(best, 0)), high)


def _moments(low: Numbers, best: Numbers, b: Floats, rows: Numbers, size: int) -> list[tuple[float, float, float]]:
    """Return the sums of means, variances and deviations in each row, each figure's as `dateline.answer.tally.spread` has them.

    A figure without doubt is its own mean and has no variance; only the others need sums that do not lose a bit.
    """
    sure = (low == best) & (best == b) & (low < SAFE)
    whole = _whole_sums(np.where(sure, low, 0), rows, size)
    a, m, b, none, row = low[~sure].astype(float), best[~sure].astype(float), b[~sure], best[~sure] == NONE, rows[~sure]
    mean = np.where(none, (a + b) / 2, (a + m + b) / 3)
    variance = np.where(none, (b - a) * (b - a) / 12, (a * a + m * m + b * b - a * m - a * b - m * b) / 18)
    ends = np.cumsum(np.bincount(row, minlength=size)).tolist()
    parts = [each.tolist() for each in (mean, variance, np.sqrt(variance))]
    made, start = [], 0
    for at, end in enumerate(ends):
        means, variances, deviations = (each[start:end] for each in parts)
        made.append((fsum([whole[at], *means]), fsum(variances), fsum(deviations)))
        start = end
    return made


def _limits(low: Numbers, capped: Floats, rows: Numbers, size: int) -> list[tuple[float, float]]:
    """Return the sums of the bounds in each row; a capped bound is a number of quarters."""
    lows, highs = _whole_sums(low, rows, size), _whole_sums((capped * 4).astype(np.int64), rows, size)
    return [(float(least), most / 4) for least, most in zip(lows, highs, strict=True)]


def _totals(values: Numbers, rows: Numbers, size: int) -> list[int | None]:
    """Return the sum of each row; null where one of its parts is not known."""
    unknown = np.bincount(rows, weights=values == NONE, minlength=size) > 0
    sums = _whole_sums(np.maximum(values, 0), rows, size)
    return [None if out else total for out, total in zip(unknown.tolist(), sums, strict=True)]


def _whole_sums(values: Numbers, rows: Numbers, size: int) -> list[int]:
    """Return the sum of the whole numbers of each row, however large."""
    if len(values) and values.max() >= SAFE:
        sums = [0] * size
        for row, value in zip(rows.tolist(), values.tolist(), strict=True):
            sums[row] += value
        return sums
    total = np.zeros(size, dtype=np.int64)
    np.add.at(total, rows, values)
    return total.tolist()


def _all(_: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
    return counted, np.zeros(len(counted), dtype=np.int64), ["all"]


def _by_time(step: str) -> Callable[[Columns, Numbers], tuple[Numbers, Numbers, Sequence[str]]]:
    def rows(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
        starts, ends = columns.words("start"), columns.words("end")
        width = len(ends) + 1
        days = (columns.numbers("start")[counted] + 1) * width + columns.numbers("end")[counted] + 1
        distinct, which = _distinct(days, (len(starts) + 1) * width)
        names = [by_days(step, *_days(starts, ends, *divmod(each, width))) for each in distinct.tolist()]
        return counted, *_coded(names, which)

    return rows


def _days(starts: Sequence[str], ends: Sequence[str], start: int, end: int) -> tuple[str | None, str | None]:
    return (starts[start - 1] if start else None), (ends[end - 1] if end else None)


def _distinct(values: Numbers, size: int) -> tuple[Numbers, Numbers]:
    """Return the values below `size` that are there, in their order, and which of them each is."""
    if size > FEW:
        return np.unique(values, return_inverse=True)
    there = np.zeros(size, dtype=bool)
    there[values] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[values]


def _by_where(part: str) -> Callable[[Columns, Numbers], tuple[Numbers, Numbers, Sequence[str]]]:
    def rows(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
        known = [dict(zip(WHERE, json.loads(each), strict=True)) for each in columns.words("where")]
        names = [next((each[name] for name in PARTS[part] if each[name]), NO_PLACE) for each in known]
        return counted, *_coded([*names, NO_PLACE], columns.numbers("where")[counted])  # the last is for those without a place

    return rows


def _by_type(columns: Columns, counted: Numbers) -> tuple[Numbers, Numbers, Sequence[str]]:
    return counted, *_coded([*columns.words("type"), NO_TYPE], columns.numbers("type")[counted])


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
    "year": _by_time("year"),
    "place": _by_where("place"),
    "province": _by_where("province"),
    "country": _by_where("country"),
    "type": _by_type,
    "actor": _by_actor,
}
