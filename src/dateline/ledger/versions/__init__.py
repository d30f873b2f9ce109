"""What a ledger's file looks like in each version of its schema: this one as the tables say, earlier ones as they were made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from importlib import resources

from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from dateline.ledger.canonical import sha256
from dateline.ledger.currents import iter_views
from dateline.ledger.schema import VERSION, metadata
from dateline.ledger.triggers import iter_triggers

MASTER = "SELECT type, name, tbl_name, sql FROM sqlite_master"
KNOWN = range(1, VERSION + 1)
Rows = Callable[[str], list[tuple[object, ...]]]


@dataclass(frozen=True, slots=True)
class Shape:
    """The parts of a file (tables, indexes, triggers, views) by kind and name, and the columns and keys of its tables."""

    parts: dict[tuple[str, str], tuple[str, str | None]]
    columns: dict[str, tuple[str, ...]]
    keys: dict[str, tuple[str, ...]]


@cache
def shape_of(version: int) -> Shape:
    """Return the shape of a version's files; of an unknown version, that of this one."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        if version in KNOWN and version != VERSION:
            connection.executescript(resources.files(__name__).joinpath(f"{version}.sql").read_text(encoding="utf-8"))
        else:
            _make(connection)
        return Shape(parts_of(lambda question: connection.execute(question).fetchall()), *_tables(connection))


def parts_of(rows: Rows) -> dict[tuple[str, str], tuple[str, str | None]]:
    """Return the parts that a file has, each with its table and the SQL that made it."""
    return {(str(kind), str(name)): (str(table), None if sql is None else str(sql)) for kind, name, table, sql in rows(MASTER)}


def schema_digest() -> str:
    """Return the digest of this version's schema, as the log names it where a ledger was brought up to it."""
    return sha256("".join(f"{kind} {name} {sql}" for (kind, name), (_, sql) in sorted(shape_of(VERSION).parts.items())).encode())


def changed_tables(version: int) -> list[str]:
    """Return the tables that this version has and an earlier one lacks or has otherwise, those that others point to first."""
    before, now = shape_of(version).parts, shape_of(VERSION).parts
    return [each.name for each in metadata.sorted_tables if before.get(("table", each.name)) != now["table", each.name]]


def _make(connection: sqlite3.Connection) -> None:
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    with engine.begin() as making:
        metadata.create_all(making)
        for statement in (*iter_triggers(), *iter_views()):
            making.exec_driver_sql(statement)


def _tables(connection: sqlite3.Connection) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    columns: dict[str, tuple[str, ...]] = {}
    keys: dict[str, tuple[str, ...]] = {}
    names = [str(name) for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
    for name in names:
        found = connection.execute(f"PRAGMA table_info({name})").fetchall()
        columns[name] = tuple(str(row[1]) for row in found)
        keys[name] = tuple(str(row[1]) for row in sorted(found, key=lambda row: row[5]) if row[5])
    return columns, keys
