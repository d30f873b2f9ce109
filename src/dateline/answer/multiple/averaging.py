"""A Bayesian average over all decomposable graphs and all numbers of unseen ones (Madigan and York 1997).

Each clique and each separator has a hyper-Dirichlet prior of `delta` a cell; the weights of graphs and numbers come out together.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, logsumexp

from dateline.answer.multiple.graphs import Graph, decomposable
from dateline.answer.multiple.table import Numbers, Table
from dateline.errors import DatelineError

MOST_LISTS = 5
SHOWN = 10
Prior = Callable[[Numbers], Numbers]


@dataclass(frozen=True, slots=True)
class Posterior:
    """What is believed of the number in all. `estimate` has the least expected relative error: E(1/N) / E(1/N²)."""

    estimate: float
    mode: int
    median: int
    mean: float
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """One graph, its weight, and what is believed if it holds."""

    graph: str
    weight: float
    posterior: Posterior


@dataclass(frozen=True, slots=True)
class Averaged:
    """The posterior over all graphs, and the ten that weigh most, the heaviest first; `edge` is the weight of the highest number tried."""

    posterior: Posterior
    graphs: tuple[Weighed, ...]
    delta: float
    highest: int
    edge: float


def average(table: Table, highest: int, delta: float | None = None, prior: Prior | None = None, lowest: int = 0) -> Averaged:
    """Return the average for `lowest` to `highest` unseen ones. The default prior falls like one over the number in all."""
    lists = len(table.lists)
    if not 2 <= lists <= MOST_LISTS:
        raise DatelineError(f"the average over graphs takes 2 to {MOST_LISTS} lists, not {lists}")
    share = delta if delta is not None else 2.0**-lists
    unseen = np.arange(lowest, highest + 1, dtype=float)
    weights = _weights(table, unseen, share, prior or (lambda number: -np.log(number)))
    weights = np.exp(weights - logsumexp(weights))
    by_graph, by_number = weights.sum(axis=1), weights.sum(axis=0)
    graphs, numbers = decomposable(lists), table.n + unseen
    heaviest = np.argsort(-by_graph, kind="stable")[:SHOWN]
    shown = tuple(
        Weighed(_named(graphs[each], table.lists), float(by_graph[each]), _posterior(numbers, weights[each] / by_graph[each]))
        for each in heaviest
        if by_graph[each] > 0
    )
    return Averaged(_posterior(numbers, by_number), shown, share, highest, float(by_number[-1]))


def _posterior(numbers: Numbers, weights: Numbers) -> Posterior:
    so_far = np.cumsum(weights)
    low, median, high = (int(numbers[int(np.argmax(so_far >= share * so_far[-1]))]) for share in (0.025, 0.5, 0.975))
    estimate = float(weights @ (1 / numbers) / (weights @ (1 / numbers**2)))
    return Posterior(estimate, int(numbers[int(np.argmax(weights))]), median, float(weights @ numbers), low, high)


def _weights(table: Table, unseen: Numbers, delta: float, prior: Prior) -> Numbers:
    """Return the logarithm of each graph's weight at each number of unseen ones."""
    lists, n = len(table.lists), float(table.n)
    total = 2**lists * delta
    alone = gammaln(total) - gammaln(unseen + n + total)
    shared = gammaln(unseen + n + 1) - gammaln(unseen + 1) - float(np.sum(gammaln(table.counts + 1))) + prior(unseen + n)
    parts = {lists_: _marginal(table, lists_, unseen, delta) for lists_ in range(2**lists)}
    rows = []
    for graph in decomposable(lists):
        row = sum((parts[clique] for clique in graph.cliques), shared)
        row = row - sum((parts[each] for each in graph.separators), np.zeros_like(unseen))
        rows.append(row + (len(graph.cliques) - len(graph.separators)) * alone)
    return np.asarray(rows)


def _marginal(table: Table, lists: int, unseen: Numbers, delta: float) -> Numbers:
    """Return the marginal likelihood of the table over some lists; what is unseen stands with what is on none of them."""
    sums: dict[int, int] = {}
    for cell, count in enumerate(table.cells, 1):
        sums[cell & lists] = sums.get(cell & lists, 0) + count
    size = 2 ** lists.bit_count()
    prior = delta * 2 ** (len(table.lists) - lists.bit_count())
    others = sum(float(gammaln(sums.get(part, 0) + prior)) for part in _subsets(lists) if part)
    found: Numbers = gammaln(unseen + sums.get(0, 0) + prior) + others - size * float(gammaln(prior))
    return found


def _subsets(lists: int) -> list[int]:
    part, found = lists, [lists]
    while part:
        part = (part - 1) & lists
        found.append(part)
    return found


def _named(graph: Graph, lists: tuple[str, ...]) -> str:
    return " ".join("{" + ",".join(name for each, name in enumerate(lists) if clique >> each & 1) + "}" for clique in graph.cliques)
