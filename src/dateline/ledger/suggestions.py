"""What machines suggest: edges and families, each written once, and again only when the machine says otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from dateline.errors import LedgerError
from dateline.ledger.canonical import digest
from dateline.ledger.edges import chunks, edge_row, is_standing, reasons_json, refuse_unknown
from dateline.ledger.schema import metadata
from dateline.records.happenings import Family, Link

TABLES = metadata.tables
Row = dict[str, object]
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Suggested:
    """How many rows a round of suggestions added, and the head of the log after it."""

    edges: int
    families: int
    head: str


def link_rows(connection: Connection, links: Iterable[Link], rule: str, by: str, at: str) -> list[Row]:
    """Return the rows of the links that the rule has not suggested yet with this score; another score supersedes the earlier one."""
    wanted = _strongest(links)
    for about in sorted({pair[2] for pair in wanted}):
        refuse_unknown(connection, [name for pair in wanted if pair[2] == about for name in pair[:2]], about)
    last = _last(connection, wanted, rule)
    rows = []
    for (left, right, about), link in sorted(wanted.items()):
        before, score = last.get((left, right, about)), _thousandths(link.score)
        if before is None or (before["judgement"], before["score"]) != ("suggested", score):
            said = {"score": score, "rule": rule, "reasons_json": reasons_json(link.reasons)}
            earlier = before["id"] if before else None
            rows.append(edge_row((left, right), about, "suggested", by, at, **said, supersedes=earlier))
    return rows


def dropped_rows(connection: Connection, links: Iterable[Link], among: Iterable[str], rule: str, by: str, at: str) -> list[Row]:
    """Return the rows that withdraw what the rule once suggested between two of these records and suggests no longer."""
    still, compared = set(_strongest(links)), set(among)
    edge = TABLES["edge"].c
    rows = []
    for some in chunks(compared):
        wanted = select(TABLES["edge"]).where(edge.left.in_(some), edge.judgement == "suggested", _of_rule(rule), is_standing(None))
        for row in connection.execute(wanted.order_by(edge.left, edge.right, edge.id)):
            pair = (row.left, row.right, row.about)
            if row.right in compared and pair not in still:
                reason = f"no longer suggested by {rule}"
                rows.append(edge_row(pair[:2], row.about, "withdrawn", by, at, rule=rule, reason=reason, supersedes=row.id))
    return rows


def family_rows(connection: Connection, families: Iterable[Family], rule: str, by: str, at: str) -> list[Row]:
    """Return the rows of the families that are not known yet; another relation or score supersedes the earlier one."""
    wanted = {_ordered(each.left, each.right): each for each in families}
    refuse_unknown(connection, [name for pair in wanted for name in pair], "document")
    rows = []
    for (left, right), each in sorted(wanted.items()):
        before, score = _last_family(connection, left, right), _thousandths(each.score)
        if before is None or (before.relation, before.score) != (each.relation, score):
            row: Row = {"left": left, "right": right, "relation": each.relation, "score": score, "rule": rule, "reason": each.reason}
            row |= {"decided_by": by, "decided_at": at, "supersedes": before.id if before else None}
            rows.append({"id": family_id(row), **row})
    return rows


def load_families(connection: Connection, as_of: str | None, documents: Collection[str] | None = None) -> list[Family]:
    """Return the live families, or those with one of these reports, by pair, but for those that a person has called different."""
    family, later, edge = TABLES["family"].c, TABLES["family"].alias("later").c, TABLES["edge"].c
    known = [later.decided_at <= as_of] if as_of is not None else []
    live = [~select(1).where(later.supersedes == family.id, *known).exists()]
    live += [family.decided_at <= as_of] if as_of is not None else []
    if documents is not None:
        among = sorted(documents)
        live.append(or_(family.left.in_(among), family.right.in_(among)))
    parted = and_(edge.left == family.left, edge.right == family.right, edge.about == "document", edge.judgement == "different")
    live.append(~select(1).where(parted, is_standing(as_of)).exists())
    found = connection.execute(select(TABLES["family"]).where(*live).order_by(family.left, family.right))
    return [Family(row.left, row.right, row.relation, row.reason, row.score / 1000) for row in found]


def family_id(row: Row) -> str:
    """Return the id of a family's row, the digest of everything it says."""
    return digest([[name, row[name]] for name in sorted(set(row) - {"id"})])  # type: ignore[list-item] # flat rows of words and whole numbers


def _strongest(links: Iterable[Link]) -> dict[Pair, Link]:
    found: dict[Pair, Link] = {}
    for link in links:
        left, right = _ordered(link.left, link.right)
        best = found.get((left, right, link.about))
        if best is None or link.score > best.score:
            found[left, right, link.about] = link
    return found


def _ordered(left: str, right: str) -> tuple[str, str]:
    if left == right:
        raise LedgerError(f"{left} is linked to itself: a link joins two")
    return (left, right) if left < right else (right, left)


def _last(connection: Connection, wanted: Iterable[Pair], rule: str) -> dict[Pair, Row]:
    """Return what a rule said last of each pair, be it that it withdrew what it had suggested."""
    edge = TABLES["edge"].c
    found: dict[Pair, Row] = {}
    for some in chunks(pair[0] for pair in wanted):
        for row in connection.execute(select(TABLES["edge"]).where(edge.left.in_(some), _of_rule(rule), is_standing(None))):
            found[row.left, row.right, row.about] = dict(row._mapping)  # noqa: SLF001 the documented way to a row's columns
    return found


def _of_rule(rule: str) -> ColumnElement[bool]:
    """Return the condition that a rule said so, in whatever version."""
    return TABLES["edge"].c.rule.startswith(rule.partition("@")[0] + "@", autoescape=True)


def _last_family(connection: Connection, left: str, right: str) -> Any:
    family, later = TABLES["family"].c, TABLES["family"].alias("later").c
    live = ~select(1).where(later.supersedes == family.id).exists()
    return connection.execute(select(TABLES["family"]).where(family.left == left, family.right == right, live)).first()


def _thousandths(score: float) -> int:
    return min(1000, max(0, round(score * 1000)))
