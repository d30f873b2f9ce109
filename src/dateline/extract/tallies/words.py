"""The words of totals, periods and comparisons, as the tables list them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import get_args

from dateline.extract.counts.words import table
from dateline.records.claims import Measure


@dataclass(frozen=True, slots=True)
class Totals:
    """What totals count, and the words of periods and hints."""

    measures: dict[str, Measure]
    outcomes: dict[str, Measure]
    finds: dict[str, Measure]
    ordinals: dict[str, int]
    sets: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Comparing:
    """The words that set one total against another."""

    verbs: dict[str, float]
    times: dict[str, float]
    directions: dict[str, str]
    sets: dict[str, tuple[str, ...]]


@cache
def totals() -> Totals:
    """Return the words of totals."""
    rows = table("measures")
    known: dict[str, Measure] = {name: name for name in get_args(Measure)}
    return Totals(
        measures={word: known[name] for name, words in rows["measure"].items() for word in words},
        outcomes={outcome: known[name] for outcome, name in rows["outcome"].items()},
        ordinals=rows["ordinals"],
        finds=dict.fromkeys(rows["finds"]["nouns"], "other"),
        sets={
            f"{room}.{name}": frozenset(words) for room in ("conduct", "period", "bulletin", "hint") for name, words in rows[room].items()
        },
    )


@cache
def comparing() -> Comparing:
    """Return the words of comparisons."""
    rows = table("comparisons")
    return Comparing(
        verbs=rows["verb"],
        times=rows["times"],
        directions={word: name for name, words in rows["direction"].items() for word in words},
        sets={f"{room}.{name}": tuple(words) for room in ("mark", "shift", "pace") for name, words in rows[room].items()},
    )
