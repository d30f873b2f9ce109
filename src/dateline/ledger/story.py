"""The history of one thing: what was said of it, changed, checked, decided, restricted and rated, by whom, when and why."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, or_, select

from dateline.errors import LedgerError
from dateline.ledger.named import EVERYTHING, SHORT, Named, resolve
from dateline.ledger.schema import metadata

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a record, a value, a decision, a report or a source."""

    at: str
    by: str
    what: str
    detail: str
    reason: str | None
    id: str


def history_of(connection: Connection, wanted: str, as_of: str | None) -> list[Happened]:
    """Return everything that happened to what an id names, or to a source of this name, the earliest first."""
    rated = list(_ratings(connection, wanted))
    if rated:
        return _until(rated, as_of)
    try:
        named = resolve(connection, wanted, EVERYTHING)
    except LedgerError as error:
        raise LedgerError(f"{error}; nor has a source of this name been rated") from error
    return _until(list(_of(connection, named)), as_of)


def _until(found: list[Happened], as_of: str | None) -> list[Happened]:
    return sorted((each for each in found if as_of is None or each.at <= as_of), key=lambda each: each.at)


def _of(connection: Connection, named: Named) -> Iterator[Happened]:
    if named.table == "document":
        yield from _appearances(connection, named.id)
    values = _values(connection, named)
    yield from _statements(connection, values)
    yield from _changes(connection, values)
    edges = _edges(connection, named)
    yield from edges
    targets = {
        ("record", named.id),
        *(("statement", value) for value in values),
        *(("edge", edge.id) for edge in edges),
        ("edge", named.id),
    }
    yield from _reviews(connection, targets)
    yield from _carried(connection, targets)
    yield from _restrictions(connection, {named.id, *values})
    yield from _families(connection, named.id)
    if named.kind == "claim":
        yield from _ratings(connection, None, named.id)


def _values(connection: Connection, named: Named) -> dict[str, str]:
    """Return the values of a record, or the one value that is asked for and those it came from or became, with their properties."""
    statement = TABLES["statement"].c
    if named.table == "record":
        found = connection.execute(select(statement.id, statement.property).where(statement.subject == named.id))
        return {row[0]: row[1] for row in found}
    if named.table != "statement":
        return {}
    subject, property_ = connection.execute(select(statement.subject, statement.property).where(statement.id == named.id)).one()
    change = TABLES["supersession"].c
    near = select(change.old, change.new).where(or_(change.old == named.id, change.new == named.id))
    chain = {named.id, *(name for row in connection.execute(near) for name in row if name is not None)}
    same = select(statement.id).where(statement.subject == subject, statement.property == property_, statement.id.in_(sorted(chain)))
    return dict.fromkeys(connection.execute(same).scalars(), property_)


def _statements(connection: Connection, values: dict[str, str]) -> Iterator[Happened]:
    statement, assertion = TABLES["statement"], TABLES["assertion"].c
    joined = TABLES["assertion"].join(statement, statement.c.id == assertion.statement)
    columns = (assertion.at, assertion.origin, statement.c.id, statement.c.property, statement.c.value_json)
    wanted = select(*columns).select_from(joined).where(assertion.statement.in_(sorted(values)))
    for row in connection.execute(wanted.order_by(assertion.at, statement.c.id, assertion.origin, assertion.run)):
        yield Happened(row.at, row.origin, "said", f"{row.property} {row.value_json}", None, row.id)


def _changes(connection: Connection, values: dict[str, str]) -> Iterator[Happened]:
    change = TABLES["supersession"].c
    names = sorted(values)
    wanted = select(TABLES["supersession"]).where(or_(change.old.in_(names), change.new.in_(names))).order_by(change.seq)
    for row in connection.execute(wanted):
        before, after = _value(connection, row.old), _value(connection, row.new)
        what = "withdrawn" if row.new is None else "restored" if row.old is None else "superseded"
        property_ = values.get(row.old) or values.get(row.new) or ""
        yield Happened(row.at, row.by, what, f"{property_} {before or '-'} -> {after or '-'}", row.reason, row.old or row.new)


def _value(connection: Connection, name: str | None) -> str | None:
    column = TABLES["statement"].c
    return None if name is None else connection.execute(select(column.value_json).where(column.id == name)).scalar()


