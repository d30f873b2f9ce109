"""How many incidents have which values, and what happened day by day."""

from __future__ import annotations

import sqlite3

import numpy as np

from dateline.projection.asked import Counted, Day, Facet, Step, Stock
from dateline.projection.choosing import has_toll, reports
from dateline.projection.columns import NONE, Columns, Numbers, Truths
from dateline.records.happenings import Bounds

OUTCOMES = ("killed", "injured", "captured")
STEPS = {"day": 10, "month": 7, "year": 4}
LISTS = {"actor": "actors", "target": "targets"}


def counted_by(columns: Columns, meant: Truths, by: Facet, limit: int) -> list[Counted]:
    """Return the values that the incidents meant have, the most frequent first."""
    words, codes = _values(columns, meant, by)
    found, counts = np.unique(codes, return_counts=True)
    named = [(None if code == NONE else words[code], many) for code, many in zip(found.tolist(), counts.tolist(), strict=True)]
    ranked = sorted(named, key=lambda each: (-each[1], each[0] is None, each[0] or ""))
    return [Counted(value, many) for value, many in ranked[:limit]]


def _values(columns: Columns, meant: Truths, by: Facet) -> tuple[list[str], Numbers]:
    if by in LISTS:
        of, codes = columns.pairs(LISTS[by])
        without = meant.copy()
        without[of] = False
        return columns.words(LISTS[by]), np.concatenate([codes[meant[of]], np.full(int(without.sum()), NONE)])
    if by in STEPS:
        return _days(columns, meant, STEPS[by])
    name = "name" if by == "place" else by
    return columns.words(name), columns.numbers(name)[meant]


def _days(columns: Columns, meant: Truths, width: int) -> tuple[list[str], Numbers]:
    days = [day[:width] for day in columns.words("day")]
    words = sorted(set(days))
    at = {word: code for code, word in enumerate(words)}
    coded = np.array([*(at[day] for day in days), NONE], dtype=np.int64)  # the last is for those without a day
    return words, coded[columns.numbers("day")[meant]]


def days_of(columns: Columns, meant: Truths, step: Step) -> list[Day]:
    """Return what happened by day, month or year."""
    words, codes = _days(columns, meant, STEPS[step])
    dated = codes != NONE
    places = np.flatnonzero(meant)[dated]
    codes = codes[dated]
    found, rows = np.unique(codes, return_inverse=True)
    counts = np.bincount(rows, minlength=len(found))
    sums = {outcome: _sums(columns, outcome, places, rows, len(found)) for outcome in OUTCOMES}
    any_toll = np.logical_or.reduce([has_toll(columns, outcome) for outcome in OUTCOMES])
    without = np.bincount(rows, weights=~any_toll[places], minlength=len(found))
    return [
        Day(words[code], int(counts[at]), **{outcome: sums[outcome][at] for outcome in OUTCOMES}, without=int(without[at]))
        for at, code in enumerate(found.tolist())
    ]


def _sums(columns: Columns, outcome: str, places: Numbers, rows: Numbers, size: int) -> list[Bounds]:
    told = has_toll(columns, outcome)[places]
    bounds = []
    for bound in ("low", "best", "high"):
        values, row = columns.numbers(f"{outcome}_{bound}")[places][told], rows[told]
        total = np.zeros(size, dtype=np.int64)
        np.add.at(total, row, np.maximum(values, 0))
        unknown = np.bincount(row, weights=values == NONE, minlength=size) > 0
        bounds.append([None if out else number for out, number in zip(unknown.tolist(), total.tolist(), strict=True)])
    return [Bounds(*each) for each in zip(*bounds, strict=True)]


def stock_of(made: sqlite3.Connection, columns: Columns) -> Stock:
    """Return how much there is."""
    counted = ("report", "total", "appointment", "contradiction")
    many = {table: made.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in counted}  # noqa: S608 tables of ours
    days = sorted(day for name in ("start", "end") for day in (*columns.words(name)[:1], *columns.words(name)[-1:]))
    return Stock(
        reports=many["report"],
        incidents=columns.size,
        several=int((reports(columns) > 1).sum()),
        totals=many["total"],
        appointments=many["appointment"],
        contradictions=many["contradiction"],
        first=days[0] if days else None,
        last=days[-1] if days else None,
    )
