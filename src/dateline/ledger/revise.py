"""Reading a text again: what the new reading says otherwise takes the place of what a machine said before."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from dateline.ledger.annotations import PROPERTY
from dateline.ledger.reviews import settled_records, settled_statements
from dateline.ledger.rows import Row, Said
from dateline.ledger.schema import KEYS, metadata
from dateline.ledger.stated import MANY

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Changes:
    """What a document's rows are already, and the supersessions that a new reading brings."""

    held: dict[str, set[tuple[object, ...]]]
    rows: list[Row]

    def holds(self, table: str, row: Row) -> bool:
        """Tell whether the ledger has this row."""
        return tuple(row[key] for key in KEYS[table]) in self.held.get(table, set())


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement that the ledger has: what it is about, whether it is live, and whether a person decided on it."""

    id: str
    slot: tuple[str, str]
    live: bool
    decided: bool


def revisions(connection: Connection, document: str, said: Said, reason: str, by: str, at: str) -> Changes:
    """Return what changes when a document is read again; for a document read for the first time, nothing."""
    held = _held(connection, document)
    kept = _kept(connection, document) if held["statement"] else {}
    pairs = [*_replaced(kept, said), *_outvoted(kept, said, settled_records(connection, document) if kept else set())]
    return Changes(held, [{"old": old, "new": new, "reason": reason, "by": by, "at": at} for old, new in pairs])


def _replaced(kept: dict[str, Kept], said: Said) -> list[tuple[str | None, str | None]]:
    """Pair what is no longer said with what is said now about the same property; a person's word is left alone."""
    gone: dict[tuple[str, str], list[str]] = defaultdict(list)
    come: dict[tuple[str, str], list[str]] = defaultdict(list)
    for each in kept.values():
        if each.live and not each.decided and each.id not in said.statements:
            gone[each.slot].append(each.id)
    for name, row in said.statements.items():
        before = kept.get(name)
        if before is None or not (before.live or before.decided):
            come[str(row["subject"]), str(row["property"])].append(name)
    pairs: list[tuple[str | None, str | None]] = []
    for slot, old in gone.items():
        new = come.pop(slot, [])
        pairs += list(zip(old, new, strict=False))
        pairs += [(name, None) for name in old[len(new) :]]
        pairs += [(None, name) for name in new[len(old) :] if name in kept]
    return pairs + [(None, name) for new in come.values() for name in new if name in kept]


def _outvoted(kept: dict[str, Kept], said: Said, settled: set[str]) -> list[tuple[str | None, str | None]]:
    """Pair a new value with the one that a person has already put in its place; what was accepted as a whole takes nothing new."""
    decided = {each.slot: each.id for each in kept.values() if each.live and each.decided and each.slot[1] not in MANY}
    new = [(name, decided.get((str(row["subject"]), str(row["property"])))) for name, row in said.statements.items() if name not in kept]
    of = {name: str(row["subject"]) for name, row in said.statements.items()}
    return [(name, person) for name, person in new if person is not None or of[name] in settled]


def _held(connection: Connection, document: str) -> dict[str, set[tuple[object, ...]]]:
    of = _of_document(document)
    return {
        table: {tuple(row) for row in connection.execute(select(*(TABLES[table].c[key] for key in KEYS[table])).where(condition))}
        for table, condition in of.items()
    }


def _of_document(document: str) -> dict[str, ColumnElement[bool]]:
    records = select(TABLES["record"].c.id).where(TABLES["record"].c.document == document)
    statements = select(TABLES["statement"].c.id).where(TABLES["statement"].c.subject.in_(records))
    return {
        "span": TABLES["span"].c.document == document,
        "record": TABLES["record"].c.document == document,
        "claim": TABLES["claim"].c.record.in_(records),
        "statement": TABLES["statement"].c.subject.in_(records),
        "assertion": TABLES["assertion"].c.statement.in_(statements),
        "relation": TABLES["relation"].c.left.in_(records),
    }


def _kept(connection: Connection, document: str) -> dict[str, Kept]:
    statement, change = TABLES["statement"].c, TABLES["supersession"].c
    records = select(TABLES["record"].c.id).where(TABLES["record"].c.document == document)
    last_old = select(func.max(change.seq)).where(change.old == statement.id).scalar_subquery()
    last_new = select(func.max(change.seq)).where(change.new == statement.id).scalar_subquery()
    people = select(TABLES["actor"].c.id).where(TABLES["actor"].c.kind == "person")
    touched = (
        select(func.count()).where((change.old == statement.id) | (change.new == statement.id), change.by.in_(people)).scalar_subquery()
    )
    asserted = TABLES["assertion"].c
    human = select(func.count()).where(asserted.statement == statement.id, asserted.origin.startswith("human:")).scalar_subquery()
    found = select(statement.id, statement.subject, statement.property, last_old, last_new, touched, human).where(
        statement.subject.in_(records),
        statement.property != PROPERTY,  # said from outside: no reading takes it back
    )
    rows = connection.execute(found).all()
    values, whole = settled_statements(connection, [row[0] for row in rows]), settled_records(connection, document)
    values |= set(connection.execute(select(TABLES["carried"].c.new).where(TABLES["carried"].c.later == document)).scalars())
    kept = {}
    for name, subject, property_, old, new, changed, said in rows:
        decided = bool(changed or said) or name in values or subject in whole
        kept[name] = Kept(name, (subject, property_), old is None or (new or 0) > old, decided)
    return kept
