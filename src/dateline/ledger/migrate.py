"""A ledger of an earlier schema: read as it is, and brought to this version by the first who writes."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection

from dateline.errors import LedgerError
from dateline.ledger.schema import VERSION
from dateline.ledger.versions import KNOWN, changed_tables, parts_of, shape_of

ORDER = ("table", "index", "view", "trigger")


def stand_in(connection: sqlite3.Connection) -> None:
    """Put empty tables beside a ledger of an earlier version, for this connection alone, where it has none of that kind yet."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version not in KNOWN or version == VERSION:
        return
    connection.execute("PRAGMA temp_store = MEMORY")
    for name in changed_tables(version):
        sql = str(shape_of(VERSION).parts["table", name][1])
        connection.execute(sql.replace("CREATE TABLE", "CREATE TEMP TABLE", 1))


def version_of(connection: Connection) -> int:
    """Return the version of a ledger's schema."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def bring_up(connection: Connection, path: str) -> None:
    """Give a ledger the tables, triggers and views of this version, within the transaction of the caller; rows stay as they are."""
    for name in changed_tables(version_of(connection)):
        if connection.exec_driver_sql(f"SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '{name}'").first() is not None:  # noqa: S608 one of our names
            _drop(connection, name, path)
    right = shape_of(VERSION).parts
    for (kind, name), made in parts_of(lambda question: [tuple(row) for row in connection.exec_driver_sql(question)]).items():
        if kind in {"view", "trigger"} and right.get((kind, name)) != made:
            connection.exec_driver_sql(f"DROP {kind} {name}")
    present = parts_of(lambda question: [tuple(row) for row in connection.exec_driver_sql(question)])
    missing = [(ORDER.index(kind), sql) for (kind, name), (_, sql) in right.items() if (kind, name) not in present and sql is not None]
    for _, sql in sorted(missing, key=lambda each: each[0]):
        connection.exec_driver_sql(sql)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _drop(connection: Connection, name: str, path: str) -> None:
    if connection.exec_driver_sql(f"SELECT 1 FROM {name}").first() is not None:  # noqa: S608 one of our names
        raise LedgerError(f"{path}: the table {name} holds rows that no Dateline of its version wrote: see `dateline verify`")
    connection.exec_driver_sql(f"DROP TABLE {name}")
