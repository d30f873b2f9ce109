"""The commands that keep reports in a ledger and ask it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from dateline import pipeline
from dateline.cli import inputs
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.records.reading import Failure, to_json

if TYPE_CHECKING:
    from dateline.ledger.store import Added
    from dateline.ledger.view import View

# The ledger loads SQLAlchemy, which `dateline read` must not pay for: these commands import it when they run.
# ruff: noqa: PLC0415

Row = TypeVar("Row")
INTERRUPTED = 130  # what shells give for a program that Ctrl-C ended
AsJson = Annotated[bool, typer.Option("--json", help="Print one object a line.")]
AsOf = Annotated[str | None, typer.Option(help="What the ledger believed at this day or moment (UTC, ISO 8601).")]


@dataclass(slots=True)
class Kept:
    """How many reports an `add` has dealt with so far."""

    new: int = 0
    known: int = 0
    failed: int = 0

    def report(self, outcomes: Iterable[Added | Failure], *, as_json: bool) -> None:
        """Say of each report what became of it, and count it."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self.failed += 1
                typer.echo(f"dateline: {outcome.named()}", err=True)
                continue
            self.new, self.known = self.new + outcome.new, self.known + (not outcome.new)
            for refused in outcome.refused:
                typer.echo(f"dateline: {outcome.name}: not kept: {refused}", err=True)
            if as_json:
                _line(to_json(outcome))
                sys.stdout.flush()

    def __str__(self) -> str:
        return f"{self.new} new, {self.known} known already{f', {self.failed} not readable' if self.failed else ''}"


def register(app: typer.Typer) -> None:
    """Add the ledger's commands to the program."""
    for command in (add, documents, incidents, tallies, claims, due, show, find, verify, backup):
        app.command()(command)


def add(
    context: typer.Context,
    files: Annotated[list[Path] | None, typer.Argument(help="HTML, plain text, PDF, JSON Lines or WARC, told apart by content.")] = None,
    jsonl: Annotated[str | None, typer.Option(help='A JSON Lines file of {"id", "text" or "html", ...}; - is standard input.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line per report, after it is safe on the disk.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Read in this many processes; changes nothing in the ledger.")] = 1,
) -> None:
    """Read reports and keep them in the ledger; what it has already is not kept twice."""
    from dateline.ledger.store import open_ledger

    if not files and jsonl is None:
        raise typer.BadParameter("name a FILE to add, or give --jsonl IN")
    raws = [*inputs.from_files(files or []), *(inputs.from_lines(jsonl) if jsonl is not None else ())]
    config: Config = context.obj
    with open_ledger(config.ledger, _now, "program:dateline") as ledger:
        kept = Kept()
        try:
            kept.report(_watched(pipeline.add(raws, ledger, config, workers), len(raws)), as_json=as_json)
        except KeyboardInterrupt:
            typer.echo(f"dateline: stopped after {kept}, all safe in {config.ledger}; the same command goes on from there", err=True)
            raise typer.Exit(INTERRUPTED) from None
    if not as_json:
        typer.echo(f"{kept}: {config.ledger}")
    if kept.failed:
        raise typer.Exit(1)


def documents(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List the reports that the ledger keeps."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        _print(view.documents(), as_json, faces.documents)


def incidents(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List what happened, by day."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        _print(view.incidents(), as_json, faces.incidents)


def tallies(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List the totals that reports give, each with its speaker."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        _print(view.tallies(), as_json, faces.tallies)


def claims(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List who said what, and with which force."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        _print(view.claims(), as_json, faces.claims)


def due(
    context: typer.Context,
    as_json: AsJson = False,
    today: Annotated[str | None, typer.Option(help="The day to count from (ISO 8601); the default is today.")] = None,
    as_of: AsOf = None,
) -> None:
    """List what is to come, the earliest first, and what is overdue."""
    from dateline.cli import ledger_faces as faces

    day = _day(today) if today else datetime.now(UTC).date().isoformat()
    with _view(context, as_of) as view:
        _print(view.due(day), as_json, faces.due)


def show(
    context: typer.Context,
    record: Annotated[str, typer.Argument(metavar="ID", help="Six or more characters that begin a record's id.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Show a record beside its sentence: every value, its words, the rule and the speaker."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        shown = view.show(record)
    _print([shown], as_json, lambda _, console: faces.show(shown, console))


def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all stand in one sentence.")],
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Find the sentences that hold all the words."""
    from dateline.cli import ledger_faces as faces

    with _view(context, as_of) as view:
        _print(view.find(" ".join(words)), as_json, faces.found)


def verify(
    context: typer.Context,
    head: Annotated[str | None, typer.Option(help="The last hash of the log as it was noted elsewhere.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check the whole ledger, offline and without writing; exit 1 when anything is not as it was written."""
    from dateline.cli import ledger_faces as faces

    config: Config = context.obj
    verdict = pipeline.check(config, head)
    if as_json:
        for fault in verdict.faults:
            _line({"fault": to_json(fault)})
        _line(
            {
                "ok": verdict.ok,
                "head": verdict.head,
                "entries": verdict.entries,
                "documents": verdict.documents,
                "notes": list(verdict.notes),
            }
        )
    else:
        faces.verdict(verdict, config.ledger, _console())
    if not verdict.ok:
        raise typer.Exit(1)


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    as_json: AsJson = False,
) -> None:
    """Write a copy of the ledger that is whole even while another program adds to it."""
    from dateline.ledger.backup import back_up

    config: Config = context.obj
    head = back_up(config.ledger, str(to))
    if as_json:
        _line({"ledger": config.ledger, "backup": str(to), "head": head})
    else:
        typer.echo(f"{to}: head {head}")


@contextmanager
def _view(context: typer.Context, as_of: str | None) -> Iterator[View]:
    from dateline.ledger.view import open_view

    config: Config = context.obj
    with open_view(config.ledger, _moment(as_of) if as_of else None) as view:
        yield view


def _watched(outcomes: Iterable[Added | Failure], total: int) -> Iterator[Added | Failure]:
    if not sys.stderr.isatty():
        yield from outcomes
        return
    columns = (TextColumn("reading"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(outcomes, total=total)


def _print(rows: Sequence[Row], as_json: bool, face: Callable[[Sequence[Row], Console], None]) -> None:
    if as_json:
        for row in rows:
            _line(to_json(row))
    else:
        face(rows, _console())


def _console() -> Console:
    return Console(width=None if sys.stdout.isatty() else 100, highlight=False, soft_wrap=False)


def _line(value: object) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise DatelineError(f"{text!r} is no day: write it like 2025-11-14") from error


def _moment(text: str) -> str:
    """Return a moment in UTC; a day alone means its end, so that everything learned on that day counts."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise DatelineError(f"{text!r} is no day or moment: write it like 2025-11-14 or 2025-11-14T09:30Z") from error
    if len(text) == len("2025-11-14"):
        moment = moment.replace(hour=23, minute=59, second=59)
    in_utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return in_utc.strftime("%Y-%m-%dT%H:%M:%SZ")
