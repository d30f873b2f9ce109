"""Live values by record and property, for questions that go over the whole ledger: only the columns that they need."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, select

from dateline.ledger.canonical import Json, from_number
from dateline.ledger.live import is_live
from dateline.ledger.schema import metadata

TABLES = metadata.tables
AT_ONCE = 500  # ids in one question, well under what SQLite takes


@dataclass(frozen=True, slots=True)
class Valued:
    """One live value: its statement, where its words begin, the words, and whether they are its own or those of its record."""

    statement: str
    value: Json
    start: int
    exact: str
    recorded_at: str
    own: bool
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Valueds:
    """A record with some of its live values, by property, in the order of their words."""

    id: str
    document: str
    values: dict[str, list[Valued]] = field(default_factory=dict)

    def said(self, property_: str) -> Valued | None:
        """Return the value of a property that has one, with its words."""
        found = self.values.get(property_)
        return found[0] if found else None

    def one(self, property_: str) -> Json:
        """Return the value of a property that has one; null where the report gives none."""
        said = self.said(property_)
        return None if said is None else said.value

    def many(self, property_: str) -> list[str]:
        """Return the values of a property that names other records."""
        return [each.value for each in self.values.get(property_, ()) if isinstance(each.value, str)]

    def text(self, property_: str, key: str | None = None) -> str | None:
        """Return a value, or one part of it, that is a word."""
        value = self.one(property_)
        part = value.get(key) if key and isinstance(value, dict) else value
        return part if isinstance(part, str) else None

    def number(self, property_: str, key: str) -> int | float | None:
        """Return one number of a value that has parts."""
        value = self.one(property_)
        return from_number(value.get(key)) if isinstance(value, dict) else None

    def flag(self, property_: str, key: str) -> bool:
        """Tell whether one part of a value is true."""
        value = self.one(property_)
        return isinstance(value, dict) and value.get(key) is True


def values_of_kind(
    connection: Connection, as_of: str | None, kind: str, properties: Collection[str], documents: Collection[str] | None = None
) -> dict[str, Valueds]:
    """Return every record of a kind, of these reports or of all, with its live values of these properties."""
    record = TABLES["record"].c
    among = () if documents is None else (record.document.in_(sorted(documents)),)
    wanted = select(record.id).where(record.kind == kind, *among)
    return _by_record(_rows(connection, as_of, properties, wanted))


def values_of_records(connection: Connection, as_of: str | None, ids: Collection[str], properties: Collection[str]) -> dict[str, Valueds]:
    """Return these records with their live values of these properties."""
    left = iter(sorted(ids))
    found: dict[str, Valueds] = {}
    while some := list(islice(left, AT_ONCE)):
        found |= _by_record(_rows(connection, as_of, properties, some))
    return found


def _rows(connection: Connection, as_of: str | None, properties: Collection[str], subjects: object) -> Iterator[Any]:
    statement, span = TABLES["statement"].c, TABLES["span"].c
    joined = TABLES["statement"].join(TABLES["span"], span.id == statement.span)
    columns = (statement.subject, statement.property, statement.id, statement.value_json, statement.recorded_at, statement.original)
    wanted = select(*columns, statement.claim, span.document, span.start, span.exact).select_from(joined)
    about = (statement.subject.in_(subjects), statement.property.in_(sorted(properties)))  # type: ignore[arg-type] # ids, or what finds them
    yield from connection.execute(wanted.where(*about, is_live(as_of)))


def _by_record(rows: Iterator[Any]) -> dict[str, Valueds]:
    found: dict[str, Valueds] = {}
    for subject, property_, statement, value, recorded_at, original, claim, document, start, exact in rows:
        record = found.get(subject)
        if record is None:
            record = found[subject] = Valueds(subject, document)
        valued = Valued(statement, _read(value), start, exact, recorded_at, original is not None, claim)
        record.values.setdefault(property_, []).append(valued)
    for record in found.values():
        for listed in record.values.values():
            listed.sort(key=lambda each: (each.start, each.statement))
    return found


def _read(written: str) -> Json:
    """Return a value from its canonical JSON; plain words, most of all values, need no parser."""
    if written[0] == '"' and "\\" not in written:
        return written[1:-1]
    value: Json = json.loads(written)
    return value
