"""Pairs into groups: the two groups whose pairs weigh most join first, and never two happenings of one report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import heapify, heappop, heappush

Pair = tuple[int, int]
Between = tuple[int, int, int, Pair]  # sum of weights, number of compared pairs, the best weight and its pair


@dataclass(slots=True)
class _Groups:
    """Groups under way, each known by its smallest row."""

    documents: dict[int, set[int]]
    sizes: dict[int, int]
    beside: dict[int, dict[int, Between]]
    missing: int
    least: int
    best: float
    turn: dict[int, int] = field(default_factory=dict)
    heap: list[tuple[float, int, int, int, int]] = field(default_factory=list)

    def bond(self, one: int, other: int) -> float:
        """Return the mean weight of all pairs between two groups, drawn towards that of their best pair.

        A report that gives no day and no place, or a wrong one, speaks against every other: the mean alone would let it keep apart
        what two good reports show to be one, and the best pair alone would chain the attacks of one town.
        """
        total, compared, highest, _ = self.beside[one][other]
        pairs = self.sizes[one] * self.sizes[other]
        return (1 - self.best) * (total + (pairs - compared) * self.missing) / pairs + self.best * highest

    def offer(self, one: int, other: int) -> None:
        one, other = min(one, other), max(one, other)
        bond = self.bond(one, other)
        if bond >= self.least and self.documents[one].isdisjoint(self.documents[other]):
            heappush(self.heap, (-bond, one, other, self.turn.get(one, 0), self.turn.get(other, 0)))

    def is_stale(self, one: int, other: int, turns: Pair) -> bool:
        return one not in self.sizes or other not in self.sizes or turns != (self.turn.get(one, 0), self.turn.get(other, 0))

    def join(self, one: int, other: int) -> Pair:
        """Join two groups under the smaller row and return the pair that speaks most for it."""
        best = self.beside[one].pop(other)[3]
        gone = self.beside.pop(other)
        del gone[one]
        for third, between in gone.items():
            del self.beside[third][other]
            both = _sum(between, self.beside[one].get(third))
            self.beside[one][third] = self.beside[third][one] = both
        self.documents[one] |= self.documents.pop(other)
        self.sizes[one] += self.sizes.pop(other)
        self.turn[one] = self.turn.get(one, 0) + 1
        for third in self.beside[one]:
            self.offer(one, third)
        return best


def join(pairs: Sequence[tuple[int, int, int]], documents: Sequence[int], missing: int, least: int, best: float) -> list[Pair]:
    """Return the pairs (left, right) whose connected components are the groups; `pairs` are (left, right, weight).

    Groups join while their bond is at least `least`: the mean weight of all pairs between them, uncompared pairs counting as
    `missing`, with `best` as the share of the best pair. A pair of groups that hold happenings of one report never joins.
    """
    rows = {row for left, right, _ in pairs for row in (left, right)}
    groups = _Groups({row: {documents[row]} for row in rows}, dict.fromkeys(rows, 1), {row: {} for row in rows}, missing, least, best)
    for left, right, weight in pairs:
        groups.beside[left][right] = groups.beside[right][left] = (weight, 1, weight, (left, right))
        if weight >= least and documents[left] != documents[right]:
            groups.heap.append((-float(weight), left, right, 0, 0))
    heapify(groups.heap)
    joined = []
    while groups.heap:
        _, one, other, *turns = heappop(groups.heap)
        if not groups.is_stale(one, other, (turns[0], turns[1])):
            joined.append(groups.join(one, other))
    return joined


def _sum(one: Between, other: Between | None) -> Between:
    if other is None:
        return one
    best = min((-one[2], one[3]), (-other[2], other[3]))
    return one[0] + other[0], one[1] + other[1], -best[0], best[1]
