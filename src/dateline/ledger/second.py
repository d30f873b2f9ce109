"""Decisions that take two people: the first proposes, another makes it hold. A setting of those who write, not of the ledger.

A proposal is a row like any other: a record waits `in_review`, two records are `unsure`, and the reason says what is proposed.
"""

from __future__ import annotations

from sqlalchemy import Connection, select

from dateline.errors import LedgerError
from dateline.ledger.edges import load_edges, touches
from dateline.ledger.named import Named
from dateline.ledger.reviews import MACHINE, State, state_of
from dateline.ledger.schema import metadata
from dateline.records.happenings import Edge, Judgement

TABLES = metadata.tables
PROPOSES = "proposes "
SETTLING = ("accepted", "rejected")
BINDING = ("same", "different")


def proposing(decision: str, why: str) -> str:
    """Return the reason that a proposal is kept with."""
    return f"{PROPOSES}{decision}: {why}"


def proposed(reason: str) -> str | None:
    """Return the decision that a reason proposes."""
    decision, colon, _ = reason.removeprefix(PROPOSES).partition(":")
    return decision if colon and reason.startswith(PROPOSES) else None


def settle(connection: Connection, target: Named, state: State, why: str, who: str) -> tuple[State, str]:
    """Return the state that somebody's decision brings, and the reason to keep: what nobody else has looked at waits for another.

    Whoever brought a thing into its state, as proposing, opening or disputing it does, does not settle it.
    """
    if state not in SETTLING:
        return state, why
    if state_of(connection, target) == MACHINE:
        return "in_review", proposing(state, why)
    review = TABLES["review"].c
    same = (review.target_table == target.table, review.target_id == target.id)
    last = connection.execute(select(review.reviewer).where(*same).order_by(review.seq.desc()).limit(1)).scalar()
    if last == who:
        raise LedgerError(f"{target}: {who.partition(':')[2]} was the last to decide on it; a second person has to confirm")
    return state, why


def join(connection: Connection, pair: tuple[Named, Named], judgement: Judgement, why: str, who: str) -> tuple[Judgement, str]:
    """Return the judgement that somebody's decision about two records brings, and the reason to keep: unsure until another agrees."""
    if judgement not in BINDING or any(_agrees(each, judgement) and each.decided_by != who for each in _about(connection, pair)):
        return judgement, why
    return "unsure", proposing(judgement, why)


def _agrees(edge: Edge, judgement: str) -> bool:
    return edge.judgement == judgement or (edge.judgement == "unsure" and proposed(edge.reason) == judgement)


def _about(connection: Connection, pair: tuple[Named, Named]) -> list[Edge]:
    ids = sorted(each.id for each in pair)
    edges = load_edges(connection, None, touches(ids[:1]))
    return [each for each in edges if [each.left, each.right] == ids and each.decided_by.startswith("human:")]
