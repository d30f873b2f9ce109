"""The command that says how complete the last days are; scipy is loaded only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.ledger_commands import AsKnown
from dateline.cli.lines import print_line

# ruff: noqa: PLC0415


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(nowcast)


def nowcast(
    context: typer.Context,
    table: Annotated[Path | None, typer.Option(help="In place of the ledger: columns `occurred` and `reported`, a line each.")] = None,
    as_of: Annotated[str | None, typer.Option(metavar="DAY", help="The last day whose reports are in; the ledger knows its own.")] = None,
    phi: Annotated[float, typer.Option(min=1.0, help="How much events come in waves; 1 is not at all.")] = 1.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
    as_known: AsKnown = None,
) -> None:
    """Say what late reports may still bring for the last days."""
    from dateline.answer import late
    from dateline.cli import delays, given
    from dateline.records.reading import to_json

    known, last, says = delays.of_ledger(context.obj, as_known) if table is None else (delays.read(table), None, "")
    day = given.day("--as-of", as_of) if as_of else last
    if day is None:
        raise typer.BadParameter("--as-of: say which is the last day whose reports are in the file")
    made = late.nowcast(known, day, phi)
    if as_json:
        print_line(given.finite(to_json(made)))
        return
    if says:
        typer.echo(says)
    typer.echo(f"As of {made.as_of}: {made.missing:.1f} more may come in; reports come up to {made.longest} days late.")
    for each in made.days:
        complete = f"{each.complete:.0%} complete".replace("%", " %")
        typer.echo(f"{each.day}  reported {each.reported}, {complete}, in all {each.expected:.1f} (95 %: {each.low} to {each.high})")
