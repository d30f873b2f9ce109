"""The command that serves the ledger as pages."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from dateline.cli import stopping
from dateline.config import Config
from dateline.errors import DatelineError

MANY = 1000  # reports whose listing takes longer than a reader waits


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command()(serve)


def serve(  # noqa: PLR0913, PLR0917 what people may say of a server
    context: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen at; any but this machine's own needs --people.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port; 0 takes a free one.", min=0, max=65535)] = 8431,
    people: Annotated[bool, typer.Option("--people", help="Everybody logs in, with a role.")] = False,
    people_file: Annotated[
        Path | None, typer.Option("--people-file", help="With --people: the file of people; default: beside the ledger, LEDGER.people.db.")
    ] = None,
    name: Annotated[list[str] | None, typer.Option(help="With --people: a name by which browsers call the server.")] = None,
    secure: Annotated[
        bool, typer.Option("--secure", help="With --people: browsers come over TLS, which a proxy in front takes off.")
    ] = False,
    confirm: Annotated[bool, typer.Option("--confirm", help="A decision counts when a second person confirms it.")] = False,
    excerpts: Annotated[bool, typer.Option("--excerpts", help="Passages of at most 300 characters, no whole texts.")] = False,
    policy: Annotated[str, typer.Option(help="How figures are made: a policy's name or a file.")] = "range",
    reviewed: Annotated[bool, typer.Option("--reviewed", help="Only what people decided; without it, suggestions too, marked.")] = False,
) -> None:
    """Serve the ledger as pages for reading and checking, to this machine alone or to people who log in."""
    from dateline.web import serving  # noqa: PLC0415 the server loads its libraries
    from dateline.web.settings import LOOPBACK, Settings  # noqa: PLC0415

    if people_file is not None and not people:
        raise DatelineError("--people-file: without --people nobody logs in: give both, or neither")
    config: Config = context.obj
    settings = Settings(
        ledger=config.ledger,
        cache=config.cache,
        codebook=config.codebook,
        gazetteer=config.gazetteer,
        people=people,
        accounts=people_file,
        secure=secure,
        hosts=(*LOOPBACK, *(each.lower() for each in name or ())) if people else LOOPBACK,
        confirm=confirm,
        whole=not excerpts,
        policy=policy,
        reviewed=reviewed,
    )
    stopping.stop_in_order()
    serving.serve(settings, host, port, lambda address: typer.echo(f"{config.ledger}: {address}  (Ctrl-C ends)"), _hear)


def _hear(done: int, whole: int) -> None:
    """Say how far the lists are, where there is much to list."""
    if whole > MANY:
        typer.echo(f"dateline: listing reports: {done} of {whole}", err=True)
