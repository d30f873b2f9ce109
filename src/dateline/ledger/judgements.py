"""What people decide about two records: same, different, unsure; each decision its own row, and undone alone."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, and_, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import sha256
from dateline.ledger.contradictions import refuse_different, refuse_same
from dateline.ledger.edges import KINDS, edge_of, edge_row, is_standing
from dateline.ledger.gate import quote
from dateline.ledger.identity import span_id
from dateline.ledger.named import SHORT, Named, resolve
from dateline.ledger.schema import metadata
from dateline.records.happenings import Edge, Judgement
from dateline.records.texts import Span

TABLES = metadata.tables
Row = dict[str, object]
Written = tuple[str, Row]
DECISIONS = ("same", "different", "unsure")


def refuse_nameless(actor: str, why: str) -> None:
    """Raise unless a person decides, and says why."""
    if not actor.startswith("human:") or not actor.partition(":")[2].strip():
        raise LedgerError("only a person decides: say who with --by NAME")
    if not why.strip():
        raise LedgerError("every decision has a reason: say why with --why TEXT")


def judgement_rows(
    connection: Connection, judgement: Judgement, pair: tuple[str, str], words: str | None, why: str, signed: tuple[str, str]
) -> list[Written]:
    """Return the rows of a decision about two records, signed with who and when; none where the same person has said so already.

    A person's new decision takes the place of their earlier one on the same two records, and of nobody else's.
    """
    left, right = two_of_a_kind(connection, pair)
    about, before = left.kind, _earlier(connection, left.id, right.id, signed[0])
    names = (left.id, right.id)
    standing = before if before is not None and before["judgement"] != "withdrawn" else None
    if standing is not None and (standing["judgement"], standing["reason"]) == (judgement, why):
        return []
    without = str(standing["id"]) if standing is not None else None
    if judgement == "same":
        refuse_same(connection, names, about, without)
    if judgement == "different":
        refuse_different(connection, names, about, without)
    evidence = _evidence(connection, words, (left, right)) if words else []
    earlier = before["id"] if before is not None else None
    span = evidence[0][1]["id"] if evidence else None
    row = edge_row(names, about, judgement, *signed, reason=why, evidence_span=span, supersedes=earlier)
    return [*(each for each in evidence if not _is_kept(connection, each[1])), ("edge", row)]


def undo_row(connection: Connection, edge: str, why: str, signed: tuple[str, str]) -> Row:
    """Return the row that withdraws one decision; all others stand."""
    name = resolve(connection, edge, ("edge",)).id
    column = TABLES["edge"].c
    row = dict(connection.execute(select(TABLES["edge"]).where(column.id == name)).one()._mapping)  # noqa: SLF001 the documented way to a row's columns
    if row["judgement"] == "suggested":
        raise LedgerError(f"edge {name[:SHORT]} is a machine's suggestion: decide on it with `dateline judge same` or `judge different`")
    later = connection.execute(select(column.id).where(column.supersedes == name)).scalar()
    if later is not None or row["judgement"] == "withdrawn":
        raise LedgerError(f"edge {name[:SHORT]} holds no longer: `dateline history {str(row['left'])[:SHORT]}` tells what came after it")
    return edge_row((row["left"], row["right"]), row["about"], "withdrawn", *signed, reason=why, supersedes=name)


def refuse_suggestion(connection: Connection, target: Named) -> None:
    """Raise where a machine's suggestion is to be accepted or rejected as if it were a decision."""
    edge = TABLES["edge"].c
    if target.table == "edge" and connection.execute(select(edge.judgement).where(edge.id == target.id)).scalar() == "suggested":
        raise LedgerError(f"{target} is a machine's suggestion: decide on it with `dateline judge same` or `judge different`")


def kept_edge(connection: Connection, pair: tuple[str, str], actor: str) -> Edge:
    """Return what a person's decision about two records is now."""
    left, right = two_of_a_kind(connection, pair)
    row = _earlier(connection, left.id, right.id, actor)
    if row is None:
        raise LedgerError(f"{actor} decided nothing about {left} and {right}")
    return edge_of(row)


def two_of_a_kind(connection: Connection, pair: tuple[str, str]) -> tuple[Named, Named]:
    """Return what two ids name, in the order of the ids; only two things of one kind can be the same or different."""
    left, right = (resolve(connection, name, ("record", "document")) for name in pair)
    if left.id == right.id:
        raise LedgerError(f"{pair[0]} and {pair[1]} name the same {left}: name two")
    if left.kind != right.kind:
        raise LedgerError(f"{left} and {right} are of two kinds: only two of one kind can be the same or different")
    if left.kind not in {*KINDS, "document"}:
        raise LedgerError(f"{left}: decide about {', '.join(KINDS)} or document; what one report says stands as it is")
    return (left, right) if left.id < right.id else (right, left)


def _earlier(connection: Connection, left: str, right: str, actor: str) -> dict[str, Any] | None:
    """Return the last row of what a person decided about a pair, be it that somebody withdrew it."""
    edge, before = TABLES["edge"].c, TABLES["edge"].alias("before").c
    owned = select(1).where(before.id == edge.supersedes, before.decided_by == actor).exists()
    mine = (edge.decided_by == actor) & (edge.judgement != "withdrawn") | and_(edge.judgement == "withdrawn", owned)
    wanted = select(TABLES["edge"]).where(edge.left == left, edge.right == right, edge.rule.is_(None), is_standing(None), mine)
    row = connection.execute(wanted).first()
    return None if row is None else dict(row._mapping)  # noqa: SLF001 the documented way to a row's columns


def _evidence(connection: Connection, words: str, pair: tuple[Named, Named]) -> list[Written]:
    """Return the span of the words that show it, in the report of either; they must stand there once, as they are given."""
    record = TABLES["record"].c
    reports = [str(connection.execute(select(record.document).where(record.id == each.id)).scalar() or each.id) for each in pair]
    report = next((each for each in reports if _text(connection, each).count(words) == 1), reports[0])
    span = words_in(connection, report, words)
    row: Row = {"id": span_id(report, span), "document": report, "start": span.start, "end": span.end, "exact": words}
    return [("span", {**row, "exact_sha256": sha256(words.encode())})]


def words_in(connection: Connection, document: str, words: str) -> Span:
    """Return where words stand in a report; they must stand there once, as they are given."""
    text = _text(connection, document)
    if not words or text.count(words) != 1:
        raise LedgerError(f"the words {words!r} do not stand once, as they are given, in the report: quote more of the sentence, or less")
    start = text.index(words)
    span = Span(start, start + len(words))
    quote(text, span, words)
    return span


def _text(connection: Connection, document: str) -> str:
    column = TABLES["document"].c
    return str(connection.execute(select(column.text).where(column.id == document)).scalar_one())


def _is_kept(connection: Connection, row: Row) -> bool:
    return connection.execute(select(1).where(TABLES["span"].c.id == row["id"])).first() is not None
