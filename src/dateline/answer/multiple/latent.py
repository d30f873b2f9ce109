"""Latent classes: things fall into kinds, each kind with its own chance on each list (Manrique-Vallier 2016).

A Gibbs sampler over a truncated stick-breaking prior; the chains run side by side. Neighbouring draws are almost alike, so that
few of many are kept, and chains that have not mixed are refused.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from dateline.answer.multiple.mixing import effective_size, r_hat
from dateline.answer.multiple.table import Numbers, Table

SHAPE = RATE = 0.25  # of the gamma prior on the concentration
MOST_R_HAT, LEAST_ESS = 1.1, 100.0
TINY = 1e-12


@dataclass(frozen=True, slots=True)
class Run:
    """How long the sampler runs: classes, chains, draws thrown away first, draws kept of each chain, and steps between them."""

    classes: int = 10
    chains: int = 4
    burn: int = 10_000
    kept: int = 500
    thin: int = 100


@dataclass(frozen=True, slots=True)
class Latent:
    """The posterior of the number in all, with the evidence that the chains have mixed; `refused` says why it must not be used."""

    median: float
    low: float
    high: float
    ess: float
    r_hat: float
    refused: str | None
    seed: int


@dataclass(slots=True)
class _State:
    """Shares of classes, chances on lists, and the concentration, for each chain."""

    shares: Numbers
    chances: Numbers
    concentration: Numbers


def latent(table: Table, seed: int, run: Run | None = None) -> Latent:
    """Return the posterior of a latent class model."""
    run = run or Run()
    draws = _sample(table, run, np.random.default_rng(seed)) + table.n
    low, median, high = (float(np.quantile(draws, share)) for share in (0.025, 0.5, 0.975))
    size, mixed = effective_size(draws), r_hat(draws)
    refused = None
    if mixed >= MOST_R_HAT or size < LEAST_ESS:
        refused = f"the chains have not mixed (R-hat {mixed:.2f}, {size:.0f} effective draws): run them longer"
    return Latent(median, low, high, size, mixed, refused, seed)


def _sample(table: Table, run: Run, chance: np.random.Generator) -> Numbers:
    """Return draws of the number of unseen ones, a row for each chain."""
    lists = len(table.lists)
    there = np.asarray([[cell >> each & 1 for each in range(lists)] for cell in range(1, 2**lists)], dtype=float)
    state = _State(
        np.full((run.chains, run.classes), 1 / run.classes),
        chance.uniform(0.05, 0.95, (run.chains, run.classes, lists)),
        np.ones(run.chains),
    )
    counts = np.broadcast_to(np.asarray(table.cells), (run.chains, len(table.cells)))
    kept = np.empty((run.chains, run.kept))
    for step in range(run.burn + run.kept * run.thin):
        unseen = _step(state, there, counts, table.n, chance)
        after = step - run.burn
        if after >= 0 and after % run.thin == run.thin - 1:
            kept[:, after // run.thin] = unseen
    return kept


def _step(state: _State, there: Numbers, counts: np.ndarray, n: int, chance: np.random.Generator) -> Numbers:
    """Draw everything once: the classes of what is seen, the number and classes of what is not, then all chances anew."""
    on, off = np.log(state.chances), np.log1p(-state.chances)
    weights = np.log(state.shares)[:, None, :] + np.einsum("wj,ckj->cwk", there, on) + np.einsum("wj,ckj->cwk", 1 - there, off)
    weights = np.exp(weights - weights.max(axis=2, keepdims=True))
    classes = chance.multinomial(counts, weights / weights.sum(axis=2, keepdims=True))
    missed = state.shares * np.exp(off.sum(axis=2))
    share = missed.sum(axis=1)
    unseen = chance.negative_binomial(n, np.clip(1 - share, TINY, 1.0))
    members = classes.sum(axis=1) + chance.multinomial(unseen, missed / share[:, None])
    ones = np.einsum("cwk,wj->ckj", classes, there)
    state.chances = np.clip(chance.beta(1 + ones, 1 + members[:, :, None] - ones), TINY, 1 - 1e-9)
    _break_sticks(state, members, chance)
    found: Numbers = unseen.astype(float)
    return found


def _break_sticks(state: _State, members: np.ndarray, chance: np.random.Generator) -> None:
    behind = members[:, ::-1].cumsum(axis=1)[:, ::-1] - members
    sticks = np.clip(chance.beta(1 + members, state.concentration[:, None] + behind), TINY, 1 - 1e-9)
    left = np.log1p(-sticks[:, :-1])
    before = np.concatenate([np.zeros((len(sticks), 1)), left.cumsum(axis=1)], axis=1)
    sticks[:, -1] = 1.0
    shares = np.maximum(sticks * np.exp(before), TINY)
    state.shares = shares / shares.sum(axis=1, keepdims=True)
    state.concentration = np.maximum(chance.gamma(SHAPE + members.shape[1] - 1, 1 / (RATE - left.sum(axis=1))), 1e-6)
