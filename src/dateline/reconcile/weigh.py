"""How much each level of likeness speaks for one happening: m and u probabilities as data, weights in bits as their sum.

m is how often a level is met where two reports do tell of one happening, u where they do not (Fellegi and Sunter 1969).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log2

import numpy as np

from dateline.reconcile.columns import Floats, Ints, Truths
from dateline.reconcile.compare import LEVELS

MILLI = 1000
"""Weights are whole thousandths of a bit, so that no sum over pairs depends on their order, and every engine gives the same."""


@dataclass(frozen=True, slots=True)
class Model:
    """m and u of each level by the comparison's and the level's name; `prior` is how often a compared pair is one happening."""

    prior: float
    m: Mapping[str, Mapping[str, float]]
    u: Mapping[str, Mapping[str, float]]

    def bits(self, comparison: str, level: str) -> float:
        """Return what a level adds to the weight of a pair."""
        return log2(self.m[comparison][level] / self.u[comparison][level])


@dataclass(frozen=True, slots=True)
class Scored:
    """The level of each pair in every comparison, and its weight in thousandths of a bit."""

    levels: Mapping[str, Ints]
    weight: Ints


@cache
def trained() -> Model:
    """Return the numbers that Dateline comes with, trained on simulated reports."""
    table = tomllib.loads(files("dateline.reconcile").joinpath("tables/weights.toml").read_text(encoding="utf-8"))
    return Model(table["prior"], table["m"], table["u"])


def weights(levels: Mapping[str, Ints], model: Model) -> Ints:
    """Return the weight of each pair, prior included, in thousandths of a bit."""
    total = np.full(len(levels["time"]), log2(model.prior / (1 - model.prior)))
    for comparison, names in LEVELS.items():
        total += np.array([model.bits(comparison, name) for name in names])[levels[comparison]]
    return in_milli(total)


def in_milli(bits: Floats) -> Ints:
    """Return bits as whole thousandths."""
    return np.rint(bits * MILLI).astype(np.int64)


def within_window(weight: Ints, levels: Mapping[str, Ints], named: Truths, most: float) -> Ints:
    """Return weights of which none joins happenings outside one window of time and space, whatever their words.

    Reports of one town and one war share their words: more than a week apart, in two `named` places that are not known to be one,
    and without a toll in common, two happenings are for a person to join (`most` bits at most). Copies of one text are one.
    """
    late = _at(levels, "time", ("same_month", "apart"))
    placed = _at(levels, "place", ("same_spot", "same_town", "same_area", "same_name", "same_region"))
    agreed = _at(levels, "toll", ("same_large", "same")) | _at(levels, "wording", ("copy",))
    return np.where(late & named & ~placed & ~agreed, np.minimum(weight, round(most * MILLI)), weight)


def _at(levels: Mapping[str, Ints], comparison: str, names: Sequence[str]) -> Truths:
    return np.isin(levels[comparison], [LEVELS[comparison].index(name) for name in names])


def probability(weight: Ints, threshold: float) -> Floats:
    """Return weights as scores in 0..1, one half at the threshold (in bits)."""
    return np.asarray(1 / (1 + np.exp2(np.clip(threshold - weight / MILLI, -60, 60))))
