"""An interval that knows that the model was chosen: the table is drawn again, and the choice is made again each time.

BCa limits (Efron), with the acceleration from leaving out one known thing of each cell; after Silverman, Chan and Vincent (2024).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln, xlogy
from scipy.stats import norm

from dateline.answer.multiple.choosing import stepwise
from dateline.answer.multiple.loglinear import Fit, try_fit
from dateline.answer.multiple.models import Model
from dateline.answer.multiple.poisson import regress_many
from dateline.answer.multiple.sparse import reduce
from dateline.answer.multiple.table import Numbers, Table

REPLICATES = 1000
LEVELS = (0.80, 0.95)


@dataclass(frozen=True, slots=True)
class Bootstrap:
    """Limits at each level, and what they rest on; `skipped` replicates could not be estimated by any of the models."""

    limits: tuple[tuple[float, float, float], ...]
    models: int
    replicates: int
    skipped: int
    seed: int

    def at(self, level: float) -> tuple[float, float]:
        """Return the limits at a level."""
        return next((low, high) for each, low, high in self.limits if each == level)


def bootstrap(
    table: Table, fits: Sequence[Fit], top: int, seed: int, replicates: int = REPLICATES, levels: Sequence[float] = LEVELS
) -> Bootstrap:
    """Return the limits when the best of the `top` models of the original ranking is chosen anew in each replicate."""
    models = [each.model for each in fits[:top]]
    return _drawn_again(table, fits[0].estimate, lambda rows: estimates(table, models, rows), (len(models), seed, replicates), levels)


def regrown(table: Table, seed: int, replicates: int = REPLICATES, levels: Sequence[float] = LEVELS) -> Bootstrap:
    """Return the limits when a model is grown step by step anew in each replicate, after Chan, Silverman and Vincent (2021)."""
    return _drawn_again(table, stepwise(table).fit.estimate, lambda rows: _grown(table, rows), (1, seed, replicates), levels)


def _drawn_again(
    table: Table, estimate: float, refit: Callable[[Numbers], Numbers], run: tuple[int, int, int], levels: Sequence[float]
) -> Bootstrap:
    models, seed, replicates = run
    drawn = np.random.default_rng(seed).multinomial(table.n, table.counts / table.n, size=replicates).astype(float)
    found = refit(drawn)
    usable = np.sort(found[np.isfinite(found)])
    acceleration = _acceleration(table, refit)
    limits = tuple((level, *_limits(usable, estimate, acceleration, level)) for level in levels)
    return Bootstrap(limits, models, replicates, replicates - len(usable), seed)


def _grown(table: Table, drawn: Numbers) -> Numbers:
    """Return the estimate of each row's own grown model; not a number where even independence cannot be fitted."""
    found = np.full(len(drawn), np.nan)
    for row, counts in enumerate(drawn):
        one = table.with_cells(counts)
        if isinstance(try_fit(one, ()), Fit):
            found[row] = stepwise(one).fit.estimate
    return found


def estimates(table: Table, models: Sequence[Model], drawn: Numbers) -> Numbers:
    """Return, for each row of counts, the estimate of the model that has the least BIC there; not a number where none can be fitted."""
    best, least = np.full(len(drawn), np.nan), np.full(len(drawn), np.inf)
    for terms in models:
        found, bic = _fitted(table, terms, drawn)
        better = bic < least
        best[better], least[better] = found[better], bic[better]
    return best


def _fitted(table: Table, terms: Model, drawn: Numbers) -> tuple[Numbers, Numbers]:
    """Return estimate and BIC of one model in each row. Rows whose empty overlaps differ are fitted apart: they have other cells."""
    estimate, bic = np.full(len(drawn), np.nan), np.full(len(drawn), np.inf)
    for rows in _alike(terms, drawn):
        reduced = reduce(table.with_cells(drawn[rows[0]]), terms)
        if reduced.code == 2:
            continue
        counts = drawn[rows][:, np.asarray(reduced.cells) - 1]
        fitted, coefficients = regress_many(reduced.design, counts)
        n = drawn[rows].sum(axis=1)
        likelihood = np.sum(xlogy(counts, fitted) - fitted - gammaln(counts + 1), axis=1)
        estimate[rows] = n + np.exp(np.clip(coefficients[:, 0], -40, 40))
        bic[rows] = -2 * likelihood + (reduced.design.shape[1] + len(reduced.dropped)) * np.log(n)
    return estimate, bic


def _alike(terms: Model, drawn: Numbers) -> list[NDArray[np.intp]]:
    """Return the rows in groups whose overlaps are empty in the same places."""
    if not terms:
        return [np.arange(len(drawn))]
    cells = np.arange(1, drawn.shape[1] + 1)
    empty = np.stack([drawn[:, (cells & term) == term].sum(axis=1) == 0 for term in terms], axis=1)
    patterns, which = np.unique(empty, axis=0, return_inverse=True)
    return [np.flatnonzero(which.ravel() == each) for each in range(len(patterns))]


def _acceleration(table: Table, refit: Callable[[Numbers], Numbers]) -> float:
    """Leave out one thing of each cell in turn; a cell counts as often as it has things."""
    filled = [cell for cell, count in enumerate(table.cells) if count]
    left_out = np.tile(table.counts, (len(filled), 1))
    left_out[np.arange(len(filled)), filled] -= 1
    weights = table.counts[filled]
    found = refit(left_out)
    usable = np.isfinite(found)
    found, weights = found[usable], weights[usable]
    away = np.average(found, weights=weights) - found
    spread = float(np.sum(weights * away**2))
    return float(np.sum(weights * away**3) / (6 * spread**1.5)) if spread > 0 else 0.0


def _limits(drawn: Numbers, estimate: float, acceleration: float, level: float) -> tuple[float, float]:
    below = (np.sum(drawn < estimate) + np.sum(drawn == estimate) / 2) / len(drawn)
    bias = float(norm.ppf(np.clip(below, 1e-6, 1 - 1e-6)))
    low, high = (_corrected(tail, bias, acceleration) for tail in ((1 - level) / 2, (1 + level) / 2))
    return float(np.quantile(drawn, low)), float(np.quantile(drawn, high))


def _corrected(tail: float, bias: float, acceleration: float) -> float:
    out = bias + float(norm.ppf(tail))
    return float(norm.cdf(bias + out / (1 - acceleration * out)))
