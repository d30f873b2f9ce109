"""What machines and people have said of the records of one report: each value with its words, and whether a person decided on it."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import Connection, Select, select

from dateline.ledger.annotations import PROPERTY
from dateline.ledger.canonical import Json
from dateline.ledger.schema import metadata
from dateline.records.texts import Span

TABLES = metadata.tables


@dataclass(slots=True)
class Value:
    """One value: `by_machine` where rules read it, `people` who entered it, `after` what a person put in its place last (null: nothing)."""

    id: str
    subject: str
    property: str
    value: Json
    span: Span
    row: dict[str, object]
    by_machine: bool = False
    people: list[str] = field(default_factory=list)
    live: bool = True
    decided: bool = False
    after: str | None = None

    def stands(self) -> bool:
        """Tell whether this is what the last reading says, be it that a person has put something else in its place."""
        return self.by_machine and (self.live or self.decided)


@dataclass(slots=True)
class Told:
    """A record with its values."""

    id: str
    kind: str
    values: list[Value] = field(default_factory=list)

    def read(self) -> list[Value]:
        """Return the values that the last reading says."""
        return [each for each in self.values if each.stands()]


def load_told(connection: Connection, document: str) -> dict[str, Told]:
    """Return the records of a report by id, with all that was said of them; what outsiders noted of words is left out."""
    found: dict[str, Told] = {}
    values: dict[str, Value] = {}
    statement, record, span = TABLES["statement"], TABLES["record"].c, TABLES["span"].c
    joined = statement.join(TABLES["record"], record.id == statement.c.subject).join(TABLES["span"], span.id == statement.c.span)
    columns = (*statement.c, record.kind.label("of"), span.start, span.end)
    wanted = select(*columns).select_from(joined).where(record.document == document, statement.c.property != PROPERTY)
    for row in connection.execute(wanted.order_by(span.start, span.end, statement.c.id)):
        kept = {column.name: row._mapping[column.name] for column in statement.c}  # noqa: SLF001 the documented way to a row's columns
        place = Span(row._mapping["start"], row._mapping["end"])  # noqa: SLF001
        each = Value(row.id, row.subject, row.property, json.loads(row.value_json), place, kept)
        found.setdefault(row.subject, Told(row.subject, row.of)).values.append(each)
        values[row.id] = each
    _asserted(connection, document, values)
    _changed(connection, document, values)
    return found


def decided_documents(connection: Connection) -> set[str]:
    """Return the reports of whose records people have decided anything."""
    record, statement, actor = TABLES["record"].c, TABLES["statement"].c, TABLES["actor"].c
    review, change, edge = TABLES["review"].c, TABLES["supersession"].c, TABLES["edge"].c
    people = select(actor.id).where(actor.kind == "person")
    touched = select(change.old).where(change.by.in_(people), change.old.is_not(None))
    values = select(review.target_id).where(review.target_table == "statement").union(touched)
    named = select(review.target_id).where(review.target_table == "record")
    judged = [select(end).where(edge.rule.is_(None)) for end in (edge.left, edge.right)]
    about = select(statement.subject).where(statement.id.in_(values)).union(named, *judged)
    return set(connection.execute(select(record.document).where(record.id.in_(about)).distinct()).scalars())


def judged_records(connection: Connection, document: str) -> set[str]:
    """Return the records of a report about which a person has said what they are the same as, or not."""
    record, edge = TABLES["record"].c, TABLES["edge"].c
    judged = select(edge.left).where(edge.rule.is_(None)).union(select(edge.right).where(edge.rule.is_(None)))
    return set(connection.execute(select(record.id).where(record.document == document, record.id.in_(judged))).scalars())


def _asserted(connection: Connection, document: str, values: dict[str, Value]) -> None:
    assertion, statement, record = TABLES["assertion"].c, TABLES["statement"].c, TABLES["record"].c
    joined = TABLES["assertion"].join(TABLES["statement"], statement.id == assertion.statement)
    joined = joined.join(TABLES["record"], record.id == statement.subject)
    wanted = select(assertion.statement, assertion.origin).select_from(joined).where(record.document == document)
    for name, origin in connection.execute(wanted.order_by(assertion.statement, assertion.origin)):
        each = values.get(name)
        if each is not None and origin.startswith("human:"):
            each.people.append(origin)
            each.decided = True
        elif each is not None:
            each.by_machine = True


def _changed(connection: Connection, document: str, values: dict[str, Value]) -> None:
    """Follow the changes in their order: the last one that names a value says whether it is live."""
    change, actor = TABLES["supersession"], TABLES["actor"].c
    joined = change.join(TABLES["actor"], actor.id == change.c.by)
    mine = select(TABLES["statement"].c.id).where(TABLES["statement"].c.subject.in_(_records(document)))
    wanted = select(change.c.old, change.c.new, actor.kind).select_from(joined)
    wanted = wanted.where(change.c.old.in_(mine) | change.c.new.in_(mine)).order_by(change.c.seq)
    people: dict[str, bool] = defaultdict(bool)
    for old, new, kind in connection.execute(wanted):
        if old in values:
            values[old].live, values[old].after = False, new
        if new in values:
            values[new].live, values[new].after = True, None
        for name in (old, new):
            people[name] = people[name] or kind == "person"
    for name, each in values.items():
        each.decided = each.decided or people[name]
    kept = TABLES["carried"].c
    carried = select(kept.new).where(kept.target_table == "statement", kept.new.is_not(None), kept.later == document)
    for name in connection.execute(carried).scalars():
        if name in values:
            values[name].decided = True


def _records(document: str) -> Select[tuple[str]]:
    return select(TABLES["record"].c.id).where(TABLES["record"].c.document == document)
