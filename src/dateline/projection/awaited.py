"""What is to come, as it stands on a day; and what cannot both be true."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace

from dateline.projection.asked import Disputed, Page
from dateline.projection.compact import unpacked
from dateline.records.agenda import Appointment
from dateline.records.happenings import Contradiction

STANDING = """CASE WHEN state IN ('held', 'cancelled', 'postponed', 'undated') THEN state
    WHEN "end" < :today THEN 'overdue' WHEN start > :today THEN 'ahead' ELSE 'due' END"""
APPOINTMENTS = f"SELECT body, {STANDING} AS standing FROM appointment WHERE standing IN (SELECT value FROM json_each(:states)) OR :all"  # noqa: S608
DISPUTED = """FROM contradiction JOIN incident ON incident.number = contradiction.incident WHERE :id IS NULL OR incident.id = :id"""
NONE_AT_ALL = -1  # SQLite's word for no limit


def appointments_of(made: sqlite3.Connection, today: str, states: Collection[str], offset: int, limit: int | None) -> Page[Appointment]:
    """Return a page of what is to come, the earliest first; of some states, or of all."""
    asked = {
        "today": today,
        "states": _listed(states),
        "all": not states,
        "limit": NONE_AT_ALL if limit is None else limit,
        "offset": offset,
    }
    rows = made.execute(f"{APPOINTMENTS} ORDER BY place LIMIT :limit OFFSET :offset", asked)
    found = [replace(unpacked(Appointment, body), state=standing) for body, standing in rows]
    total = made.execute(f"SELECT count(*) FROM ({APPOINTMENTS})", asked).fetchone()[0]  # noqa: S608 ours
    return Page(found, total, offset)


def disputed_of(made: sqlite3.Connection, offset: int, limit: int | None, incident: str | None) -> Page[Disputed]:
    """Return a page of what is disputed, by day; of one incident, or of all."""
    asked = {"id": incident, "limit": NONE_AT_ALL if limit is None else limit, "offset": offset}
    order = "ORDER BY coalesce(start, \"end\", '9999'), id, place LIMIT :limit OFFSET :offset"
    rows = made.execute(f'SELECT id, start, "end", name, body {DISPUTED} {order}', asked)
    found = [Disputed(name, start, end, place, unpacked(Contradiction, body)) for name, start, end, place, body in rows]
    return Page(found, made.execute(f"SELECT count(*) {DISPUTED}", asked).fetchone()[0], offset)


def _listed(states: Collection[str]) -> str:
    return "[" + ", ".join(f'"{each}"' for each in sorted(states)) + "]"
