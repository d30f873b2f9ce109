"""The command that says how complete the last days are; scipy is loaded only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.lines import print_line

# ruff: noqa: PLC0415


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(nowcast)


def nowcast(
    table: Annotated[Path, typer.Option(help="A CSV file with the columns `occurred` and `reported`, a line for each happening.")],
    as_of: Annotated[str, typer.Option(metavar="DAY", help="The last day whose reports are in the file.")],
    phi: Annotated[float, typer.Option(min=1.0, help="How much events come in waves; 1 is not at all.")] = 1.0,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
) -> None:
    """Say what late reports may still bring for the last days."""
    from dateline.answer import late
    from dateline.cli import delays, given
    from dateline.records.reading import to_json

    made = late.nowcast(delays.read(table), given.day("--as-of", as_of), phi)
    if as_json:
        print_line(given.finite(to_json(made)))
        return
    typer.echo(f"As of {made.as_of}: {made.missing:.1f} more may come in; reports come up to {made.longest} days late.")
    for day in made.days:
        complete = f"{day.complete:.0%} complete".replace("%", " %")
        typer.echo(f"{day.day}  reported {day.reported}, {complete}, in all {day.expected:.1f} (95 %: {day.low} to {day.high})")
