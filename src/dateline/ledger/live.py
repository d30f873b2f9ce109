"""What a ledger says now, or said on a past day: the statements that nothing has superseded, by record."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import ColumnElement, Connection, Select, and_, func, not_, or_, select

from dateline.ledger.canonical import Json, from_number
from dateline.ledger.schema import metadata
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Statement:
    """One value with the words that carry it."""

    id: str
    property: str
    value: Json
    low: int | None
    high: int | None
    kind: str | None
    original: str | None
    span: Span
    exact: str
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Known:
    """A record with its live statements, in the order of their words."""

    id: str
    kind: str
    document: str
    statements: list[Statement] = field(default_factory=list)

    def one(self, property_: str) -> Json:
        """Return the value of a property that has one; null where the report gives none."""
        return next((each.value for each in self.statements if each.property == property_), None)

    def many(self, property_: str) -> list[Json]:
        """Return the values of a property in the order of their words."""
        return [each.value for each in self.statements if each.property == property_]

    def part(self, property_: str, key: str) -> Json:
        """Return one part of a value that has parts."""
        value = self.one(property_)
        return value.get(key) if isinstance(value, dict) else None

    def number(self, property_: str, key: str) -> int | float | None:
        """Return one number of a value that has parts."""
        return from_number(self.part(property_, key))

    def text(self, property_: str, key: str | None = None) -> str | None:
        """Return a value, or one part of it, that is a word."""
        value = self.part(property_, key) if key else self.one(property_)
        return value if isinstance(value, str) else None

    def said(self, property_: str) -> Statement | None:
        """Return the statement of a property that has one."""
        return next((each for each in self.statements if each.property == property_), None)


def is_live(as_of: str | None) -> ColumnElement[bool]:
    """Return the condition under which a statement holds: nothing names it as old, or the last change names it as new.

    With a moment given, it is what the ledger believed then: later statements and later changes do not count.
    """
    statement, change = TABLES["statement"].c, TABLES["supersession"].c
    then = [change.at <= as_of] if as_of is not None else []
    last_old = select(func.max(change.seq)).where(change.old == statement.id, *then).scalar_subquery()
    last_new = select(func.max(change.seq)).where(change.new == statement.id, *then).scalar_subquery()
    unchanged = not_(select(1).where(change.old == statement.id, *then).exists())
    live = or_(unchanged, last_new > last_old)
    return and_(live, statement.recorded_at <= as_of) if as_of is not None else live


def load(connection: Connection, as_of: str | None, *conditions: ColumnElement[bool]) -> dict[str, Known]:
    """Return the records that fulfil the conditions, those of one report in the order of the text."""
    found: dict[str, Known] = {}
    for row in connection.execute(_select(as_of).where(*conditions)):
        known = found.setdefault(row.subject, Known(row.subject, row.record_kind, row.document))
        known.statements.append(_statement(row))
    return found


def of_kinds(*kinds: str) -> ColumnElement[bool]:
    """Return the condition that a record is of one of the kinds."""
    return TABLES["record"].c.kind.in_(kinds)


def with_properties(*names: str) -> ColumnElement[bool]:
    """Return the condition that a statement is of one of the properties."""
    return TABLES["statement"].c.property.in_(names)


def in_records(ids: Iterable[str]) -> ColumnElement[bool]:
    """Return the condition that a statement is about one of the records."""
    return TABLES["statement"].c.subject.in_(list(ids))


def _select(as_of: str | None) -> Select[tuple[object, ...]]:
    statement, record, span = TABLES["statement"], TABLES["record"], TABLES["span"]
    joined = statement.join(record, record.c.id == statement.c.subject).join(span, span.c.id == statement.c.span)
    columns = (*statement.c, record.c.kind.label("record_kind"), record.c.document, span.c.start, span.c.end, span.c.exact)
    order = (record.c.document, span.c.start, span.c.end, statement.c.id)
    return select(*columns).select_from(joined).where(is_live(as_of)).order_by(*order)


def _statement(row: object) -> Statement:
    of: dict[str, object] = row._mapping  # type: ignore[attr-defined] # noqa: SLF001 the documented way to a row's columns
    return Statement(
        str(of["id"]),
        str(of["property"]),
        json.loads(str(of["value_json"])),
        of["low"],  # type: ignore[arg-type] # STRICT tables hold what their columns say
        of["high"],  # type: ignore[arg-type]
        of["kind"],  # type: ignore[arg-type]
        of["original"],  # type: ignore[arg-type]
        Span(of["start"], of["end"]),  # type: ignore[arg-type]
        str(of["exact"]),
        str(of["recorded_at"]),
    )
