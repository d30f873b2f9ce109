"""The command that writes the ledger in the formats of colleagues' tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.lines import print_line
from dateline.config import Config

PROFILES = "machine: as written; spreadsheet: cells that a spreadsheet would run are made harmless."


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(export)


def export(  # noqa: PLR0913, PLR0917 what people may say of an export
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="A format's name; `list` shows them all.")],
    to: Annotated[Path | None, typer.Option("-o", "--out", help="The file, or the folder for a format of several files.")] = None,
    profile: Annotated[str, typer.Option(help=PROFILES)] = "machine",
    policy: Annotated[
        str | None, typer.Option(help="How figures are made: a policy's name or a file; default: the format's custom.")
    ] = None,
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only what people decided; without it, suggestions too, marked.")] = False,
    as_of: Annotated[str | None, typer.Option("--as-of", "--as-known", help="What the ledger believed at this day or moment.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was written as one object.")] = False,
    keep: Annotated[bool, typer.Option("--keep", help="Write down in the ledger that these files went out, and its head.")] = False,
) -> None:
    """Write the ledger as files for other tools, each with a manifest beside it."""
    from dateline import publishing  # noqa: PLC0415 formats load their libraries
    from dateline.cli import asking, exporting  # noqa: PLC0415

    if name == "list":
        exporting.show_formats(as_json=as_json)
        return
    if to is None:
        raise typer.BadParameter("name the file or folder to write: -o PATH")
    config: Config = context.obj
    wanted = publishing.Wanted(policy, reviewed, asking.moment(as_of) if as_of else None)
    made = publishing.export(config.ledger, name, to, profile, wanted, config.cache)
    if as_json:
        print_line(exporting.as_object(made))
    else:
        exporting.show(made)
    if keep:
        from dateline.cli.keeping import keep_export  # noqa: PLC0415 most exports leave the ledger as it is

        keep_export(config, made)
