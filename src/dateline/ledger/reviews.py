"""What people have checked: the states of a record, a value or a decision, and the steps between them that are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from sqlalchemy import Connection, func, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import digest
from dateline.ledger.live import is_live
from dateline.ledger.named import Named
from dateline.ledger.schema import metadata

TABLES = metadata.tables
Row = dict[str, object]
State = Literal["in_review", "accepted", "corrected", "rejected", "disputed", "superseded"]
MACHINE = "machine"
STEPS: dict[str, tuple[str, ...]] = {
    MACHINE: ("in_review", "superseded"),
    "in_review": ("accepted", "corrected", "rejected", "disputed", "superseded"),
    "accepted": ("in_review", "corrected", "disputed", "superseded"),
    "corrected": ("in_review", "corrected", "disputed", "superseded"),
    "rejected": ("in_review", "superseded"),
    "disputed": ("in_review", "accepted", "corrected", "superseded"),
    "superseded": (),
}
PUBLIC = ("accepted", "corrected", "superseded")
SETTLED = ("accepted", "corrected")  # what machines may no longer change
JUDGED = ("accepted", "rejected")  # what nobody says of their own work


def review_rows(connection: Connection, target: Named, state: State, why: str, signed: tuple[str, str], *, bulk: bool = False) -> list[Row]:
    """Return the rows that bring a thing into a state, by way of `in_review` where the state cannot be reached at once."""
    before = state_of(connection, target)
    if before == state and state != "corrected":
        raise LedgerError(f"{target} is {state} already: `dateline history {target.id[:8]}` tells by whom and why")
    if state in JUDGED and signed[0] in authors(connection, target):
        raise LedgerError(f"{target}: {signed[0].partition(':')[2]} entered or corrected it; another person has to say whether it is right")
    row: Row = {"target_table": target.table, "target_id": target.id, "target_digest": digest_of(connection, target)}
    row |= {"reviewer": signed[0], "reason": why, "bulk": int(bulk), "at": signed[1]}
    first = _next(connection)
    return [{"seq": seq, **row, "state": each} for seq, each in enumerate(_steps(target, before, state), first)]


def state_of(connection: Connection, target: Named) -> str:
    """Return the state of a thing: that which people gave it, or its words in an earlier version; all else is the machine's."""
    review, carried = TABLES["review"].c, TABLES["carried"].c
    given = select(review.state).where(review.target_table == target.table, review.target_id == target.id)
    kept = select(carried.state).where(carried.target_table == target.table, carried.new == target.id)
    own: str | None = connection.execute(given.order_by(review.seq.desc()).limit(1)).scalar()
    return own or connection.execute(kept.order_by(carried.seq.desc()).limit(1)).scalar() or MACHINE


def load_states(connection: Connection, as_of: str | None, table: str) -> dict[str, str]:
    """Return the state of everything of a table that somebody has looked at, now or at a past moment."""
    review, carried = TABLES["review"].c, TABLES["carried"].c
    known = [review.at <= as_of] if as_of is not None else []
    kept = [carried.at <= as_of] if as_of is not None else []
    kept += [carried.target_table == table, carried.new.is_not(None), carried.state != MACHINE]
    earlier = select(carried.new, carried.state).where(*kept).order_by(carried.seq)
    states = {str(row.new): str(row.state) for row in connection.execute(earlier)}
    last = select(func.max(review.seq)).where(review.target_table == table, *known).group_by(review.target_id)
    found = connection.execute(select(review.target_id, review.state).where(review.seq.in_(last)))
    return states | {row.target_id: row.state for row in found}


def digest_of(connection: Connection, target: Named) -> str:
    """Return what was looked at, as a digest: of a record its live values, of all else the row itself."""
    if target.table != "record":
        return target.id
    statement = TABLES["statement"].c
    live = select(statement.id).where(statement.subject == target.id, is_live(None)).order_by(statement.id)
    return digest(list(connection.execute(live).scalars()))


def authors(connection: Connection, target: Named) -> set[str]:
    """Return the people who entered or corrected a thing."""
    if target.table == "edge":
        edge = TABLES["edge"].c
        return set(connection.execute(select(edge.decided_by).where(edge.id == target.id)).scalars())
    statement, assertion = TABLES["statement"].c, TABLES["assertion"].c
    about = statement.subject if target.table == "record" else statement.id
    joined = TABLES["assertion"].join(TABLES["statement"], statement.id == assertion.statement)
    wanted = select(assertion.origin).select_from(joined).where(about == target.id, assertion.origin.startswith("human:"))
    return set(connection.execute(wanted).scalars())


def settled_records(connection: Connection, document: str) -> set[str]:
    """Return the records of a report that people have accepted or corrected."""
    record = TABLES["record"].c
    return _settled(connection, "record", connection.execute(select(record.id).where(record.document == document)).scalars())


def settled_statements(connection: Connection, statements: Iterable[str]) -> set[str]:
    """Return those of some values that people have accepted or corrected as such."""
    return _settled(connection, "statement", statements)


def _settled(connection: Connection, table: str, names: Iterable[str]) -> set[str]:
    states = load_states(connection, None, table)
    return {name for name in names if states.get(name) in SETTLED} if states else set()


def _steps(target: Named, before: str, state: str) -> list[str]:
    if state in STEPS[before]:
        return [state]
    if "in_review" in STEPS[before] and state in STEPS["in_review"]:
        return ["in_review", state]
    onwards = " or ".join(STEPS[before]) or "nothing else"
    raise LedgerError(f"{target} is {before} and cannot become {state}: from there it can be {onwards}")


def _next(connection: Connection) -> int:
    highest: int | None = connection.execute(select(func.max(TABLES["review"].c.seq))).scalar_one()
    return (highest or 0) + 1
