"""One log-linear model fitted to a table: the estimate, its standard error and interval, and how well it fits."""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from dateline.answer.multiple.models import Model, notation
from dateline.answer.multiple.poisson import regress
from dateline.answer.multiple.simple import Z
from dateline.answer.multiple.sparse import reduce
from dateline.answer.multiple.table import Numbers, Table
from dateline.errors import DatelineError

WHY_NOT = {1: "its likelihood has no maximum", 2: "its parameters are not identifiable"}


@dataclass(frozen=True, slots=True)
class Fit:
    """A model's estimate. `low` and `high` are log-Wald limits for this model alone: they know nothing of the choice among models."""

    model: Model
    name: str
    estimate: float
    unseen: float
    se: float
    low: float
    high: float
    log_likelihood: float
    deviance: float
    df: int
    aic: float
    bic: float
    fitted: tuple[float, ...]


def fit(table: Table, terms: Model, extra: tuple[float, ...] | None = None) -> Fit:
    """Return the fit; a model that cannot be estimated from this table is an error that says why."""
    found = try_fit(table, terms, extra)
    if isinstance(found, int):
        raise DatelineError(f"the model {notation(terms, table.lists)} cannot be estimated: {WHY_NOT[found]}")
    return found


def try_fit(table: Table, terms: Model, extra: tuple[float, ...] | None = None) -> Fit | int:
    """Return the fit, or the code that tells why there is none. The BIC counts individuals, not cells."""
    reduced = reduce(table, terms, extra)
    if reduced.code:
        return reduced.code
    counts = np.asarray([table.cells[cell - 1] for cell in reduced.cells], dtype=float)
    found = regress(reduced.design, counts)
    unseen, variance = exp(found.coefficients[0]), float(found.covariance[0, 0])
    likelihood, parameters = found.log_likelihood(counts), reduced.design.shape[1] + len(reduced.dropped)
    factor = exp(Z * sqrt(variance))
    return Fit(
        terms,
        notation(terms, table.lists),
        table.n + unseen,
        unseen,
        sqrt(unseen + unseen**2 * variance),
        table.n + unseen / factor,
        table.n + unseen * factor,
        likelihood,
        found.deviance(counts),
        len(counts) - reduced.design.shape[1],
        -2 * likelihood + 2 * parameters,
        -2 * likelihood + parameters * log(table.n),
        _spread(found.fitted, reduced.cells, len(table.cells)),
    )


def _spread(fitted: Numbers, cells: tuple[int, ...], number: int) -> tuple[float, ...]:
    """Return a fitted count for every cell; those that were dropped are empty."""
    there = dict(zip(cells, (float(each) for each in fitted), strict=True))
    return tuple(there.get(cell, 0.0) for cell in range(1, number + 1))
