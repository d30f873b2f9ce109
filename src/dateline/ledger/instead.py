"""What a later version or a later reading says in the place of something that people decided, for them to look at beside each other."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json
from dateline.ledger.counterparts import Unchanged
from dateline.ledger.live import Known, in_records, is_live, load, of_kinds
from dateline.ledger.said import load_told
from dateline.ledger.schema import metadata
from dateline.ledger.stated import MANY
from dateline.ledger.texts import main_span, stored_sentences, stored_text
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Place:
    """Where a later version says something in the place of lost words: between the sentences that stand in both, and its records there.

    `span` is empty where nothing took their place. `records` are those of the same kind, those that stand in the place first.
    """

    document: str
    span: Span
    records: tuple[str, ...]
    at: str
    reason: str


@dataclass(frozen=True, slots=True)
class Other:
    """A value that a later reading gave to what people had settled, and the values that stand instead of it."""

    id: str
    record: str
    document: str
    property: str
    value: Json
    span: Span
    at: str
    reason: str
    stands: tuple[str, ...]


def places(connection: Connection, record: str) -> list[Place]:
    """Return what each later version that lacks the words of a record says instead, the last version first."""
    kept, of = TABLES["carried"].c, TABLES["record"].c
    lost = kept.outcome == "orphaned", kept.target_table == "record", kept.old == record
    wanted = select(kept.earlier, kept.later, kept.at, kept.reason, of.kind).join(TABLES["record"], of.id == kept.old)
    found = []
    for row in connection.execute(wanted.where(*lost).order_by(kept.seq.desc())):
        span = _between(connection, record, row.earlier, row.later)
        later = load(connection, None, of_kinds(row.kind), of.document == row.later)
        found.append(Place(row.later, span, _nearest(later.values(), span), row.at, row.reason))
    return found


def other(connection: Connection, value: str) -> Other:
    """Return a value that was set aside when it was written, because people had settled what it is about; another id is an error."""
    statement, record, span, change = TABLES["statement"].c, TABLES["record"].c, TABLES["span"].c, TABLES["supersession"].c
    joined = TABLES["statement"].join(TABLES["record"], record.id == statement.subject).join(TABLES["span"], span.id == statement.span)
    joined = joined.join(TABLES["supersession"], (change.old == statement.id) & (change.at == statement.recorded_at))
    columns = (*statement, record.document, span.start, span.end, change.at, change.reason)
    row = connection.execute(select(*columns).select_from(joined).where(statement.id == value).order_by(change.seq)).first()
    if row is None:
        raise LedgerError(f"no value {value[:8]} was set aside: the queue names those that wait")
    live = select(statement.id).where(statement.subject == row.subject, statement.property == row.property, is_live(None))
    stands = () if row.property in MANY else tuple(connection.execute(live.order_by(statement.id)).scalars())
    place = Span(row.start, row.end)
    return Other(row.id, row.subject, row.document, row.property, json.loads(row.value_json), place, row.at, row.reason, stands)


def entered(connection: Connection, record: str) -> list[tuple[str, Json, str]]:
    """Return what people entered into a record and holds: property, value, and its words."""
    document = str(connection.execute(select(TABLES["record"].c.document).where(TABLES["record"].c.id == record)).scalar_one())
    told, text = load_told(connection, document).get(record), stored_text(connection, document)
    values = told.values if told is not None else []
    return [(each.property, each.value, each.span.of(text)) for each in values if each.live and each.people]


def _between(connection: Connection, record: str, earlier: str, later: str) -> Span:
    """Return what stands in the later text between the last sentence before the record and the first one after it that stand in both."""
    texts = stored_text(connection, earlier), stored_text(connection, later)
    known = load(connection, None, in_records([record])).get(record)
    span = main_span(known) if known is not None else Span(0, 0)
    sentences = stored_sentences(connection, earlier)
    unchanged = Unchanged(*texts, sentences)
    both = [(each, piece) for each in sentences if (piece := unchanged.piece(each)) is not None]
    start = max((piece.moved(each).end for each, piece in both if each.end <= span.start), default=0)
    end = min((piece.moved(each).start for each, piece in both if each.start >= span.end), default=len(texts[1]))
    return _stripped(Span(start, end), texts[1]) if start <= end else Span(0, len(texts[1]))


def _stripped(span: Span, text: str) -> Span:
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _nearest(known: Iterable[Known], span: Span) -> tuple[str, ...]:
    """Return records by how far from a place they stand, those that touch it first."""

    def away(each: Known) -> tuple[int, int, str]:
        words = main_span(each)
        return max(0, span.start - words.end, words.start - span.end), words.start, each.id

    return tuple(each.id for each in sorted(known, key=away))