def _edges(connection: Connection, named: Named) -> list[Happened]:
    edge = TABLES["edge"].c
    wanted = select(TABLES["edge"]).where(
        or_(edge.left == named.id, edge.right == named.id, edge.id == named.id, edge.supersedes == named.id)
    )
    found = []
    for row in connection.execute(wanted.order_by(edge.decided_at, edge.id)):
        score = f" {row.score / 1000:.3f} by {row.rule}" if row.score is not None else ""
        took = f" (takes the place of edge {row.supersedes[:SHORT]})" if row.supersedes else ""
        detail = f"{row.left[:SHORT]} and {row.right[:SHORT]}{score}{took}"
        found.append(Happened(row.decided_at, row.decided_by, row.judgement, detail, row.reason or None, row.id))
    return found


def _reviews(connection: Connection, targets: set[tuple[str, str]]) -> Iterator[Happened]:
    review = TABLES["review"].c
    wanted = select(TABLES["review"]).where(review.target_id.in_(sorted({name for _, name in targets}))).order_by(review.seq)
    for row in connection.execute(wanted):
        if (row.target_table, row.target_id) in targets:
            many = " (many at a time)" if row.bulk else ""
            yield Happened(row.at, row.reviewer, row.state, f"{row.target_table} {row.target_id[:SHORT]}{many}", row.reason, row.target_id)


def _carried(connection: Connection, targets: set[tuple[str, str]]) -> Iterator[Happened]:
    """Yield what became of decisions in a later version of the report, told at both ends."""
    kept = TABLES["carried"].c
    names = sorted({name for _, name in targets})
    for row in connection.execute(select(TABLES["carried"]).where(or_(kept.old.in_(names), kept.new.in_(names))).order_by(kept.seq)):
        if {(row.target_table, row.old), (row.target_table, row.new)} & targets:
            there = f" to {row.new[:SHORT]}" if row.new else ""
            state = f" ({row.state.replace('_', ' ')})" if row.state else ""
            detail = f"{row.target_table} {row.old[:SHORT]}{there} in report {row.later[:SHORT]}{state}"
            yield Happened(row.at, row.by, row.outcome, detail, row.reason, row.new or row.old)


def _restrictions(connection: Connection, targets: set[str]) -> Iterator[Happened]:
    column = TABLES["restriction"].c
    for row in connection.execute(select(TABLES["restriction"]).where(column.target.in_(sorted(targets))).order_by(column.at, column.id)):
        yield Happened(row.at, row.by, row.visibility, row.target[:SHORT], row.reason, row.target)


def _families(connection: Connection, document: str) -> Iterator[Happened]:
    column = TABLES["family"].c
    wanted = select(TABLES["family"]).where(or_(column.left == document, column.right == document))
    for row in connection.execute(wanted.order_by(column.decided_at, column.id)):
        yield Happened(row.decided_at, row.decided_by, row.relation, f"{row.left[:SHORT]} and {row.right[:SHORT]}", row.reason, row.id)


def _ratings(connection: Connection, source: str | None, claim: str | None = None) -> Iterator[Happened]:
    column = TABLES["rating"].c
    same = column.claim == claim if claim is not None else column.source == (source or "").strip()
    for row in connection.execute(select(TABLES["rating"]).where(same).order_by(column.seq)):
        of = f" claim {row.claim[:SHORT]}" if row.claim else ""
        yield Happened(row.at, row.by, "rated", f"{row.source}{of} {row.reliability}{row.credibility}", row.reason, row.claim or row.source)


def _appearances(connection: Connection, document: str) -> Iterator[Happened]:
    page, capture, coverage, run = (TABLES[name].c for name in ("appearance", "capture", "coverage", "run"))
    joined = TABLES["appearance"].join(TABLES["capture"], capture.id == page.capture)
    taken = select(capture.retrieved_at, capture.collector, page.name, page.id).select_from(joined).where(page.document == document)
    for row in connection.execute(taken.order_by(capture.retrieved_at, page.id)):
        yield Happened(row.retrieved_at, row.collector, "received", row.name, None, document)
    read = TABLES["coverage"].join(TABLES["run"], run.id == coverage.run)
    rules = select(coverage.at, run.tool, run.version).select_from(read).where(coverage.document == document)
    for at, tool, version in connection.execute(rules.order_by(coverage.seq)):
        yield Happened(at, tool, "read", f"{tool} {version}", None, document)
