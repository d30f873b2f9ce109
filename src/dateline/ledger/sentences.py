"""Sentences of reports as their last reading saw them: the records that stand in them, and their words as they are shown."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from dateline.ledger.happenings import load_printed
from dateline.ledger.schema import metadata
from dateline.ledger.shown import FoundRow
from dateline.ledger.texts import stored_sentences, stored_text
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a report with the ids of the records that stand in it, withdrawn ones among them."""

    document: str
    span: Span
    records: tuple[str, ...]


def load_sentences(connection: Connection, documents: Sequence[str]) -> dict[str, list[Sentence]]:
    """Return the sentences of reports in the order of the text."""
    record, statement, span = TABLES["record"], TABLES["statement"], TABLES["span"]
    joined = record.join(statement, statement.c.subject == record.c.id).join(span, span.c.id == statement.c.span)
    asked = select(record.c.document, record.c.id, span.c.start, span.c.end).select_from(joined).distinct()
    standing: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for document, subject, start, end in connection.execute(asked.where(record.c.document.in_(documents))):
        standing[document].append((subject, Span(start, end)))
    return {name: _with_records(name, stored_sentences(connection, name), standing[name]) for name in documents}


def _with_records(document: str, sentences: Sequence[Span], standing: Sequence[tuple[str, Span]]) -> list[Sentence]:
    found: list[set[str]] = [set() for _ in sentences]
    starts = [each.start for each in sentences]
    for record, span in standing:
        at = bisect_right(starts, span.start) - 1
        if at >= 0 and sentences[at].holds(span):
            found[at].add(record)
    return [Sentence(document, span, tuple(sorted(records))) for span, records in zip(sentences, found, strict=True)]


def found_rows(connection: Connection, sentences: Sequence[Sentence], as_of: str | None) -> list[FoundRow]:
    """Return sentences with their words and the names of their reports, in the order given."""
    wanted = sorted({each.document for each in sentences})
    names = {name: each.names for name, each in load_printed(connection, as_of, wanted).items()}
    texts = {name: stored_text(connection, name) for name in wanted}
    return [
        FoundRow(names.get(each.document, ()), each.document, each.span, each.span.of(texts[each.document]), each.records)
        for each in sentences
    ]
