"""A ledger against an earlier release of it: what may not shrink, and what grows faster than usual."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, func, select

from dateline.ledger.live import is_live
from dateline.ledger.schema import metadata
from dateline.ledger.view import open_view

TABLES = metadata.tables
COUNTED = ("event", "incident", "count", "tally", "scheduled")
FLOOR = 0.9  # of the earlier share of incidents with a number of killed
GROWTH = 2.0  # times as many as before are worth a look


@dataclass(frozen=True, slots=True)
class Finding:
    """One comparison that did not go well: `fail` keeps a release back, `warn` asks for a look."""

    level: Literal["fail", "warn"]
    what: str
    before: float
    now: float
    message: str


@dataclass(frozen=True, slots=True)
class Sizes:
    """What a ledger holds: live records by kind, reports, and the share of incidents that give a number of killed."""

    records: dict[str, int]
    documents: int
    filled: float


def compare(path: str, against: str) -> list[Finding]:
    """Return what speaks against releasing a ledger after an earlier one: fewer records, thinner tolls, unusual growth."""
    now, before = sizes_of(path), sizes_of(against)
    found = []
    for kind in COUNTED:
        had, has = before.records.get(kind, 0), now.records.get(kind, 0)
        if has < had:
            found.append(Finding("fail", kind, had, has, f"fewer {_many(kind)} than in {against}: {has}, not {had}"))
        elif had and has > had * GROWTH:
            found.append(
                Finding("warn", kind, had, has, f"more than {GROWTH:g} times as many {_many(kind)} as in {against}: {has}, not {had}")
            )
    if now.documents < before.documents:
        message = f"fewer reports than in {against}: {now.documents}, not {before.documents}"
        found.append(Finding("fail", "document", before.documents, now.documents, message))
    if now.filled < before.filled * FLOOR:
        shares = f"{now.filled:.0%}, and {before.filled:.0%} in {against}"
        found.append(Finding("fail", "killed", before.filled, now.filled, f"too few incidents give a number of killed: {shares}"))
    return found


def sizes_of(path: str) -> Sizes:
    """Return what a ledger holds now."""
    with open_view(path) as view:
        return view.ask(_sizes)


def _sizes(connection: Connection) -> Sizes:
    record, statement = TABLES["record"].c, TABLES["statement"].c
    joined = TABLES["record"].join(TABLES["statement"], statement.subject == record.id)
    counted = select(record.kind, func.count(record.id.distinct())).select_from(joined).where(is_live(None)).group_by(record.kind)
    records = {row[0]: row[1] for row in connection.execute(counted)}
    told = select(func.count(record.id.distinct())).select_from(joined)
    filled = connection.execute(told.where(is_live(None), record.kind == "incident", statement.property == "killed")).scalar_one()
    documents = connection.execute(select(func.count()).select_from(TABLES["document"])).scalar_one()
    return Sizes(records, documents, filled / records["incident"] if records.get("incident") else 0.0)


def _many(kind: str) -> str:
    return {"tally": "tallies", "scheduled": "scheduled events"}.get(kind, f"{kind}s")
