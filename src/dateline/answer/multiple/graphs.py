"""Decomposable graphs over lists: their cliques, and the separators between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.answer.multiple.models import pairs


@dataclass(frozen=True, slots=True)
class Graph:
    """Which lists depend on which: cliques and separators as bits of lists, each as often as it occurs."""

    edges: tuple[int, ...]
    cliques: tuple[int, ...]
    separators: tuple[int, ...]


@cache
def decomposable(lists: int) -> tuple[Graph, ...]:
    """Return every decomposable graph: 8 for three lists, 61 for four, 822 for five."""
    return tuple(_iter(lists))


def _iter(lists: int) -> Iterator[Graph]:
    possible = pairs(lists)
    for chosen in range(2 ** len(possible)):
        edges = tuple(edge for each, edge in enumerate(possible) if chosen >> each & 1)
        graph = _graph(edges, lists)
        if graph is not None:
            yield graph


def _graph(edges: tuple[int, ...], lists: int) -> Graph | None:
    """Walk the lists, always to the one with most neighbours behind; if these are ever not all joined, the graph is no chordal one."""
    near = [_joined(edges, each) for each in range(lists)]
    done = 0
    cliques: list[int] = []
    separators: list[int] = []
    while done != 2**lists - 1:
        nearest = max((each for each in range(lists) if not done >> each & 1), key=lambda each: ((near[each] & done).bit_count(), -each))
        behind = near[nearest] & done
        if not all(behind & ~(1 << each) & ~near[each] == 0 for each in range(lists) if behind >> each & 1):
            return None
        clique = behind | 1 << nearest
        inner = next((index for index, other in enumerate(cliques) if other & clique == other), None)
        if inner is None:
            if cliques:
                separators.append(behind)
            cliques.append(clique)
        else:
            cliques[inner] = clique
        done |= 1 << nearest
    return Graph(edges, tuple(sorted(cliques)), tuple(sorted(separators)))


def _joined(edges: tuple[int, ...], each: int) -> int:
    near = 0
    for edge in edges:
        if edge >> each & 1:
            near |= edge & ~(1 << each)
    return near
