"""The words of a record in a later version of its report: found exactly and once, or orphaned; never by likeness."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.ledger.live import in_records, load
from dateline.ledger.named import resolve
from dateline.ledger.schema import metadata
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Carried:
    """A value of a record and where its words stand in the other text; null where they are orphaned."""

    statement: str
    property: str
    quote: str
    span: Span | None


def find_exactly(words: str, text: str) -> Span | None:
    """Return where words stand in a text, if they stand there once, character for character."""
    start = text.find(words)
    if not words or start < 0 or text.find(words, start + 1) >= 0:
        return None
    return Span(start, start + len(words))


def carry_over(connection: Connection, record: str, document: str, as_of: str | None) -> list[Carried]:
    """Return the live values of a record with the place of their words in another report, most often a later version of its own."""
    named, other = resolve(connection, record, ("record",)), resolve(connection, document, ("document",))
    text = str(connection.execute(select(TABLES["document"].c.text).where(TABLES["document"].c.id == other.id)).scalar_one())
    known = load(connection, as_of, in_records([named.id]))
    statements = [each for record_ in known.values() for each in record_.statements]
    return [Carried(each.id, each.property, each.exact, find_exactly(each.exact, text)) for each in statements]
