"""The `dateline` program: what holds for all commands, and the commands."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from dateline import __version__
from dateline.cli import (
    answer_commands,
    estimate_command,
    explain_command,
    export_command,
    gazetteer_commands,
    import_command,
    incident_commands,
    judge_commands,
    ledger_commands,
    nowcast_command,
    pace_command,
    people_commands,
    read_command,
    report_command,
    serve_command,
    watch_command,
)
from dateline.cli.endings import Program
from dateline.config import from_environment

app = typer.Typer(cls=Program, add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def dateline(
    context: typer.Context,
    ledger: Annotated[
        str | None, typer.Option(help="The ledger: a file, or postgresql://user@host/db; default $DATELINE_LEDGER, or dateline.db.")
    ] = None,
    codebook: Annotated[Path | None, typer.Option(help="A codebook of your own in place of the one that ships.")] = None,
    gazetteer: Annotated[Path | None, typer.Option(help="Places to add: a CSV file of your own, or an imported index.")] = None,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")] = False,  # noqa: ARG001
) -> None:
    """Turn news reports into a ledger in which every value stands beside the words that carry it."""
    config = from_environment(os.environ)
    context.obj = replace(
        config, ledger=ledger or config.ledger, codebook=codebook or config.codebook, gazetteer=gazetteer or config.gazetteer
    )
    gazetteer_commands.prepare(context.obj, context.invoked_subcommand)


COMMANDS = (
    read_command,
    ledger_commands,
    incident_commands,
    judge_commands,
    explain_command,
    gazetteer_commands,
    pace_command,
    estimate_command,
    nowcast_command,
    export_command,
    import_command,
    report_command,
    serve_command,
    people_commands,
    watch_command,
    answer_commands,
)
for commands in COMMANDS:
    commands.register(app)
