"""The command that follows feeds and keeps the reports they name."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(watch)


def watch(
    context: typer.Context,
    feeds: Annotated[list[str], typer.Argument(metavar="FEED...", help="Addresses of RSS or Atom feeds.")],
    every: Annotated[float, typer.Option(min=1, help="Minutes between two looks.")] = 15,
    once: Annotated[bool, typer.Option("--once", help="Look once and end.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print one line per report, after it is safe on the disk.")] = False,
    workers: Annotated[int, typer.Option(min=1, help="Read in this many processes; changes nothing in the ledger.")] = 1,
) -> None:
    """Follow feeds: fetch the reports they name, with manners, and keep them in the ledger."""
    from dateline.cli import inputs, watching  # noqa: PLC0415 what fetches and reads is loaded when it is needed

    wrong = next((each for each in feeds if not inputs.is_address(each)), None)
    if wrong is not None:
        raise typer.BadParameter(f"{wrong!r} is no address: write it like https://host/feed.xml")
    watching.watch(feeds, context.obj, workers, None if once else every * 60, as_json=as_json)
