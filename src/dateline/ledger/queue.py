"""What people should look at next: links before values, and of each kind the most consequential doubts first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import log2

from sqlalchemy import Connection, select

from dateline.ledger.canonical import from_number
from dateline.ledger.edges import load_edges
from dateline.ledger.live import Known, in_records, load, of_kinds, with_properties
from dateline.ledger.reviews import load_states
from dateline.ledger.schema import metadata
from dateline.ledger.texts import Texts, main_span
from dateline.ledger.unsettled import differences, orphaned, reopened
from dateline.records.happenings import Edge
from dateline.records.texts import Span

TABLES = metadata.tables
TOLLS = ("killed", "injured", "captured")
SURE = 0.05  # even a suggestion of score 1 may be wrong, so none has no weight
NAMES = ("entity", "place")  # who is who hangs on what happened: these links wait behind the others
OPEN = ("in_review", "disputed")


@dataclass(frozen=True, slots=True)
class Beside:
    """One side of a doubt: a record, the names of its report, its sentence and where that stands, and what is said of it."""

    id: str
    documents: tuple[str, ...]
    sentence: str
    said: tuple[str, ...]
    document: str = ""
    span: Span = Span(0, 0)  # noqa: RUF009 a tuple, which nobody changes


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide on; `sides` are two for a link, one for all else. `weight` is impact times uncertainty.

    `kind` is link, record, orphaned (what was decided stands on words that a later version of the report lacks), or difference
    (a later reading says otherwise than people settled; `value` is its value). `about` is the kind of the records; `spoken` are those
    who have looked at it and left it open, be it by a proposal.
    """

    kind: str
    weight: float
    question: str
    reasons: tuple[str, ...]
    sides: tuple[Beside, ...]
    about: str = "incident"
    spoken: tuple[str, ...] = ()
    value: str | None = None


@dataclass(frozen=True, slots=True)
class _Due:
    weight: float
    question: str
    reasons: tuple[str, ...]
    records: tuple[str, ...]
    kind: str = "link"
    about: str = "incident"
    spoken: tuple[str, ...] = ()
    value: str | None = None


def load_queue(connection: Connection, as_of: str | None, limit: int) -> list[Doubt]:
    """Return what waits for a person, at most so many: links, what was decided and is in question, then records.

    Each of them come by impact times uncertainty.
    """
    found: list[_Due] = []
    for some in (_links, _unsettled, _records):
        if len(found) < limit:
            found += sorted(some(connection, as_of), key=lambda each: (each.about in NAMES, -each.weight, each.records))[
                : limit - len(found)
            ]
    known = load(connection, as_of, in_records({name for each in found for name in each.records}))
    texts = Texts(connection)
    return [_doubt(each, known, texts) for each in found]


def _links(connection: Connection, as_of: str | None) -> Iterable[_Due]:
    edges = load_edges(connection, as_of, TABLES["edge"].c.about != "document")
    decided = {(edge.left, edge.right) for edge in edges if edge.judgement in {"same", "different"}}
    open_ = defaultdict(list)
    for edge in edges:
        if edge.judgement == "unsure":
            open_[edge.left, edge.right].append(edge)
    strongest: dict[tuple[str, str], Edge] = {}
    for edge in edges:
        pair = (edge.left, edge.right)
        if edge.judgement == "suggested" and pair not in decided and (edge.score or 0) >= (strongest.get(pair, edge).score or 0):
            strongest[pair] = edge
    tolls = _tolls(connection, as_of, {name for pair in strongest for name in pair})
    for pair, edge in strongest.items():
        score = edge.score or 0.0
        weight = _impact(tolls.get(name, 0) for name in pair) * max(SURE, 1 - abs(2 * score - 1))
        said = open_.get(pair, [])
        reasons = (*edge.reasons, *(f"{_name(each.decided_by)} is unsure: {each.reason}" for each in said))
        spoken = tuple(each.decided_by for each in said)
        yield _Due(weight, f"the same {edge.about}? ({score:.2f} by {edge.rule})", reasons, pair, "link", edge.about, spoken)


