"""Days of happenings and of their first reports, from a ledger or a CSV file; a line that cannot be used is an error that names it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dateline.answer.late import Late
from dateline.cli.asking import open_as_of, open_whole
from dateline.cli.separated import rows_of
from dateline.config import Config
from dateline.errors import DatelineError, TableError
from dateline.projection import Filter
from dateline.records.happenings import Incident

LEAST = 30  # incidents from which a distribution of delays can be learned at all
FULL = len("2025-11-14")
COLUMNS = ("occurred", "reported")


def read(path: Path) -> list[Late]:
    """Return the two days of each line."""
    rows = rows_of(path)
    if not set(COLUMNS) <= set(rows.fieldnames or ()):
        raise TableError(f"--table: {path}: the first line must name the columns `occurred` and `reported`")
    return [Late(*(_day(path, rows.line_num, column, row[column]) for column in COLUMNS)) for row in rows]


def of_ledger(config: Config, as_known: str | None) -> tuple[list[Late], date | None, str]:
    """Return the two days of each incident of a ledger, the day of its last report, and what was left out."""
    with open_as_of(config, as_known) as view:
        published = {row.id: row.published[:10] for row in view.documents() if row.published and len(row.published) >= FULL}
    with open_whole(config, as_known) as projection:
        incidents = list(projection.every(Filter(happened=True)))
    last = max(published.values(), default=None)
    if last is None:
        raise DatelineError("no report of the ledger has a day: nobody can say how late they are")
    known = [late for each in incidents if (late := _late(each, published)) is not None]
    left = len(incidents) - len(known)
    says = f"{len(known)} incidents with a day and a first report; {left} left out: no single day, or a report before it."
    if len(known) < LEAST:
        raise DatelineError(f"{says} It takes {LEAST} to learn how late reports come: no nowcast, which also takes twice the longest delay")
    return known, date.fromisoformat(last), says


def _late(incident: Incident, published: Mapping[str, str]) -> Late | None:
    first = min((published[each] for each in incident.documents if each in published), default=None)
    day = incident.start[:10] if incident.start and incident.start == incident.end else None
    if first is None or day is None or first < day:
        return None
    return Late(date.fromisoformat(day), date.fromisoformat(first))


def _day(path: Path, line: int, column: str, text: str | None) -> date:
    try:
        return date.fromisoformat(text or "")
    except ValueError as error:
        raise TableError(f"--table: {path}:{line}: {column} is {text!r}: write a day like 2025-11-14") from error
