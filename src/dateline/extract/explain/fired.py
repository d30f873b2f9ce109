"""The rows that fired: of the codebook, of the patterns of times, of the tables of a rule, and of those that decide single fields."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.codebook import Codebook
from dateline.extract.events.triggers import Trigger
from dateline.extract.explain.lines import line_of
from dateline.extract.explain.parts import kind_of, values_of
from dateline.extract.explain.rows import Row, find_rows
from dateline.extract.explain.rules import fields, rule_of
from dateline.extract.explain.stood import Word, trigger_of
from dateline.extract.explain.tables import Table, shipped
from dateline.extract.found import Found
from dateline.records.claims import Event, Incident, Record, Time


def find_fired(record: Record, words: list[Word], found: Found, codebook: Codebook, book: Table) -> Iterator[Row]:
    """Yield the rows of tables that made a record, each once; `words` are those that may hold one."""
    values = values_of(record)
    rows = [
        *_codebook_rows(record, found, codebook, book),
        *_pattern_rows(record),
        *find_rows(rule_of(record.rule).rows, "rule", words, values, book),
        *_field_rows(record, words, values, book),
    ]
    yield from dict.fromkeys(rows)


def _codebook_rows(record: Record, found: Found, codebook: Codebook, book: Table) -> Iterator[Row]:
    """Yield the codebook's rows that brought an event, or the events of an incident."""
    events = [event for event in found.events if event.id in record.events] if isinstance(record, Incident) else [record]
    for event in events:
        trigger = trigger_of(event, found, codebook) if isinstance(event, Event) else None
        if trigger is not None:
            yield from _predicate_rows(trigger, book)


def _predicate_rows(trigger: Trigger, book: Table) -> Iterator[Row]:
    lexeme, predicate = trigger.lexeme, trigger.lexeme.predicate
    word = " ".join((*lexeme.others, lexeme.head) if lexeme.kind == "noun" else (lexeme.head, *lexeme.others))
    named = "" if predicate.name == f"row{predicate.row}" else f" ({predicate.name})"
    line = line_of(book, ("predicates", predicate.row), word)
    yield Row("rule", book.name, line, f"[[predicates]] row {predicate.row}{named}", word, trigger.span)
    frame = line_of(book, ("frames", predicate.frame), "")
    yield Row("roles", book.name, frame, f"[frames.{predicate.frame}]", predicate.frame, trigger.span)


def _pattern_rows(record: Record) -> Iterator[Row]:
    """Yield the pattern that a time expression matched: its rule bears the pattern's name."""
    table, name = shipped("times.toml"), record.rule.partition("@")[0].partition(".")[2]
    for number, row in enumerate(table.rows["rule"] if isinstance(record, Time) else (), 1):
        if row["name"] == name:
            yield Row("rule", table.name, line_of(table, ("rule", number), name), f"[[rule]] row {number}", name, record.span)


def _field_rows(record: Record, words: list[Word], values: dict[str, str], book: Table) -> Iterator[Row]:
    kind = kind_of(record)
    for name, places in fields().items():
        of, _, named = name.partition(".")
        field, _, only = named.partition("=")
        value = values.get(field, "")
        plain = field == "number" and values.get("comparator") == "exactly"
        if of == kind and only in ("", value) and not plain:
            yield from list(find_rows(places, field, words, {**values, "value": value}, book))[:1]
