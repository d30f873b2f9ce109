"""Which pairs of lists matter, by a posterior: weak priors on all pairs, then those alone that stand out (Silverman 2020).

Pairs have a normal prior around none, all else a flat one. Draws come from a Student distribution around the mode and are weighed,
so that no chain has to mix.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.answer.multiple.models import Model, pairs
from dateline.answer.multiple.sparse import matrix
from dateline.answer.multiple.table import Numbers, Table

PRECISION = 1.0  # of the prior on a pair: a variance of one
KEPT_FROM = 2.0  # times its standard deviation: how far from none a pair must lie
DRAWS = 20_000
HEAVY = 6.0  # degrees of freedom of what is drawn from: tails heavier than the posterior's
STEPS, TOLERANCE = 200, 1e-10


@dataclass(frozen=True, slots=True)
class Thresholded:
    """The posterior of the number in all under the pairs that were kept; `ess` is how many even draws the weighed ones are worth."""

    model: Model
    median: float
    low: float
    high: float
    ess: float


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Draws of the parameters, a row each, and their weights."""

    values: Numbers
    weights: Numbers

    def ratios(self) -> Numbers:
        """Return each parameter's mean over its standard deviation."""
        means = self.weights @ self.values
        ratios: Numbers = means / np.sqrt(self.weights @ (self.values - means) ** 2)
        return ratios


def thresholded(table: Table, seed: int, draws: int = DRAWS) -> Thresholded:
    """Return the posterior once the pairs that cannot be told from none are left out."""
    chance = np.random.default_rng(seed)
    every = tuple(pairs(len(table.lists)))
    ratios = _draw(table, every, chance, draws).ratios()[-len(every) :]
    kept = tuple(pair for pair, ratio in zip(every, ratios, strict=True) if abs(ratio) >= KEPT_FROM)
    drawn = _draw(table, kept, chance, draws)
    numbers = table.n + np.exp(drawn.values[:, 0])
    order = np.argsort(numbers)
    so_far = np.cumsum(drawn.weights[order])
    low, median, high = (float(numbers[order][np.searchsorted(so_far, share)]) for share in (0.025, 0.5, 0.975))
    return Thresholded(kept, median, low, high, float(1 / np.sum(drawn.weights**2)))


def _draw(table: Table, terms: Model, chance: np.random.Generator, draws: int) -> _Drawn:
    lists = len(table.lists)
    design = matrix(list(range(1, 2**lists)), lists, terms)
    prior = np.asarray([0.0] * (1 + lists) + [PRECISION] * len(terms))
    mode, covariance = _mode(design, table.counts, prior)
    normal = chance.standard_normal((draws, len(mode)))
    stretched = chance.chisquare(HEAVY, draws) / HEAVY
    values = mode + normal @ np.linalg.cholesky(covariance).T / np.sqrt(stretched)[:, None]
    drawn_from = -(HEAVY + len(mode)) / 2 * np.log1p(np.sum(normal**2, axis=1) / stretched / HEAVY)
    line = values @ design.T
    posterior = line @ table.counts - np.exp(np.minimum(line, 700.0)).sum(axis=1) - values**2 @ prior / 2
    weights = np.exp(posterior - drawn_from - np.max(posterior - drawn_from))
    return _Drawn(values, weights / weights.sum())


def _mode(design: Numbers, counts: Numbers, prior: Numbers) -> tuple[Numbers, Numbers]:
    """Return where the posterior is highest, and the inverse of its curvature there; a step that leads down is halved."""

    def height(values: Numbers) -> float:
        line = design @ values
        return float(counts @ line - np.exp(np.minimum(line, 700.0)).sum() - prior @ values**2 / 2)

    found = np.zeros(design.shape[1])
    found[0] = np.log(counts.mean() + 1)
    for _ in range(STEPS):
        fitted = np.exp(design @ found)
        curvature = design.T @ (fitted[:, None] * design) + np.diag(prior)
        step = np.linalg.solve(curvature, design.T @ (counts - fitted) - prior * found)
        while height(found + step) < height(found) - 1e-9 and np.max(np.abs(step)) > TOLERANCE:
            step = step / 2
        found = found + step
        if np.max(np.abs(step)) < TOLERANCE:
            break
    spread: Numbers = np.asarray(np.linalg.inv(curvature), dtype=np.float64)
    return found, spread
