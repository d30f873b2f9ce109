"""Which of the pairs that may be are taken: each incident and each row once, as close as can be in sum."""

from __future__ import annotations

from collections import defaultdict

from dateline.answer.beside.pairs import Pair, key

LARGEST = 400  # pairs in one group of rows and incidents that may meet; beyond it the closest pair is taken first


def best(candidates: list[Pair]) -> list[Pair]:
    """Return pairs in which everything stands once, of the greatest closeness in sum."""
    return [pair for group in _groups(candidates) for pair in (_assigned(group) if len(group) <= LARGEST else _greedy(group))]


def _groups(candidates: list[Pair]) -> list[list[Pair]]:
    """Return the candidates in groups that share no row and no incident."""
    root: dict[object, object] = {}

    def find(one: object) -> object:
        root.setdefault(one, one)
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for pair in candidates:
        root[find(pair.incident.id)] = find(key(pair.foreign))
    groups: dict[object, list[Pair]] = defaultdict(list)
    for pair in candidates:
        groups[find(pair.incident.id)].append(pair)
    return list(groups.values())


def _assigned(group: list[Pair]) -> list[Pair]:
    import numpy as np  # noqa: PLC0415 only a comparison needs it
    from scipy.optimize import linear_sum_assignment  # noqa: PLC0415

    rows = {name: number for number, name in enumerate(sorted({pair.incident.id for pair in group}))}
    columns = {key: number for number, key in enumerate(sorted({key(pair.foreign) for pair in group}))}
    closeness = np.zeros((len(rows), len(columns)))
    for pair in group:
        closeness[rows[pair.incident.id], columns[key(pair.foreign)]] = pair.closeness
    chosen = set(zip(*(each.tolist() for each in linear_sum_assignment(closeness, maximize=True)), strict=True))
    return [pair for pair in group if (rows[pair.incident.id], columns[key(pair.foreign)]) in chosen]


def _greedy(group: list[Pair]) -> list[Pair]:
    taken: set[object] = set()
    found = []
    for pair in sorted(group, key=lambda pair: (-pair.closeness, pair.incident.id, key(pair.foreign))):
        ends = {pair.incident.id, key(pair.foreign)}
        if not ends & taken:
            taken |= ends
            found.append(pair)
    return found
