"""Questions over all reports at once: incidents, totals over time, what is to come, and who stands behind what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import TypeVar

from rich.console import Console

from dateline import objects
from dateline.cli import incident_faces as faces
from dateline.cli import ledger_faces, terminal
from dateline.cli.asking import day, open_as_of, open_whole
from dateline.cli.lines import print_line
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.records.reading import to_json

Row = TypeVar("Row")


def incidents(config: Config, as_of: str | None, policy: str, *, reviewed: bool, as_json: bool) -> None:
    """Print what happened, over all reports."""
    with open_whole(config, as_of, reviewed=reviewed, policy=policy) as projection:
        if as_json:
            for each in projection.every():
                print_line(objects.incident_line(each))
        else:
            faces.incidents(projection.incidents(limit=None).rows, terminal.console())


def tallies(config: Config, as_of: str | None, *, as_json: bool) -> None:
    """Print the totals, each over time."""
    with open_as_of(config, as_of) as view, open_whole(config, as_of) as projection:
        rows, series = view.tallies() if as_json else [], projection.series()
    _say(series, objects.tally_lines(rows, series), faces.tallies, as_json=as_json)


def due(config: Config, as_of: str | None, today: str | None, *, as_json: bool) -> None:
    """Print what is to come as all reports leave it, on a day."""
    on = day(today) if today else datetime.now(UTC).date().isoformat()
    with open_as_of(config, as_of) as view, open_whole(config, as_of) as projection:
        rows = {row.id: row for row in view.due(on)} if as_json else {}
        appointments = projection.appointments(on).rows
    _say(appointments, objects.due_lines(rows, appointments), faces.due, as_json=as_json)


def sources(config: Config, as_of: str | None, incident: str, *, reviewed: bool, as_json: bool) -> None:
    """Print who stands behind an incident and its figures."""
    with open_whole(config, as_of, reviewed=reviewed) as projection:
        told = projection.account(incident)
    if told is None:
        raise DatelineError(f"no incident's id begins with {incident!r}: `dateline incidents` lists them; give six characters or more")
    _say([told], [objects.sources_line(told)], lambda _, console: faces.sources(told, console), as_json=as_json)


def show(config: Config, as_of: str | None, record: str, *, as_json: bool) -> None:
    """Print a record beside its sentence; an incident that several reports tell of, report by report as well."""
    with open_as_of(config, as_of) as view:
        shown = view.show(record)
    told = None
    if shown.kind == "incident":
        with open_whole(config, as_of) as projection:
            told = projection.account(shown.id)
    whole = told if told is not None and len(told.members) > 1 else None
    if as_json:
        print_line({**to_json(shown), "incident": objects.account_line(told) if told else None})  # type: ignore[dict-item] # an object
        return
    console = terminal.console()
    ledger_faces.show(shown, console)
    if whole is not None:
        console.print()
        faces.account(whole, console)


def _say(rows: Sequence[Row], lines: Iterable[object], face: Callable[[Sequence[Row], Console], None], *, as_json: bool) -> None:
    if not as_json:
        face(rows, terminal.console())
        return
    for line in lines:
        print_line(line)
