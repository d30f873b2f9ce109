"""Decisions that cannot both hold: found along the paths of what people called the same, before the new one is written."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection

from dateline.errors import LedgerError
from dateline.ledger.edges import chunks, is_about, load_edges, touches
from dateline.ledger.schema import metadata
from dateline.records.happenings import Edge

TABLES = metadata.tables
SHORT = 8
SIGNS = {"same": "=", "different": "≠"}


class ContradictionError(LedgerError):
    """A decision that earlier ones forbid; `path` holds them in order, and one of them must be undone first."""

    kind = "contradiction"

    def __init__(self, message: str, path: tuple[Edge, ...]) -> None:
        super().__init__(message)
        self.path = path


class Cluster:
    """The records that people joined with one, each with the edge by which it was reached, on the shortest way."""

    def __init__(self, connection: Connection, start: str, about: str, without: str | None) -> None:
        """Walk from a record along live `same` edges, all but one of a given id."""
        self.start = start
        self.reached: dict[str, Edge | None] = {start: None}
        frontier = [start]
        while frontier:
            following: list[str] = []
            for edge in _touching(connection, frontier, about, "same", without):
                for here, there in ((edge.left, edge.right), (edge.right, edge.left)):
                    if here in self.reached and there not in self.reached:
                        self.reached[there] = edge
                        following.append(there)
            frontier = following

    def path_to(self, name: str) -> list[Edge]:
        """Return the edges from the start to a record of the cluster."""
        path: list[Edge] = []
        while (edge := self.reached[name]) is not None:
            path.append(edge)
            name = edge.left if edge.right == name else edge.right
        return path[::-1]


def refuse_same(connection: Connection, pair: tuple[str, str], about: str, without: str | None) -> None:
    """Raise where two records may not be joined: somebody has told a member of one cluster from a member of the other."""
    left, right = (Cluster(connection, name, about, without) for name in pair)
    for edge in _touching(connection, left.reached, about, "different", without):
        for here, there in ((edge.left, edge.right), (edge.right, edge.left)):
            if here in left.reached and there in right.reached:
                path = (*left.path_to(here), edge, *right.path_to(there)[::-1])
                raise ContradictionError(_in_words("same", pair, path), path)


def refuse_different(connection: Connection, pair: tuple[str, str], about: str, without: str | None) -> None:
    """Raise where two records may not be told apart: people's decisions have made them one."""
    cluster = Cluster(connection, pair[0], about, without)
    if pair[1] in cluster.reached:
        path = tuple(cluster.path_to(pair[1]))
        raise ContradictionError(_in_words("different", pair, path), path)


def steps(path: Iterable[Edge]) -> str:
    """Return a path in words: each pair with its sign, who decided it, when, and the edge to undo."""
    return ", ".join(
        f"{edge.left[:SHORT]} {SIGNS[edge.judgement]} {edge.right[:SHORT]} "
        f"({edge.decided_by.partition(':')[2]}, {edge.decided_at[:10]}, edge {edge.id[:SHORT]}: {edge.reason})"
        for edge in path
    )


def _in_words(judgement: str, pair: tuple[str, str], path: tuple[Edge, ...]) -> str:
    what = f"{pair[0][:SHORT]} {SIGNS[judgement]} {pair[1][:SHORT]}"
    return f"{what} contradicts what was decided: {steps(path)}; undo one of these first: `dateline judge undo EDGE --why TEXT --by NAME`"


def _touching(connection: Connection, records: Iterable[str], about: str, judgement: str, without: str | None) -> list[Edge]:
    found: dict[str, Edge] = {}
    for some in chunks(records):
        decided = TABLES["edge"].c.judgement == judgement
        for edge in load_edges(connection, None, is_about(about), decided, touches(some)):
            if edge.id != without:
                found[edge.id] = edge
    return sorted(found.values(), key=lambda each: (each.left, each.right, each.decided_at, each.id))
