"""A report as it was when rules last read it: the stored text with what its page says, and which rules those were."""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from dateline.ledger.schema import metadata
from dateline.records.texts import Document, Published, Removed, Span

TABLES = metadata.tables


@dataclass(frozen=True, slots=True)
class Source:
    """A report as its last reading saw it, and the rules that read it: a tool, its version, the digest of its settings and tables."""

    document: Document
    tool: str
    version: str
    config: str


def source_of(connection: Connection, document: str) -> Source:
    """Return a report of the ledger with the rules that last read it."""
    covered, run, page, taken = (TABLES[name].c for name in ("coverage", "run", "appearance", "capture"))
    joined = TABLES["coverage"].join(TABLES["run"], run.id == covered.run).join(TABLES["appearance"], page.id == covered.appearance)
    joined = joined.join(TABLES["capture"], taken.id == page.capture).join(TABLES["document"], TABLES["document"].c.id == covered.document)
    columns = (*TABLES["appearance"].c, run.tool, run.version, run.config_digest, TABLES["document"].c.text, taken.blob)
    url = func.coalesce(taken.url_final, taken.url_requested).label("url")
    wanted = select(*columns, url).select_from(joined).where(covered.document == document).order_by(covered.seq.desc()).limit(1)
    row = connection.execute(wanted).one()
    return Source(
        Document(
            id=document,
            name=row.name,
            url=row.url,
            title=row.title,
            site=row.outlet,
            byline=row.byline,
            language=row.language,
            published=Published(row.published_start, row.published_basis),
            original_publisher=row.original_publisher,
            raw_sha256=row.blob,
            text=row.text,
            note=row.note,
            removed=tuple(_removed(each) for each in json.loads(row.removed_json)),
        ),
        row.tool,
        row.version,
        row.config_digest,
    )


def _removed(written: dict[str, object]) -> Removed:
    span = written["span"]
    return Removed(str(written["text"]), Span(*span) if isinstance(span, list) else None, written["why"])  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Reread:
    """When a report was read, by which program and tables, and the day it speaks from: its bounds, its basis, the words that told it."""

    at: str
    tool: str
    version: str
    config: str
    day: str | None
    earliest: str | None
    latest: str | None
    precision: str | None
    basis: str
    conflicts: bool
    evidence: tuple[Span, ...]


def anchor_of(connection: Connection, document: str) -> Reread:
    """Return how a report was last read, and the day that relative times in it were resolved against."""
    covered, run = TABLES["coverage"].c, TABLES["run"].c
    joined = TABLES["coverage"].join(TABLES["run"], run.id == covered.run)
    wanted = select(covered.at, covered.anchor_json, run.tool, run.version, run.config_digest).select_from(joined)
    row = connection.execute(wanted.where(covered.document == document).order_by(covered.seq.desc()).limit(1)).one()
    found = json.loads(row.anchor_json)
    return Reread(
        at=row.at,
        tool=row.tool,
        version=row.version,
        config=row.config_digest,
        day=found.get("date"),
        earliest=found.get("earliest"),
        latest=found.get("latest"),
        precision=found.get("precision"),
        basis=str(found.get("basis") or ""),
        conflicts=found.get("conflicts_with_published") is True,
        evidence=tuple(Span(*each) for each in found.get("evidence") or ()),
    )
