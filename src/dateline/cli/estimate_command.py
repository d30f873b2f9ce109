"""The command that estimates how many are on no list; scipy is loaded only when it runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.ledger_commands import AsKnown
from dateline.cli.lines import print_line

# ruff: noqa: PLC0415


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(estimate)


def estimate(  # noqa: PLR0913, PLR0917 an option each for what can be asked
    context: typer.Context,
    table: Annotated[Path | None, typer.Option(help="In place of the ledger: columns of 0 and 1 for each list, and `count`.")] = None,
    method: Annotated[str, typer.Option(help="loglinear, fixed, stepwise, graphs, threshold or latent.")] = "loglinear",
    seed: Annotated[int, typer.Option(min=0, help="What chance begins from; the same seed gives the same answer.")] = 1,
    by_size: Annotated[bool, typer.Option("--by-size", help="Of the ledger's incidents: for each size apart.")] = False,
    replicates: Annotated[int, typer.Option(min=100, help="How often the table is drawn again.")] = 1000,
    as_json: Annotated[bool, typer.Option("--json", help="Print one object.")] = False,
    as_known: AsKnown = None,
) -> None:
    """Estimate how many incidents no report tells of, or how many are on no list of a table; or say why that cannot be done."""
    from dateline.answer import multiple
    from dateline.cli import given, histories
    from dateline.errors import DatelineError
    from dateline.records.reading import to_json

    chosen = next((each for each in multiple.METHODS if each == method), None)
    if chosen is None:
        raise DatelineError(f"--method: {method!r} is none of {', '.join(multiple.METHODS)}")
    if table is None:
        from dateline.cli import lists

        lists.estimate(context.obj, as_known, lists.Drawn(chosen, seed, replicates), by_size=by_size, as_json=as_json)
        return
    made = multiple.estimate(histories.read(table), chosen, seed, replicates)
    if as_json:
        print_line(given.finite(to_json(made)))
    else:
        typer.echo(multiple.paragraph(made))
