"""The command that estimates how many are on no list; scipy is loaded only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.lines import print_line

# ruff: noqa: PLC0415


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(estimate)


def estimate(
    table: Annotated[Path, typer.Option(help="A CSV file: a column of 0 and 1 for each list, and a column `count`.")],
    method: Annotated[str, typer.Option(help="loglinear, fixed, stepwise, graphs or latent.")] = "loglinear",
    seed: Annotated[int, typer.Option(min=0, help="What chance begins from; the same seed gives the same answer.")] = 1,
    replicates: Annotated[int, typer.Option(min=100, help="How often the table is drawn again.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
) -> None:
    """Estimate how many are on no list, or say why that cannot be done."""
    from dateline.answer import multiple
    from dateline.cli import given, histories
    from dateline.errors import DatelineError
    from dateline.records.reading import to_json

    chosen = next((each for each in multiple.METHODS if each == method), None)
    if chosen is None:
        raise DatelineError(f"--method: {method!r} is none of {', '.join(multiple.METHODS)}")
    made = multiple.estimate(histories.read(table), chosen, seed, replicates)
    if as_json:
        print_line(given.finite(to_json(made)))
    else:
        typer.echo(multiple.paragraph(made))
