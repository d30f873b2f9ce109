"""The head of a ledger's log as it stands now."""

from __future__ import annotations

from sqlalchemy import Connection, select

from dateline.ledger.chain import Head
from dateline.ledger.schema import metadata


def last_entry(connection: Connection) -> Head:
    """Return the head of the log."""
    log = metadata.tables["log"]
    row = connection.execute(select(log.c.seq, log.c.hash).order_by(log.c.seq.desc()).limit(1)).first()
    return Head() if row is None else Head(row.seq, row.hash)
