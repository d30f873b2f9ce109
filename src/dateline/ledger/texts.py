"""Reports as the ledger keeps them: their names, their sentences, and the words of a record in them."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json
from dateline.ledger.gate import quote
from dateline.ledger.live import Known, Statement, in_records, load
from dateline.ledger.schema import metadata
from dateline.ledger.shown import DocumentRow, Shown, StatedOf
from dateline.records.texts import Span

if TYPE_CHECKING:
    from dateline.ledger.ask import Names

TABLES = metadata.tables
SHORTEST_PREFIX = 6
CANDIDATES = 5
ID_LENGTH = 64
Appearance = dict[str, object]


class Texts:
    """The reports of a ledger, each text loaded when a quotation is first taken from it."""

    def __init__(self, connection: Connection, only: str | None = None) -> None:
        """Load the names of all reports, or of one only."""
        self._connection = connection
        self._texts: dict[str, str] = {}
        self.appearances: dict[str, list[Appearance]] = defaultdict(list)
        appearance, capture, log = TABLES["appearance"], TABLES["capture"].c, TABLES["coverage"].c
        joined = appearance.join(TABLES["capture"], capture.id == appearance.c.capture)
        columns = (*appearance.c, func.coalesce(capture.url_final, capture.url_requested).label("url"), capture.retrieved_at)
        wanted = select(*columns).select_from(joined).order_by(capture.retrieved_at, appearance.c.name, appearance.c.id)
        for row in connection.execute(wanted if only is None else wanted.where(appearance.c.document == only)):
            self.appearances[row.document].append(dict(row._mapping))  # noqa: SLF001 the documented way to a row's columns
        turns = select(log.document, log.seq).order_by(log.seq.desc())
        turns = turns if only is None else turns.where(log.document == only)
        self._order = {row.document: row.seq for row in connection.execute(turns)}
        self.appearances = dict(sorted(self.appearances.items(), key=lambda each: self.order(each[0])))

    def order(self, document: str) -> tuple[int, str]:
        """Return where a report stands in the order in which the ledger learned of them."""
        return self._order.get(document, 0), document

    def names(self, document: str) -> tuple[str, ...]:
        """Return every name under which a report came."""
        return tuple(dict.fromkeys(str(each["name"]) for each in self.appearances.get(document, [])))

    def is_known(self, document: str, as_of: str | None) -> bool:
        """Tell whether the ledger had the report at a moment."""
        return as_of is None or any(str(each["retrieved_at"]) <= as_of for each in self.appearances[document])

    def text(self, document: str) -> str:
        """Return the stored text of a report."""
        if document not in self._texts:
            self._texts[document] = stored_text(self._connection, document)
        return self._texts[document]

    def forget(self) -> None:
        """Let go of the texts that were loaded: nobody asks for their reports any more."""
        self._texts.clear()

    def quote(self, document: str, span: Span, exact: str) -> str:
        """Return the words of a span, through the gate."""
        return quote(self.text(document), span, exact)

    def sentences(self, document: str) -> list[Span]:
        """Return the sentences of a report as its last reading saw them."""
        return stored_sentences(self._connection, document)

    def around(self, document: str, span: Span) -> Span:
        """Return the sentence, or the run of sentences, that holds a span; where no sentence does, the span itself."""
        meeting = [each for each in self.sentences(document) if each.meets(span)]
        return Span(min(span.start, meeting[0].start), max(span.end, meeting[-1].end)) if meeting else span

    def row(self, document: str, length: int, records: dict[str, int]) -> DocumentRow:
        """Return a report for a list, with how long it is and what it gave; what its pages say comes from the earliest that says it."""
        pages = sorted(self.appearances[document], key=lambda each: str(each["published_start"] or "9999"))

        def first(column: str) -> str | None:
            return next((str(page[column]) for page in pages if page[column] is not None), None)

        return DocumentRow(
            id=document,
            names=self.names(document),
            title=first("title"),
            outlet=first("outlet"),
            byline=first("byline"),
            language=first("language"),
            published=first("published_start"),
            basis=str(pages[0]["published_basis"]),
            original_publisher=first("original_publisher"),
            urls=tuple(dict.fromkeys(str(page["url"]) for page in pages if page["url"])),
            note=first("note"),
            length=length,
            added_at=min(str(page["retrieved_at"]) for page in pages),
            records=records,
        )


def stored_text(connection: Connection, document: str) -> str:
    """Return the text of a report."""
    column = TABLES["document"].c
    return str(connection.execute(select(column.text).where(column.id == document)).scalar_one())


def stored_sentences(connection: Connection, document: str) -> list[Span]:
    """Return the sentences of a report as its last reading saw them."""
    column = TABLES["coverage"].c
    last = select(column.sentences_json).where(column.document == document).order_by(column.seq.desc()).limit(1)
    found: str | None = connection.execute(last).scalar()
    return [Span(start, end) for start, end in json.loads(found or "[]")]


def show_record(connection: Connection, wanted: str, as_of: str | None, names: Names) -> Shown:
    """Return a record with all its values and the sentence around them; `names` are those of its report."""
    known = load(connection, as_of, in_records([wanted]))
    if not known:
        raise LedgerError(f"everything that was said of {wanted[:SHORTEST_PREFIX]} has been withdrawn or superseded")
    record = next(iter(known.values()))
    texts = names.texts
    origins = _origins(connection, record)
    referred = load(connection, as_of, in_records(_pointed_to(record)))
    span = main_span(record)
    around = texts.around(record.document, span)
    return Shown(
        id=record.id,
        kind=record.kind,
        documents=texts.names(record.document),
        document=record.document,
        span=span,
        sentence=around.of(texts.text(record.document)),
        sentence_span=around,
        statements=tuple(_stated(each, texts, record.document, origins[each.id], referred) for each in record.statements),
        attributions=names.attributions(record),
        review=names.review(record.id),
    )


def main_span(record: Known) -> Span:
    """Return the words that carry a record: those on which most of its plain values stand, else its first words."""
    plain = [each.span for each in record.statements if each.original is None]
    return max(plain, key=plain.count) if plain else record.statements[0].span


def _stated(each: Statement, texts: Texts, document: str, origins: tuple[str, ...], referred: dict[str, Known]) -> StatedOf:
    words = texts.quote(document, each.span, each.exact)
    pointed = [referred[name] for name in _ids_in(each.value) if name in referred]
    named = ", ".join(known.text("name") or _words_of(known, texts) for known in pointed) or None
    return StatedOf(
        id=each.id,
        property=each.property,
        value=each.value,
        named=named,
        low=each.low,
        high=each.high,
        kind=each.kind,
        span=each.span,
        quote=words,
        origins=origins,
        recorded_at=each.recorded_at,
    )


def _words_of(known: Known, texts: Texts) -> str:
    span = main_span(known)
    return texts.quote(known.document, span, next(each.exact for each in known.statements if each.span == span))


def _pointed_to(record: Known) -> list[str]:
    return [name for each in record.statements for name in _ids_in(each.value)]


def _ids_in(value: Json) -> list[str]:
    if isinstance(value, str):
        return [value] if len(value) == ID_LENGTH else []
    if isinstance(value, dict | list):
        return [name for each in (value.values() if isinstance(value, dict) else value) for name in _ids_in(each)]
    return []


def _origins(connection: Connection, record: Known) -> dict[str, tuple[str, ...]]:
    column = TABLES["assertion"].c
    wanted = select(column.statement, column.origin).where(column.statement.in_([each.id for each in record.statements]))
    origins: dict[str, list[str]] = defaultdict(list)
    for statement, origin in connection.execute(wanted.order_by(column.at, column.origin)):
        origins[statement].append(origin)
    return defaultdict(tuple, {statement: tuple(dict.fromkeys(found)) for statement, found in origins.items()})


def named_record(connection: Connection, prefix: str) -> tuple[str, str]:
    """Return the id of the one record whose id begins with these characters, and its report."""
    wanted = prefix.strip().lower()
    if len(wanted) < SHORTEST_PREFIX:
        raise LedgerError(f"{prefix!r} is too short to name a record: give {SHORTEST_PREFIX} characters of its id or more")
    column = TABLES["record"].c
    found = connection.execute(
        select(column.id, column.kind, column.document).where(column.id >= wanted, column.id < wanted + "g").limit(CANDIDATES + 1)
    ).all()
    if not found:
        where = "`dateline incidents`, `tallies`, `claims` and `due` list ids, `dateline find WORDS --json` those of a sentence"
        raise LedgerError(f"no record's id begins with {prefix!r}: {where}")
    if len(found) > 1:
        listed = ", ".join(f"{row.id[: len(wanted) + 6]} ({row.kind})" for row in found[:CANDIDATES])
        raise LedgerError(f"{prefix!r} begins more than one id: {listed}{' and more' if len(found) > CANDIDATES else ''}")
    return str(found[0].id), str(found[0].document)