def _unsettled(connection: Connection, as_of: str | None) -> Iterable[_Due]:
    found = [("orphaned", each) for each in orphaned(connection, as_of)] + [("difference", each) for each in differences(connection, as_of)]
    tolls = _tolls(connection, as_of, {each.record for _, each in found})
    for kind, each in found:
        yield _Due(_impact([tolls.get(each.record, 0)]), each.question, each.reasons, (each.record,), kind, value=each.value)


def _records(connection: Connection, as_of: str | None) -> Iterable[_Due]:
    states = load_states(connection, as_of, "record")
    scores, why = _scores(connection), reopened(connection, as_of)
    tolls = _tolls(connection, as_of, set(scores) | {name for name, state in states.items() if state in OPEN})
    opened = _opened(connection, as_of)
    for name, state in states.items():
        if state in OPEN:
            who, reason = opened.get(name, ("", ""))
            reasons = (why[name],) if name in why else (f"{_name(who)}: {reason}",) if who else ()
            spoken = (who,) if who.startswith("human:") else ()
            yield _Due(_impact([tolls.get(name, 0)]), f"right? ({state.replace('_', ' ')})", reasons, (name,), "record", spoken=spoken)
    for name in sorted(set(tolls) - set(states)):
        score = scores.get(name, 0)
        yield _Due(_impact([tolls[name]]) * max(SURE, 1 - score), f"right? ({score:.2f} by the machine)", (), (name,), "record")


def _opened(connection: Connection, as_of: str | None) -> dict[str, tuple[str, str]]:
    """Return who brought each record into its state, and why."""
    review = TABLES["review"].c
    known = [review.at <= as_of] if as_of is not None else []
    wanted = select(review.target_id, review.reviewer, review.reason).where(review.target_table == "record", *known).order_by(review.seq)
    return {row.target_id: (row.reviewer, row.reason) for row in connection.execute(wanted)}


def _name(actor: str) -> str:
    return actor.partition(":")[2] or actor


def _impact(tolls: Iterable[float]) -> float:
    """Return how much hangs on a doubt: people hurt, on a scale on which ten times as many weigh some more, not ten times."""
    return 1 + log2(1 + sum(tolls))


def _tolls(connection: Connection, as_of: str | None, records: set[str]) -> dict[str, float]:
    """Return the people hurt in those of the records that are incidents with a toll."""
    known = load(connection, as_of, of_kinds("incident"), with_properties(*TOLLS))
    found: dict[str, float] = defaultdict(float)
    for name in records & set(known):
        for each in known[name].statements:
            best = each.value.get("best") or each.value.get("low") if isinstance(each.value, dict) else None
            found[name] += from_number(best) or 0
    return dict(found)


def _scores(connection: Connection) -> dict[str, float]:
    """Return how sure the machine was of each incident."""
    statement, assertion, record = TABLES["statement"].c, TABLES["assertion"].c, TABLES["record"].c
    joined = TABLES["statement"].join(TABLES["record"], record.id == statement.subject)
    joined = joined.join(TABLES["assertion"], assertion.statement == statement.id)
    wanted = select(record.id, assertion.score).select_from(joined).where(record.kind == "incident", statement.property == "type")
    return {row[0]: row[1] / 1000 for row in connection.execute(wanted.order_by(assertion.at))}


def _doubt(due: _Due, known: dict[str, Known], texts: Texts) -> Doubt:
    sides = tuple(_side(known[name], texts) for name in due.records if name in known)
    about = known[due.records[0]].kind if due.kind != "link" and due.records[0] in known else due.about
    return Doubt(due.kind, round(due.weight, 6), due.question, due.reasons, sides, about, due.spoken, due.value)


def _side(known: Known, texts: Texts) -> Beside:
    around = texts.around(known.document, main_span(known))
    said = tuple(dict.fromkeys(f"{each.property}: {texts.quote(known.document, each.span, each.exact)}" for each in known.statements))
    sentence = " ".join(around.of(texts.text(known.document)).split())
    return Beside(known.id, texts.names(known.document), sentence, said, known.document, around)
