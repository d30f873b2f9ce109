"""What may not go out: names of private persons, minors and victims, or a whole report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import digest
from dateline.ledger.named import Named, resolve
from dateline.ledger.schema import metadata

TABLES = metadata.tables
Row = dict[str, object]
CAN_BE = ("record", "statement", "document")


@dataclass(frozen=True, slots=True)
class Restriction:
    """What is restricted, why, by whom and since when; `kind` is that of the record, or statement or document."""

    target: str
    kind: str
    reason: str
    by: str
    at: str


def restriction_row(connection: Connection, target: Named, visibility: str, why: str, signed: tuple[str, str]) -> Row:
    """Return the row that restricts a thing, or opens it again; it takes the place of the last one about the same thing."""
    column = TABLES["restriction"].c
    last = connection.execute(select(TABLES["restriction"]).where(column.target == target.id, _is_last(None))).first()
    if (last.visibility if last is not None else "public") == visibility:
        raise LedgerError(f"{target} is {visibility} already")
    row: Row = {"target": target.id, "visibility": visibility, "reason": why, "by": signed[0], "at": signed[1]}
    row["supersedes"] = last.id if last is not None else None
    return {"id": restriction_id(row), **row}


def restriction_id(row: Row) -> str:
    """Return the id of a row, the digest of everything it says."""
    return digest([[name, row[name]] for name in sorted(set(row) - {"id"})])  # type: ignore[list-item] # flat rows of words


def load_restricted(connection: Connection, as_of: str | None) -> set[str]:
    """Return the ids of what is restricted: records, values and reports; with a report, everything that it holds."""
    column, record = TABLES["restriction"].c, TABLES["record"].c
    found = set(connection.execute(select(column.target).where(_is_last(as_of), column.visibility == "restricted")).scalars())
    if found:
        found |= set(connection.execute(select(record.id).where(record.document.in_(sorted(found)))).scalars())
    return found


def load_restrictions(connection: Connection) -> list[Restriction]:
    """Return what is restricted by itself now, the latest first; what a restricted report holds is not listed."""
    column = TABLES["restriction"].c
    wanted = select(TABLES["restriction"]).where(_is_last(None), column.visibility == "restricted").order_by(column.at.desc(), column.id)
    rows = connection.execute(wanted).all()
    return [Restriction(row.target, resolve(connection, row.target, CAN_BE).kind, row.reason, row.by, row.at) for row in rows]


def _is_last(as_of: str | None) -> ColumnElement[bool]:
    column, later = TABLES["restriction"].c, TABLES["restriction"].alias("later").c
    known: list[Any] = [later.at <= as_of] if as_of is not None else []
    last = ~select(1).where(later.supersedes == column.id, *known).exists()
    return last & (column.at <= as_of) if as_of is not None else last
