"""Edges as the ledger keeps them: what was decided or suggested about two records, and what of it still stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import canonical, digest
from dateline.ledger.schema import metadata
from dateline.records.happenings import Edge

TABLES = metadata.tables
Row = dict[str, object]
KINDS = {"incident": "incident", "entity": "entity", "place": "place", "tally": "tally", "scheduled": "scheduled"}
CHUNK = 500  # ids in one question; SQLite takes 999 values at least


def is_standing(as_of: str | None) -> ColumnElement[bool]:
    """Return the condition under which an edge holds: no later row supersedes it; with a moment given, none had by then."""
    edge, later = TABLES["edge"].c, TABLES["edge"].alias("later").c
    known = [later.decided_at <= as_of] if as_of is not None else []
    standing = ~select(1).where(later.supersedes == edge.id, *known).exists()
    return and_(standing, edge.decided_at <= as_of) if as_of is not None else standing


def load_edges(connection: Connection, as_of: str | None, *conditions: ColumnElement[bool]) -> list[Edge]:
    """Return the live edges that fulfil the conditions, by pair and time; what was withdrawn is none of them."""
    edge = TABLES["edge"].c
    wanted = select(TABLES["edge"]).where(is_standing(as_of), edge.judgement != "withdrawn", *conditions)
    return [edge_of(row._mapping) for row in connection.execute(wanted.order_by(edge.left, edge.right, edge.decided_at, edge.id))]  # type: ignore[arg-type] # noqa: SLF001 the documented way to a row's columns


def is_about(about: str) -> ColumnElement[bool]:
    """Return the condition that an edge joins or parts records of one kind."""
    return TABLES["edge"].c.about == about


def touches(records: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that an edge has one of a few records at an end."""
    edge, wanted = TABLES["edge"].c, sorted(records)
    return or_(edge.left.in_(wanted), edge.right.in_(wanted))


def edge_of(row: Row) -> Edge:
    """Return an edge from its row; a score comes back as a fraction."""
    score = row["score"]
    return Edge(
        id=str(row["id"]),
        left=str(row["left"]),
        right=str(row["right"]),
        about=row["about"],  # type: ignore[arg-type] # a CHECK of the table says which words stand here
        judgement=row["judgement"],  # type: ignore[arg-type]
        score=None if score is None else int(str(score)) / 1000,
        reasons=tuple(json.loads(str(row["reasons_json"]))),
        reason=str(row["reason"]),
        decided_by=str(row["decided_by"]),
        decided_at=str(row["decided_at"]),
        rule=row["rule"],  # type: ignore[arg-type]
        evidence=row["evidence_span"],  # type: ignore[arg-type]
    )


def edge_row(pair: tuple[str, str], about: str, judgement: str, by: str, at: str, **said: object) -> Row:
    """Return a row with its id, the digest of everything it says."""
    left, right = sorted(pair)
    blank = {"score": None, "rule": None, "reasons_json": "[]", "reason": "", "evidence_span": None, "supersedes": None}
    row: Row = {"left": left, "right": right, "about": about, "judgement": judgement, **blank, **said, "decided_by": by, "decided_at": at}
    return {"id": edge_id(row), **row}


def edge_id(row: Row) -> str:
    """Return the id of an edge's row."""
    return digest([[name, row[name]] for name in sorted(set(row) - {"id"})])  # type: ignore[list-item] # flat rows of words and whole numbers


def reasons_json(reasons: Iterable[str]) -> str:
    """Return reasons as they are kept."""
    return canonical(list(reasons))


def chunks(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield names, each once and in order, a few hundred at a time."""
    ordered = sorted(set(names))
    for start in range(0, len(ordered), CHUNK):
        yield ordered[start : start + CHUNK]


def refuse_unknown(connection: Connection, names: Iterable[str], about: str) -> None:
    """Raise where an id is not that of a record of the kind (or of a report) that the ledger keeps."""
    table = TABLES["document"].c if about == "document" else TABLES["record"].c
    for some in chunks(names):
        kind = [] if about == "document" else [TABLES["record"].c.kind == KINDS[about]]
        known = set(connection.execute(select(table.id).where(table.id.in_(some), *kind)).scalars())
        for name in some:
            if name not in known:
                listed = (
                    "show INCIDENT" if about in {"entity", "place"} else {"tally": "tallies", "scheduled": "due"}.get(about, f"{about}s")
                )
                raise LedgerError(f"no {about} has the id {name}: `dateline {listed}` lists those there are")
