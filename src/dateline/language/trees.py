"""The best tree from the scores of its arcs: one root, no cycle."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from dateline.language.engine import Floats

NEVER = -1e9
Scores = NDArray[np.float64]
Heads = NDArray[np.int64]


def best_heads(arcs: Floats) -> Heads:
    """Return the head of each word from scores[dependent, head]; place 0 is the root and its own head."""
    scores = arcs.astype(np.float64)
    np.fill_diagonal(scores, NEVER)
    scores[0] = NEVER
    heads = _greedy(scores)
    if np.count_nonzero(heads[1:] == 0) == 1 and _is_tree(heads):
        return heads
    root = int(scores[1:, 0].argmax()) + 1
    scores[:, 0] = NEVER / 10
    scores[root, 0] = -NEVER / 1000
    heads = _greedy(scores)
    return heads if _is_tree(heads) else _spanning_tree(scores, 0)


def _greedy(scores: Scores) -> Heads:
    heads: Heads = scores.argmax(1)
    heads[0] = 0
    return heads


def _is_tree(heads: Heads) -> bool:
    """Tell whether every word reaches the root: following heads as often as there are words must end there."""
    reached, steps = heads, 1
    while steps < len(heads):
        reached = reached[reached]
        steps *= 2
    return not bool(reached.any())


def _find_cycle(heads: Heads, root: int) -> list[int]:
    seen = [0] * len(heads)
    for start in range(len(heads)):
        path, node = [], start
        while node != root and seen[node] == 0:
            seen[node] = start + 1
            path.append(node)
            node = int(heads[node])
        if node != root and node in path:
            return path[path.index(node) :]
    return []


def _spanning_tree(scores: Scores, root: int) -> Heads:
    """Return the heads of the best tree (Chu-Liu/Edmonds): a cycle becomes one node, the smaller graph is solved, the cycle reopened."""
    heads: Heads = scores.argmax(1)
    heads[root] = root
    cycle = _find_cycle(heads, root)
    if not cycle:
        return heads
    members = np.array(cycle)
    rest = np.setdiff1d(np.arange(len(heads)), members)
    size = len(rest)
    into = scores[np.ix_(members, rest)] - scores[members, heads[members]][:, None]
    out = scores[np.ix_(rest, members)]
    smaller = np.full((size + 1, size + 1), NEVER)
    smaller[:size, :size] = scores[np.ix_(rest, rest)]
    smaller[:size, size] = out.max(1)
    smaller[size, :size] = into.max(0)
    found = _spanning_tree(smaller, int(np.flatnonzero(rest == root)[0]))
    result = heads.copy()
    for place, node in enumerate(rest.tolist()):
        if node != root:
            result[node] = members[out[place].argmax()] if found[place] == size else rest[found[place]]
    source = int(found[size])
    result[members[into[:, source].argmax()]] = rest[source]
    return result
