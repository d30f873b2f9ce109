"""A whole copy of a ledger, made while others may write to it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from dateline.errors import LedgerError
from dateline.ledger.engine import open_for_reading, plain_errors
from dateline.ledger.heads import last_entry
from dateline.ledger.postgres.address import is_on_server, shown
from dateline.ledger.seal import seal_file


def back_up(path: str, to: str) -> str:
    """Write the ledger as it stands into a new file, and return its head; never over a file that is there."""
    if is_on_server(path):
        raise LedgerError(
            f"a ledger on a server is backed up by the server's own tool: pg_dump --format=custom --file={to} '{shown(path)}'"
        )
    if Path(to).exists():
        raise LedgerError(f"{to} is there already: name a file that is not")
    engine = open_for_reading(path)
    try:
        with plain_errors(to):
            connection = engine.raw_connection()
            connection.cursor().execute("PRAGMA query_only=OFF")
            connection.cursor().execute("VACUUM INTO ?", (to,))
            _as_written(to)
        with plain_errors(to):
            copy = open_for_reading(to)
            with copy.begin() as reading:
                head = last_entry(reading).hash
            copy.dispose()
            seal_file(to)
    finally:
        engine.dispose()
    return head


def _as_written(path: str) -> None:
    """Give the copy the journal mode of a ledger, which VACUUM INTO does not carry over."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.close()
