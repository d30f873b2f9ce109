"""What people entered into a record of one version, as corrections of a record of another version of the same report."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json
from dateline.ledger.carry import find_exactly
from dateline.ledger.counterparts import ID, PLACED
from dateline.ledger.instead import entered
from dateline.ledger.live import in_records, load
from dateline.ledger.named import Named
from dateline.ledger.schema import metadata
from dateline.ledger.texts import stored_text
from dateline.records.texts import Span

TABLES = metadata.tables


def corrections(connection: Connection, earlier: Named, later: Named) -> Iterator[tuple[str, Json, Span]]:
    """Yield the values of the later record that people's take the place of: which, the value, and its words there.

    Those are the same words where they stand once in the later version, else the words that the later value stands on.
    """
    if earlier.kind != later.kind or earlier.id == later.id:
        raise LedgerError(f"{earlier} is no {later.kind} of another version: choose another record")
    known = load(connection, None, in_records([later.id])).get(later.id)
    if known is None:
        raise LedgerError(f"{later} says nothing any more: choose another record")
    _refuse_stranger(connection, earlier, known.document)
    text = stored_text(connection, known.document)
    for property_, value, words in entered(connection, earlier.id):
        stands = known.said(property_)
        if stands is None or property_ in PLACED or ID.search(json.dumps(value)):
            raise LedgerError(f"{property_} of {later} cannot be set to what was entered earlier: open that record and correct it there")
        if stands.value != value:
            yield stands.id, value, find_exactly(words, text) or stands.span


def _refuse_stranger(connection: Connection, earlier: Named, document: str) -> None:
    """Raise unless a report is a later version in which the record was not found."""
    kept = TABLES["carried"].c
    lost = select(1).where(kept.old == earlier.id, kept.later == document, kept.target_table == "record", kept.outcome == "orphaned")
    if connection.execute(lost).first() is None:
        raise LedgerError(f"{earlier} was not lost in that report: only a record of a later version that lacks it can take its place")
