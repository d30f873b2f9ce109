"""What policies make of the figures of all incidents: kept for the default one, made for another when it is first asked for."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress

from dateline.answer.counts import Policy
from dateline.projection.columns import FIGURES, NONE, Columns, has_column, write_figure_columns
from dateline.projection.compact import unpacked
from dateline.projection.following import head_of
from dateline.projection.grouping import figures, key_of
from dateline.projection.summing import Figures
from dateline.records.happenings import Incident

Row = tuple[int | None, ...]
KEEP = "INSERT OR REPLACE INTO figure VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
MISSING = "SELECT number, body FROM body WHERE number NOT IN (SELECT incident FROM figure WHERE policy = ?)"


def figures_of(made: sqlite3.Connection, columns: Columns, policy: Policy, outcomes: Sequence[str]) -> list[Figures]:
    """Return the figures of each outcome by a policy."""
    key = key_of(policy)
    if columns.size and not columns.is_known(f"{key}/{FIGURES[0]}") and not has_column(made, f"{key}/{FIGURES[0]}"):
        _complete(made, columns, policy)
    found = []
    for outcome in outcomes:
        bounds = (columns.numbers(f"{key}/{outcome}_{bound}" if columns.size else "number") for bound in ("low", "best", "high", "most"))
        low, best, high, most = bounds
        found.append(Figures(outcome, low != NONE, low, best, high, most))
    return found


def _complete(made: sqlite3.Connection, columns: Columns, policy: Policy) -> None:
    """Make the figures that are not there; where the disk takes them, they are there the next time."""
    key = key_of(policy)
    new = [(number, *figures(unpacked(Incident, body), policy)) for number, body in made.execute(MISSING, (key,)).fetchall()]
    known: dict[int, Row] = {row[1]: row[2:] for row in made.execute("SELECT * FROM figure WHERE policy = ?", (key,))}
    known |= {int(number or 0): tuple(row) for number, *row in new}
    ordered = [known[number] for number in columns.numbers("number").tolist()]
    for name, values in zip(FIGURES, zip(*ordered, strict=True), strict=True):
        columns.take(f"{key}/{name}", [NONE if value is None else value for value in values])
    with suppress(sqlite3.Error):
        _keep(made, key, [(key, *row) for row in new])


def _keep(made: sqlite3.Connection, key: str, rows: Sequence[tuple[object, ...]]) -> None:
    file = next(file for _, name, file in made.execute("PRAGMA database_list") if name == "main")
    if not file:
        return
    with closing(sqlite3.connect(file, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        if head_of(writing) == head_of(made):
            writing.executemany(KEEP, rows)
            write_figure_columns(writing, key)
        writing.execute("COMMIT")
