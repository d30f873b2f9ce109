"""One incident with all that its reports tell, from the happenings that are its members."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from dateline import reconciling
from dateline.answer.counts import load_policy
from dateline.errors import LedgerError
from dateline.projection.compact import unpacked
from dateline.projection.grouping import load_happenings
from dateline.reconcile.incidents import POLICIES, account
from dateline.records.happenings import Account, Cluster, Family, Happening, Incident


def member_named(made: sqlite3.Connection, prefix: str) -> int | None:
    """Return the number of the incident one of whose members' ids begins so; none where there is none."""
    wanted = prefix.strip().lower()
    if len(wanted) < reconciling.SHORTEST_PREFIX:
        return None
    question = "SELECT DISTINCT incident FROM member WHERE id >= ? AND id < ?"
    found = made.execute(question, (wanted, f"{wanted}\U0010ffff")).fetchall()
    if len(found) > 1:
        raise LedgerError(f"{prefix!r} begins the ids of {len(found)} incidents: give more characters")
    return found[0][0] if found else None


def members_of(made: sqlite3.Connection, number: int, policy: str) -> Account:
    """Return all that is told of an incident."""
    kept = unpacked(Incident, made.execute("SELECT body FROM body WHERE number = ?", (number,)).fetchone()[0])
    members = load_happenings(made, kept.members)
    told = account(
        Cluster(kept.id, kept.members, machine=True), members, _families(made, members), policy if policy in POLICIES else "range"
    )
    found = replace(told.incident, review=kept.review)
    return replace(told, incident=found if policy in POLICIES else reconciling.under(found, load_policy(policy)))


def _families(made: sqlite3.Connection, members: list[Happening]) -> list[Family]:
    rows = {
        row
        for each in members
        for side in ("left", "right")
        for row in made.execute(f'SELECT * FROM family WHERE "{side}" = ?', (each.document,))  # noqa: S608 columns of ours
    }
    return [unpacked(Family, body) for _, _, body in sorted(rows)]
