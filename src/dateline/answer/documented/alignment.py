"""Whether a stated total can be held against incidents: its unit, its actor and its period must be known."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.answer.actors import is_anybody, is_own
from dateline.answer.scope import Scope
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Measured:
    """What a measure counts: incidents of some kinds, or outcomes of any incident."""

    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    nearby: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aligned:
    """The limits within which incidents are compared, and what is counted there."""

    scope: Scope
    measured: Measured


def align(total: Total, asked: Scope | None = None) -> Aligned | str:
    """Return the scope of a total, or in words why there is none. What the caller asks for stands in for what the total leaves open."""
    measured = measures().get(total.measure)
    if measured is None:
        return f"what it counts ({total.unit or total.measure}) is no kind of incident and no outcome of one"
    asked = asked or Scope()
    actor = asked.actor or acting(total)
    if actor is None and (total.actor is not None or not measured.outcomes):
        return "it does not say whose acts it counts"
    start, end = asked.start or total.start, asked.end or _end(total)
    if start is None or end is None:
        return "it does not say from when it counts" if start is None else "it does not say until when it counts"
    if end < start:
        return f"its period runs backwards ({start} to {end})"
    target = asked.target or (None if total.target is None or is_anybody(total.target) else total.target)
    return Aligned(Scope(actor, target, asked.place or total.place, start=start, end=end, aka=asked.aka), measured)


def acting(total: Total) -> str | None:
    """Return whose acts a total counts: "own forces" are those of whoever counts them, and nobody's where that is not told."""
    if total.actor is None or not is_own(total.actor):
        return total.actor
    return total.body or total.speaker


def _end(total: Total) -> str | None:
    """A count as of a day says nothing about the days after it."""
    known = [day for day in (total.end, total.as_of) if day is not None]
    return min(known, default=None)


@cache
def measures() -> Mapping[str, Measured]:
    """Return what each measure counts."""
    text = (resources.files("dateline.answer") / "tables" / "measures.toml").read_text(encoding="utf-8")
    return {name: _measured(row) for name, row in tomllib.loads(text).items()}


def _measured(row: Mapping[str, Any]) -> Measured:
    return Measured(**{key: tuple(values) for key, values in row.items()})
