"""The command that writes the static page of a ledger."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.lines import print_line
from dateline.config import Config


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(report)


def report(  # noqa: PLR0913, PLR0917 what people may say of a page
    context: typer.Context,
    to: Annotated[Path, typer.Option("-o", "--out", help="The folder to write.")],
    policy: Annotated[str, typer.Option(help="How figures are made: a policy's name or a file.")] = "range",
    excerpts: Annotated[bool, typer.Option("--excerpts", help="Passages of at most 300 characters, no whole texts.")] = False,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only what people decided; without it, suggestions too, marked.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", "--as-known", help="What the ledger believed at this day or moment.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as one object.")] = False,
) -> None:
    """Write the ledger as pages that need no script and no network, with a manifest."""
    from dateline import reporting  # noqa: PLC0415 templates and charts load their libraries
    from dateline.cli import asking, exporting  # noqa: PLC0415

    config: Config = context.obj
    wanted = reporting.Wanted(policy, reviewed, asking.moment(as_of) if as_of else None)
    settings = reporting.Settings(wanted, reporting.naming(), not excerpts, config.codebook, config.cache)
    made = reporting.report(config.ledger, to, settings)
    if as_json:
        print_line(exporting.as_object(made))
    else:
        typer.echo(f"{to / 'index.html'}: {len(made.files)} files")
        exporting.warn(made)
