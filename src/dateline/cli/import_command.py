"""The command that takes files of other people's coding."""

from __future__ import annotations

from typing import Annotated

import typer

WHO = "Who vouches for quotations whose file names nobody: a person's NAME, or TOOL@VERSION."


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("import")(import_)


def import_(
    context: typer.Context,
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="ACLED, UCDP, GDELT, POLECAT, W3C annotations, langextract.")],
    by: Annotated[str | None, typer.Option("--by", help=WHO)] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print each foreign record, and what became of each file, one object a line.")
    ] = False,
) -> None:
    """Read files of other people's coding: quotations that verify enter the ledger, event tables are checked and never enter it."""
    from dateline.cli import bringing  # noqa: PLC0415 the ledger loads SQLAlchemy

    if not bringing.take(context.obj, files, by, as_json=as_json):
        raise typer.Exit(1)
