"""Ids as people type them: the few characters that begin one id, and what that id names."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.schema import metadata

TABLES = metadata.tables
SHORTEST = 6
CANDIDATES = 5
SHORT = 8  # characters of an id in a message: enough to name it to any command
EVERYTHING = ("record", "statement", "edge", "document")
LISTED = "`dateline incidents`, `documents`, `tallies` and `due` list ids, `dateline show ID --json` those of its values"


@dataclass(frozen=True, slots=True)
class Named:
    """What an id names: the table, the whole id, and its kind (incident, entity, …; statement, edge and document are their own)."""

    table: str
    id: str
    kind: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id[:SHORT]}"


def resolve(connection: Connection, prefix: str, tables: tuple[str, ...] = EVERYTHING) -> Named:
    """Return the one thing whose id begins with these characters; where there is none, or more than one, say so."""
    wanted = prefix.strip().lower()
    if len(wanted) < SHORTEST:
        raise LedgerError(f"{prefix!r} is too short to name anything: give {SHORTEST} characters of an id or more")
    found = [each for table in tables for each in _beginning(connection, table, wanted)]
    if not found:
        raise LedgerError(f"no {_either(tables)} has an id that begins with {prefix!r}: {LISTED}")
    if len(found) > 1:
        listed = ", ".join(f"{each.id[: len(wanted) + 6]} ({each.kind})" for each in found[:CANDIDATES])
        raise LedgerError(f"{prefix!r} begins more than one id: {listed}{' and more' if len(found) > CANDIDATES else ''}")
    return found[0]


def _beginning(connection: Connection, table: str, wanted: str) -> list[Named]:
    column = TABLES[table].c
    kind = [column.kind] if table == "record" else []
    # a range of the key, which is its order on the disk; LIKE would read the whole table
    begins = select(column.id, *kind).where(column.id >= wanted, column.id < wanted + "g").order_by(column.id).limit(CANDIDATES + 1)
    return [Named(table, row[0], row[1] if kind else table) for row in connection.execute(begins)]


def _either(tables: tuple[str, ...]) -> str:
    return " or ".join(filter(None, [", ".join(tables[:-1]), tables[-1]]))
