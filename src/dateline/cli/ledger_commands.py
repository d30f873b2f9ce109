"""The commands that keep reports in a ledger and ask it."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.lines import print_line
from dateline.cli.read_command import NONE_NAMED, WHAT_IS_READ
from dateline.config import Config

# The ledger loads SQLAlchemy, which `dateline read` must not pay for, and `add` the language model, which no question needs:
# these commands import what they need when they run.
# ruff: noqa: PLC0415

AsJson = Annotated[bool, typer.Option("--json", help="Print one object a line.")]
AsKnown = Annotated[str | None, typer.Option("--as-known", help="What the ledger believed at this day or moment (UTC, ISO 8601).")]
AsOf = Annotated[str | None, typer.Option("--as-known", "--as-of", help="What the ledger believed at this day or moment (UTC, ISO 8601).")]


def register(app: typer.Typer) -> None:
    """Add the ledger's commands to the program."""
    for command in (add, documents, claims, find, verify, backup):
        app.command()(command)


def add(
    context: typer.Context,
    files: Annotated[list[str] | None, typer.Argument(help=f"{WHAT_IS_READ} Or readings made with --engine spark.")] = None,
    jsonl: Annotated[str | None, typer.Option(help='A JSON Lines file of {"id", "text" or "html", ...}; - is standard input.')] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line per report, after it is safe on the disk.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Read in this many processes; changes nothing in the ledger.")] = 1,
    no_reconcile: Annotated[bool, typer.Option("--no-reconcile", help="Leave it to `dateline reconcile` to compare the reports.")] = False,
) -> None:
    """Read reports and keep them in the ledger, and compare what they tell; what it has already is not kept twice."""
    if not files and jsonl is None:
        raise typer.BadParameter(NONE_NAMED)
    from dateline.cli import adding, inputs

    archives, named = inputs.parted(files or [])
    given = list(inputs.given(named, jsonl, context.obj))
    adding.add(given, context.obj, workers, archives, as_json=as_json, compare_them=not no_reconcile)


def documents(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List the reports that the ledger keeps."""
    from dateline.cli import asking

    asking.documents(context.obj, as_of, as_json=as_json)


def claims(context: typer.Context, as_json: AsJson = False, as_of: AsOf = None) -> None:
    """List who said what, and with which force."""
    from dateline.cli import asking

    asking.claims(context.obj, as_of, as_json=as_json)


def find(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all stand in one sentence; of a longer one the beginning is enough.")],
    limit: Annotated[int, typer.Option(min=1, help="How many sentences at most.")] = 50,
    as_json: AsJson = False,
    as_of: AsOf = None,
) -> None:
    """Find the sentences that hold all the words, those of the last report first."""
    from dateline.cli import finding

    finding.find(context.obj, as_of, " ".join(words), limit, as_json=as_json)


def verify(
    context: typer.Context,
    export: Annotated[Path | None, typer.Argument(metavar="[EXPORT]", help="An export or its manifest, in place of the ledger.")] = None,
    head: Annotated[str | None, typer.Option(help="The last hash of the log as it was noted elsewhere.")] = None,
    as_json: AsJson = False,
) -> None:
    """Check the whole ledger, or an export, offline and without writing; exit 1 when anything is not as it was written."""
    from dateline.cli import verifying

    whole = verifying.verify(context.obj, head, as_json=as_json) if export is None else verifying.verify_export(export, as_json=as_json)
    if not whole:
        raise typer.Exit(1)


def backup(
    context: typer.Context,
    to: Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")],
    as_json: AsJson = False,
) -> None:
    """Write a copy of the ledger that is whole even while another program adds to it."""
    from dateline.cli.stopping import stop_in_order
    from dateline.ledger.backup import back_up

    stop_in_order()

    config: Config = context.obj
    head = back_up(config.ledger, str(to))
    if as_json:
        print_line({"ledger": config.ledger, "backup": str(to), "head": head})
    else:
        typer.echo(f"{to}: head {head}")
