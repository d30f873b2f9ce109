"""What people decided, and later versions of a report or of the rules put in question: orphans, what was opened again, other readings."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select

from dateline.ledger.live import is_live
from dateline.ledger.reviews import SETTLED, load_states
from dateline.ledger.schema import metadata

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A record with the question that it raises; `value` is the other reading of a value, where there is one."""

    record: str
    question: str
    reasons: tuple[str, ...]
    value: str | None = None


def orphaned(connection: Connection, as_of: str | None) -> Iterator[Unsettled]:
    """Yield the records whose words a later version of their report no longer has, until a person looks at them again."""
    kept, review, page = TABLES["carried"].c, TABLES["review"].c, TABLES["appearance"].c
    known = [kept.at <= as_of] if as_of is not None else []
    looked = select(1).where(review.target_table == "record", review.target_id == kept.old, review.at > kept.at).exists()
    name = select(func.min(page.name)).where(page.document == kept.later).scalar_subquery()
    wanted = select(kept.old, kept.later, kept.reason, name).where(kept.outcome == "orphaned", kept.target_table == "record", ~looked)
    states = load_states(connection, as_of, "record")
    for old, later, reason, named in connection.execute(wanted.where(*known).order_by(kept.seq)):
        state = states.get(old, "decided").replace("_", " ")
        yield Unsettled(old, f"still so? ({state}; orphaned in the later version {named}, {later[:8]})", (reason,))


def reopened(connection: Connection, as_of: str | None) -> dict[str, str]:
    """Return why records are open again that a later version of their report tells otherwise."""
    kept = TABLES["carried"].c
    known = [kept.at <= as_of] if as_of is not None else []
    wanted = select(kept.new, kept.reason).where(kept.outcome == "reopened", kept.target_table == "record", *known)
    return {row[0]: row[1] for row in connection.execute(wanted.order_by(kept.seq))}


def differences(connection: Connection, as_of: str | None) -> Iterator[Unsettled]:
    """Yield the values that a later reading gave to what people had settled, until a person looks at the record or the value again.

    They were set aside when they were written, and change nothing by themselves.
    """
    change, value, actor = TABLES["supersession"].c, TABLES["statement"].c, TABLES["actor"].c
    joined = TABLES["supersession"].join(TABLES["statement"], value.id == change.old).join(TABLES["actor"], actor.id == change.by)
    known = [change.at <= as_of] if as_of is not None else []
    born = and_(actor.kind == "program", change.at == value.recorded_at)
    columns = (value.id, value.subject, value.property, value.value_json, change.new, change.seq, change.at, change.reason)
    wanted = select(*columns).select_from(joined)
    settled = _settled(connection, as_of)
    for row in connection.execute(wanted.where(born, *known).order_by(change.seq)):
        if (row.subject in settled or row.new is not None) and not _was_seen(connection, row, as_of):
            stands = _stands(connection, row, as_of)
            beside = f"{row.property}: the later reading says {_short(row.value_json)}"
            instead = f"settled is {stands}" if stands else "the record was settled without it"
            yield Unsettled(row.subject, f"{beside}, {instead}", (row.reason,), row.id)


def _settled(connection: Connection, as_of: str | None) -> set[str]:
    return {name for name, state in load_states(connection, as_of, "record").items() if state in SETTLED}


def _was_seen(connection: Connection, row: Row[Any, Any, Any, Any, Any, Any, Any, Any], as_of: str | None) -> bool:
    """Tell whether a person has looked at the record or the value since, or the value has been brought back."""
    review, change = TABLES["review"].c, TABLES["supersession"].c
    until = [review.at <= as_of] if as_of is not None else []
    about = or_(and_(review.target_table == "record", review.target_id == row.subject, review.at > row.at), review.target_id == row.id)
    back = select(1).where(change.new == row.id, change.seq > row.seq)
    return any(connection.execute(each).first() for each in (select(1).where(about, *until), back))


def _stands(connection: Connection, row: Row[Any, Any, Any, Any, Any, Any, Any, Any], as_of: str | None) -> str | None:
    value = TABLES["statement"].c
    live = select(value.value_json).where(value.subject == row.subject, value.property == row.property, is_live(as_of)).order_by(value.id)
    found: str | None = connection.execute(live.limit(1)).scalar()
    return None if found is None else _short(found)


def _short(value: str) -> str:
    known = json.loads(value)
    if isinstance(known, dict):
        known = ", ".join(f"{key} {each}" for key, each in known.items() if each is not None and not isinstance(each, list | dict))
    return str(known)[:60]
