"""The commands for the people who log in to the pages: the first is added here, so that no page has to do it."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from dateline.cli.ledger_commands import AsJson

# Passwords load a library of their own: these commands import what they need when they run.
# ruff: noqa: PLC0415

ADDRESS = "http://127.0.0.1:8431"
app = typer.Typer(no_args_is_help=True, help="Say who may log in to the pages that `dateline serve --people` serves.")
Name = Annotated[str, typer.Argument(help="A name or pseudonym: small letters a-z, digits, '.', '_' and '-'.")]
File = Annotated[Path | None, typer.Option("--file", help="The file of people; default: beside the ledger, LEDGER.people.db.")]
Address = Annotated[str, typer.Option(help="Where the pages are, for the link that is printed.")]
By = Annotated[str, typer.Option(help="Who does it: a name or a pseudonym; it stands in the log.")]


class Role(StrEnum):
    """What somebody may do; each role may do what those before it may."""

    READER = "reader"
    ANALYST = "analyst"
    REVIEWER = "reviewer"
    ADMIN = "admin"


def register(program: typer.Typer) -> None:
    """Add the commands about people to the program."""
    program.add_typer(app, name="people")


@app.command()
def add(  # noqa: PLR0913, PLR0917 each is an option of the command
    context: typer.Context,
    name: Name,
    role: Annotated[Role, typer.Option(help="What the person may do.")] = Role.READER,
    link: Annotated[bool, typer.Option("--link", help="Print a one-time link instead of asking for a password.")] = False,
    address: Address = ADDRESS,
    by: By = "command line",
    file: File = None,
) -> None:
    """Add somebody: asks for the password on a terminal, else prints a link by which the person chooses one, once."""
    from dateline.cli import peopling

    peopling.add(peopling.accounts_of(context.obj, file, make=True), (name, role.value, by), address, link=link)


@app.command("list")
def listed(context: typer.Context, as_json: AsJson = False, file: File = None) -> None:
    """List everybody, those who have left at the end."""
    from dateline.cli import peopling

    peopling.show(peopling.accounts_of(context.obj, file), as_json=as_json)


@app.command()
def role(
    context: typer.Context,
    name: Name,
    to: Annotated[Role, typer.Argument(metavar="ROLE", help="reader, analyst, reviewer or admin.")],
    by: By = "command line",
    file: File = None,
) -> None:
    """Give somebody another role; the person logs in anew."""
    from dateline.cli import peopling

    peopling.give_role(peopling.accounts_of(context.obj, file), name, to.value, by)


@app.command()
def reset(context: typer.Context, name: Name, address: Address = ADDRESS, by: By = "command line", file: File = None) -> None:
    """Take somebody's password, sessions and tokens away, and print a link by which the person chooses another password."""
    from dateline.cli import peopling

    peopling.reset(peopling.accounts_of(context.obj, file), name, by, address)


@app.command()
def close(
    context: typer.Context,
    name: Name,
    why: Annotated[str, typer.Option(help="The reason; it stands in the ledger.")],
    by: Annotated[str, typer.Option(help="Who decides: a name or a pseudonym.")],
    file: File = None,
) -> None:
    """Close somebody's account, and the ledger to that name; what the person did stays."""
    from dateline.cli import peopling

    peopling.close(context.obj, peopling.accounts_of(context.obj, file), name, (by, why))
