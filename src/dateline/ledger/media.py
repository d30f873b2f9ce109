"""Where a ledger is kept: in a file of SQLite's, or in a database of a PostgreSQL server; all that differs is asked for here."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path

from sqlalchemy import Connection, Engine

from dateline.ledger import engine, migrate, seal
from dateline.ledger.postgres import making, opening, words
from dateline.ledger.postgres.address import is_on_server
from dateline.ledger.postgres.address import shown as shown  # noqa: PLC0414 whoever prints a ledger's name finds it here


def open_for_writing(ledger: str) -> Engine:
    """Return an engine over a ledger, made when it is missing; one transaction writes at a time."""
    return opening.open_for_writing(ledger) if is_on_server(ledger) else engine.open_for_writing(ledger)


def open_for_reading(ledger: str) -> Engine:
    """Return an engine that only reads an existing ledger."""
    return opening.open_for_reading(ledger) if is_on_server(ledger) else engine.open_for_reading(ledger)


def plain_errors(ledger: str) -> AbstractContextManager[None]:
    """Turn what the database says into what a person can act on."""
    return words.plain_errors(ledger) if is_on_server(ledger) else engine.plain_errors(ledger)


def is_there(ledger: str) -> bool:
    """Tell whether there is a ledger, or at least a file that may be one."""
    return opening.is_there(ledger) if is_on_server(ledger) else Path(ledger).is_file()


def version_of(connection: Connection) -> int:
    """Return the version of an open ledger's schema."""
    return (making.version_of(connection) or 0) if connection.dialect.name == "postgresql" else migrate.version_of(connection)


def bring_up(connection: Connection, ledger: str) -> None:
    """Give a ledger the tables, triggers and views of this version, within the transaction of the caller; rows stay as they are."""
    if connection.dialect.name == "postgresql":
        making.bring_up(connection)
    else:
        migrate.bring_up(connection, ledger)


def close(ledger: str) -> None:
    """Leave a ledger that was written to: a file is sealed, unless somebody else has it open; a server looks after its own."""
    if not is_on_server(ledger) and not seal.is_sealed(ledger):
        seal.seal_file(ledger)
