"""From the ledger into a projection's tables: reports, edges, families and states, all of them or those that changed.

The answer is which happenings that touches: everything that is put together from them has to be put together again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import Connection, func, select

from dateline.ledger.changes import Changes
from dateline.ledger.edges import chunks, is_about, load_edges
from dateline.ledger.happenings import HAPPENED, load_happenings, load_printed
from dateline.ledger.outlook import load_comings, load_totals
from dateline.ledger.particulars import TOLD_BESIDE, load_particulars
from dateline.ledger.pointed import load_pointed
from dateline.ledger.reviews import load_states
from dateline.ledger.schema import metadata
from dateline.ledger.suggestions import load_families
from dateline.ledger.voices import Voices
from dateline.projection.compact import packed
from dateline.reconcile.particulars import together
from dateline.records.agenda import Coming
from dateline.records.happenings import Edge, Family, Happening
from dateline.records.publication import Particulars
from dateline.records.totals import Total

TABLES = metadata.tables
UNKNOWN: Mapping[str, Particulars] = {}
AT_ONCE = 200  # reports in memory at a time
OF_REPORTS = ("happening", "total", "coming")


def load(made: sqlite3.Connection, ledger: Connection, changes: Changes | None, as_of: str | None) -> set[str] | None:
    """Bring what a projection holds of a ledger up to it; null for everything touches all that happened.

    Only everything can be loaded as it was known at an earlier moment.
    """
    if changes is None:
        _load_reports(
            made, ledger, list(ledger.execute(select(TABLES["document"].c.id).order_by(TABLES["document"].c.id)).scalars()), as_of
        )
        keep_edges(made, load_edges(ledger, as_of, is_about("incident")))
        made.executemany("INSERT INTO family VALUES (?, ?, ?)", map(_family_row, load_families(ledger, as_of)))
        made.executemany("INSERT INTO state VALUES (?, ?)", load_states(ledger, as_of, "record").items())
        return None
    touched = _load_reports(made, ledger, sorted(changes.documents), None)
    touched |= _load_edges(made, ledger, changes.edges)
    touched |= _load_families(made, ledger, changes.families)
    return touched | (_load_states(made, ledger) if changes.looked_at else set())


def _load_reports(made: sqlite3.Connection, ledger: Connection, documents: Sequence[str], as_of: str | None) -> set[str]:
    """Load reports anew and return their happenings, those before and those now."""
    touched: set[str] = set()
    left = iter(documents)
    while some := list(islice(left, AT_ONCE)):
        touched |= happenings_of(made, some)
        for table in (*OF_REPORTS, "report"):
            made.executemany(f"DELETE FROM {table} WHERE document = ?", [(each,) for each in some])  # noqa: S608 a table of ours
        voices = Voices(ledger, as_of, load_printed(ledger, as_of, some), some)
        pointed = load_pointed(ledger, as_of, some, HAPPENED | TOLD_BESIDE, voices)
        happenings = load_happenings(ledger, as_of, some, pointed)
        particulars = load_particulars(ledger, as_of, some, pointed)
        totals, comings = load_totals(ledger, as_of, some, voices), load_comings(ledger, as_of, some, voices)
        keep(made, happenings, totals, comings, _covered(ledger, some), particulars)
        touched.update(each.id for each in happenings)
    return touched


def keep(
    made: sqlite3.Connection,
    happenings: Iterable[Happening],
    totals: Iterable[Total],
    comings: Iterable[Coming],
    covered: Iterable[tuple[str, int, int]],
    particulars: Mapping[str, Particulars] = UNKNOWN,
) -> None:
    """Write what reports tell, and of each report the first and the last of the readings that the ledger counts."""
    rows = [
        (each.id, each.document, each.type, (each.start or "")[:10], packed(each), _beside(particulars.get(each.id))) for each in happenings
    ]
    made.executemany("INSERT INTO happening VALUES (?, ?, ?, ?, ?, ?)", rows)
    made.executemany("INSERT INTO total VALUES (?, ?, ?)", [(each.id, each.document, packed(each)) for each in totals])
    made.executemany("INSERT INTO coming VALUES (?, ?, ?)", [(each.id, each.document, packed(each)) for each in comings])
    made.executemany("INSERT INTO report VALUES (?, ?, ?)", covered)


def _beside(known: Particulars | None) -> str | None:
    return None if known is None else packed(together([known]))


def keep_edges(made: sqlite3.Connection, edges: Iterable[Edge]) -> None:
    """Write live decisions and suggestions about incidents."""
    rows = ((each.id, each.left, each.right, each.judgement, each.score, packed(each)) for each in edges)
    made.executemany("INSERT INTO edge VALUES (?, ?, ?, ?, ?, ?)", rows)


def _covered(ledger: Connection, documents: Collection[str]) -> Iterator[tuple[str, int, int]]:
    coverage = TABLES["coverage"].c
    seqs = select(coverage.document, func.min(coverage.seq), func.max(coverage.seq)).where(coverage.document.in_(documents))
    yield from ((row[0], row[1], row[2]) for row in ledger.execute(seqs.group_by(coverage.document)))


def _load_edges(made: sqlite3.Connection, ledger: Connection, pairs: Collection[tuple[str, str]]) -> set[str]:
    edge = TABLES["edge"].c
    made.executemany('DELETE FROM edge WHERE "left" = ? AND "right" = ?', pairs)
    for some in chunks(left for left, _ in pairs):
        live = (each for each in load_edges(ledger, None, is_about("incident"), edge.left.in_(some)) if (each.left, each.right) in pairs)
        keep_edges(made, live)
    return {name for pair in pairs for name in pair}


def _load_families(made: sqlite3.Connection, ledger: Connection, pairs: Collection[tuple[str, str]]) -> set[str]:
    """Load families anew and return the happenings of their reports: who counts as one source may be another."""
    if not pairs:
        return set()
    made.executemany('DELETE FROM family WHERE "left" = ? AND "right" = ?', pairs)
    live = (each for each in load_families(ledger, None) if (each.left, each.right) in pairs)
    made.executemany("INSERT INTO family VALUES (?, ?, ?)", map(_family_row, live))
    return happenings_of(made, {name for pair in pairs for name in pair})


def _load_states(made: sqlite3.Connection, ledger: Connection) -> set[str]:
    before, now = dict(made.execute("SELECT record, state FROM state")), load_states(ledger, None, "record")
    changed = {name for name in {*before, *now} if before.get(name) != now.get(name)}
    made.executemany("DELETE FROM state WHERE record = ?", [(each,) for each in changed])
    made.executemany("INSERT INTO state VALUES (?, ?)", [(each, now[each]) for each in changed if each in now])
    return changed


def happenings_of(made: sqlite3.Connection, documents: Iterable[str]) -> set[str]:
    """Return the happenings of reports."""
    return {row[0] for each in documents for row in made.execute("SELECT id FROM happening WHERE document = ?", (each,))}


def _family_row(family: Family) -> tuple[object, ...]:
    return family.left, family.right, packed(family)
