"""Which incidents are meant, looked at all at once; what lies in a scope is what `dateline.answer.scope` says of each alone."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Literal

import numpy as np

from dateline.answer.actors import bearing, is_among
from dateline.answer.scope import Scope, placed_in
from dateline.answer.tally.rows import HAPPENED
from dateline.projection.asked import Filter
from dateline.projection.columns import NONE, WHERE, Columns, Numbers, Truths
from dateline.records.happenings import Where

FIRST, LAST = "0001-01-01", "9999-12-31"
Limit = Literal["actor", "target", "place", "kind", "period"]


def chosen(columns: Columns, wanted: Filter, found: Numbers | None) -> Truths:
    """Return which incidents are meant; `found` are the numbers of those that hold the words asked for, null for all."""
    inside, edge = placed(columns, wanted.scope)
    meant: Truths = inside | edge if wanted.edge else inside.copy()
    _keep_values(columns, wanted, meant)
    if wanted.happened:
        meant &= happened(columns)
    if wanted.outcome is not None:
        meant &= has_toll(columns, wanted.outcome)
    if wanted.several:
        meant &= reports(columns) > 1
    if wanted.placed is not None:
        meant &= np.isnan(columns.degrees("lat")) != wanted.placed
    if found is not None:
        meant &= np.isin(columns.numbers("number"), found)
    return meant


def _keep_values(columns: Columns, wanted: Filter, meant: Truths) -> None:
    """Leave out what has another value than one that is asked for letter by letter."""
    for name in ("status", "country", "admin1", "review"):
        asked = getattr(wanted, name)
        if asked is not None:
            meant &= columns.numbers(name) == columns.code(name, asked)
    for name, asked in (("actors", wanted.actor), ("targets", wanted.target)):
        if asked is not None:
            meant &= columns.having(name, np.arange(len(columns.words(name))) == columns.code(name, asked))
    for name, several in (("type", wanted.types), ("mode", wanted.modes)):
        if several:
            meant &= columns.among(name, [columns.code(name, each) for each in several])
    if wanted.tells:
        meant &= columns.having("outcomes", _flags(columns.words("outcomes"), wanted.tells.__contains__))


def happened(columns: Columns) -> Truths:
    """Return which incidents happened: not what is expected, denied, threatened or background."""
    codes = [columns.code("status", status) for status in HAPPENED if status is not None]
    return columns.among("status", [NONE, *codes])


def has_toll(columns: Columns, outcome: str) -> Truths:
    """Return which incidents have a figure of an outcome."""
    found = np.zeros(columns.size, dtype=bool)
    for bound in ("low", "best", "high"):
        found |= columns.numbers(f"{outcome}_{bound}") != NONE
    return found


def reports(columns: Columns) -> Numbers:
    """Return how many reports tell of each incident."""
    return np.bincount(columns.numbers("documents/of"), minlength=columns.size)


def placed(columns: Columns, scope: Scope) -> tuple[Truths, Truths]:
    """Return which incidents lie inside a scope, and which at its edge; the last scope is remembered."""
    if columns.placed is not None and columns.placed[0] == scope:
        return columns.placed[1], columns.placed[2]
    outside, edge = np.zeros(columns.size, dtype=bool), np.zeros(columns.size, dtype=bool)
    for _, out, may in judged(columns, scope):
        outside |= out
        edge |= may
    columns.placed = scope, ~outside & ~edge, ~outside & edge
    return columns.placed[1], columns.placed[2]


def judged(columns: Columns, scope: Scope) -> Iterable[tuple[Limit, Truths, Truths]]:
    """Yield, for each limit of a scope, which incidents lie outside it and which at its edge."""
    if scope.actor is not None:
        yield "actor", *_acting(columns, (scope.actor, *scope.aka))
    if scope.target is not None:
        hit, known = _named(columns, "targets", scope.target), having_any(columns, "targets")
        yield "target", ~hit & known, ~hit & ~known
    if scope.place is not None:
        yield "place", *_in_place(columns, scope.place)
    for name, asked in (("type", scope.type), ("mode", scope.mode)):
        if asked is not None:
            alike = [code for code, word in enumerate(columns.words(name)) if word.casefold() == asked.casefold()]
            codes = columns.numbers(name)
            yield "kind", (codes != NONE) & ~columns.among(name, alike), codes == NONE
    if scope.start is not None or scope.end is not None:
        yield "period", *_in_period(columns, scope.start or FIRST, scope.end or LAST)


def _acting(columns: Columns, names: Iterable[str]) -> tuple[Truths, Truths]:
    named, another = np.zeros(columns.size, dtype=bool), np.zeros(columns.size, dtype=bool)
    for asked in names:
        bearings = [bearing(asked, name) for name in columns.words("actors")]
        own = columns.having("actors", np.array([each == "named" for each in bearings], dtype=bool))
        others = columns.having("actors", np.array([each == "another" for each in bearings], dtype=bool))
        named |= own
        another |= ~own & (others | _named(columns, "targets", asked))
    return ~named & another, ~named & ~another


def _named(columns: Columns, name: str, asked: str) -> Truths:
    return columns.having(name, _flags(columns.words(name), lambda word: is_among(asked, (word,))))


def having_any(columns: Columns, name: str) -> Truths:
    """Return which incidents have a word at all in a column of lists."""
    return columns.having(name, np.ones(len(columns.words(name)), dtype=bool))


def _in_place(columns: Columns, asked: str) -> tuple[Truths, Truths]:
    placings = [placed_in(Where(**dict(zip(WHERE, json.loads(each), strict=True))), asked) for each in columns.words("where")]
    codes = columns.numbers("where")
    out = np.array([*(each == "outside" for each in placings), False], dtype=bool)
    may = np.array([*(each == "edge" for each in placings), True], dtype=bool)  # the last is for those without a place
    return out[codes], may[codes]


def _in_period(columns: Columns, begin: str, finish: str) -> tuple[Truths, Truths]:
    start, end = columns.numbers("start"), columns.numbers("end")
    before = (end != NONE) & (end < columns.from_on("end", begin))
    after = (start != NONE) & (start > columns.up_to("start", finish))
    begins = np.where(start == NONE, begin <= FIRST, start >= columns.from_on("start", begin))
    ends = np.where(end == NONE, finish >= LAST, end <= columns.up_to("end", finish))
    undated = (start == NONE) & (end == NONE)
    return ~undated & (before | after), undated | ~(begins & ends)


def _flags(words: Iterable[str], holds: Callable[[str], bool]) -> Truths:
    return np.array([holds(word) for word in words], dtype=bool)
