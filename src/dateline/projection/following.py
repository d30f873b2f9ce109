"""Bringing a projection up to its ledger: what changed is loaded and put together again, all else stays as it is."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from hashlib import sha256
from itertools import product

from sqlalchemy import Connection, func, select

from dateline.ledger.chain import Head
from dateline.ledger.changes import changes_since
from dateline.ledger.heads import last_entry
from dateline.ledger.schema import metadata
from dateline.projection.columns import has_column, write_columns
from dateline.projection.compact import packed, unpacked
from dateline.projection.grouping import regroup
from dateline.projection.loading import load
from dateline.projection.splicing import splice_columns
from dateline.projection.tables import LOADED, MADE
from dateline.reconcile.agenda import LONGEST_DUE, appointments, by_day, held_by, threads
from dateline.reconcile.series import series
from dateline.records.agenda import Appointment, Coming
from dateline.records.happenings import Happening
from dateline.records.totals import Total

MOST_SPLICED = 5_000  # incidents that change: where more do, columns are written anew


def head_of(made: sqlite3.Connection) -> Head:
    """Return the head of the log at which a projection stands."""
    known = dict(made.execute("SELECT key, value FROM meta WHERE key IN ('seq', 'head')"))
    return Head(int(known["seq"]), known["head"]) if len(known) == 2 else Head(-1, "")


def _moment_of(made: sqlite3.Connection) -> str:
    return str(dict(made.execute("SELECT key, value FROM meta WHERE key = 'at'")).get("at", ""))


def follow(made: sqlite3.Connection, ledger: Connection, *, reviewed: bool, as_of: str | None = None) -> None:
    """Bring a projection up to the ledger as a transaction of the ledger's sees it; the caller's transaction keeps it whole.

    An empty one can also be filled with what the ledger believed at an earlier moment.
    """
    now, before = last_entry(ledger), head_of(made)
    if now == before:
        return
    changes = changes_since(ledger, before) if before.seq > 0 else None
    if changes is None:
        empty(made)
    touched = load(made, ledger, changes, as_of)
    log = metadata.tables["log"].c
    since = select(func.max(log.at)) if changes is None else select(func.max(log.at)).where(log.seq > before.seq)
    at = max(ledger.execute(since).scalar() or "", "" if changes is None else _moment_of(made))
    put_together(made, touched, now, at, reviewed=reviewed, changed=None if changes is None else changes.documents)


def put_together(
    made: sqlite3.Connection, touched: set[str] | None, head: Head, at: str, *, reviewed: bool, changed: Collection[str] | None = None
) -> None:
    """Put together what follows from touched happenings and changed reports, or from all, and say at which head and moment that is."""
    regrouped = regroup(made, touched, reviewed=reviewed)
    write_agenda(made, changed)
    write_series(made)
    if regrouped is None or len(regrouped.gone) + len(regrouped.new) > MOST_SPLICED or not has_column(made, "number"):
        write_columns(made)
    else:
        splice_columns(made, regrouped.gone, regrouped.new)
    made.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [("seq", str(head.seq)), ("head", head.hash), ("at", at)])


def empty(made: sqlite3.Connection) -> None:
    """Take everything out of a projection."""
    for (table,) in made.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%'").fetchall():
        if f"CREATE TABLE {table} " in LOADED + MADE or f'CREATE TABLE "{table}" ' in LOADED + MADE:
            made.execute(f'DELETE FROM "{table}"')  # noqa: S608 a table of ours
    made.execute("DELETE FROM words")


def write_agenda(made: sqlite3.Connection, changed: Collection[str] | None = None) -> None:
    """Put what is to come together from all reports; where it stands is told by the day on which it is asked.

    Where only some reports changed, what neither they nor what happened in them can touch stays as it was put together before.
    """
    found = threads([unpacked(Coming, row[0]) for row in made.execute("SELECT body FROM coming ORDER BY document, id")])
    before = {} if changed is None else _untouched(made, changed)
    stays = [before.get(tuple(each.id for each in thread.members)) for thread in found]
    anew = [thread for thread, known in zip(found, stays, strict=True) if known is None]
    made_anew = appointments(anew, _held(made, [coming for thread in anew for coming in thread.members]), "")
    ordered = sorted([*made_anew, *(each for each in stays if each is not None)], key=by_day)
    rows = [(at, each.id, each.start, each.end, each.state, packed(each)) for at, each in enumerate(ordered)]
    made.execute("DELETE FROM appointment")
    made.executemany("INSERT INTO appointment VALUES (?, ?, ?, ?, ?, ?)", rows)


def _untouched(made: sqlite3.Connection, changed: Collection[str]) -> dict[tuple[str, ...], Appointment]:
    """Return by their members the scheduled events of no changed report on whose days nothing of such a report happened."""
    happened = {row for each in changed for row in made.execute("SELECT type, day FROM happening WHERE document = ?", (each,))}
    kinds: dict[str, set[str]] = defaultdict(set)
    for type_, day in happened:
        kinds[day].add(type_)
    known = (unpacked(Appointment, row[0]) for row in made.execute("SELECT body FROM appointment"))
    return {each.members: each for each in known if not _is_touched(each, frozenset(changed), kinds)}


def _is_touched(known: Appointment, changed: Collection[str], kinds: Mapping[str, Collection[str]]) -> bool:
    if any(name in changed for name in (*known.documents, *(step.document for step in known.steps))):
        return True
    return any(kinds[day] for day in _around(known.start, known.end) if day in kinds)


def write_series(made: sqlite3.Connection) -> None:
    """Put the totals of all reports together, unless they are those that were put together before."""
    totals = [row[0] for row in made.execute("SELECT body FROM total ORDER BY document, id")]
    digest = sha256("\n".join(totals).encode()).hexdigest()
    if made.execute("SELECT value FROM meta WHERE key = 'totals'").fetchone() == (digest,):
        return
    found = series([unpacked(Total, each) for each in totals])
    made.execute("DELETE FROM series")
    made.executemany("INSERT INTO series VALUES (?, ?, ?)", [(at, each.id, packed(each)) for at, each in enumerate(found)])
    made.execute("INSERT OR REPLACE INTO meta VALUES ('totals', ?)", (digest,))


def _held(made: sqlite3.Connection, comings: Iterable[Coming]) -> list[Happening]:
    """Return the happenings of the kinds and days that can show of something that it was held, by report and id."""
    wanted = {pair for each in comings for pair in product(held_by(each.kind), _around(each.start, each.end))}
    found = {
        row for pair in sorted(wanted) for row in made.execute("SELECT document, id, body FROM happening WHERE type = ? AND day = ?", pair)
    }
    return [unpacked(Happening, body) for _, _, body in sorted(found)]


def _around(start: str | None, end: str | None) -> list[str]:
    """Return the first days of all that may overlap an interval of a week at most."""
    if start is None or end is None:
        return []
    first, last = date.fromisoformat(start[:10]), date.fromisoformat(end[:10])
    if abs((last - first).days) >= LONGEST_DUE:
        return []
    begin = min(first, last) - timedelta(days=LONGEST_DUE - 1)
    return [(begin + timedelta(days=number)).isoformat() for number in range((max(first, last) - begin).days + 1)]
