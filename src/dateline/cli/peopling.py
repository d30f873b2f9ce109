"""People added, listed and closed at the command line."""

from __future__ import annotations

import secrets
import sqlite3
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import typer

from dateline.cli.lines import print_line
from dateline.cli.stopping import stop_in_order
from dateline.config import Config
from dateline.errors import DatelineError
from dateline.web.people.accounts import INVITED, Account, Accounts
from dateline.web.people.leaving import leave
from dateline.web.people.moments import moment
from dateline.web.people.passwords import Hashing
from dateline.web.people.store import Store, path_beside

DAYS = INVITED // (24 * 3600)


def accounts_of(config: Config, file: Path | None, *, make: bool = False) -> Accounts:
    """Return the people of a ledger; the file is made where the first of them is added."""
    stop_in_order()
    store = Store(file or path_beside(config.ledger), lambda: int(time.time()))
    if make:
        with _plain_errors(store):
            store.make()
    return Accounts(store, secrets.token_urlsafe, Hashing())


def add(accounts: Accounts, who: tuple[str, str, str], address: str, *, link: bool) -> None:
    """Add somebody, with a password from the terminal or a link to choose one by."""
    name, role, by = who
    with _plain_errors(accounts.store):
        if link or not sys.stdin.isatty():
            _print_link(name, accounts.invite(name, role, by), address)
            return
        password: str = typer.prompt(f"Password for {name} (12 characters or more)", hide_input=True, confirmation_prompt=True)
        accounts.add(name, role, password, by)
    typer.echo(f"{name}: {role}")


def show(accounts: Accounts, *, as_json: bool) -> None:
    """Print everybody."""
    with _plain_errors(accounts.store):
        people = accounts.listed()
    for each in people:
        if as_json:
            print_line({"name": each.name, "role": each.role, "state": _state(each), "since": each.made_at, "left": each.closed_at})
        else:
            typer.echo(f"{each.name}  {each.role}  {_state(each)}  since {moment(each.made_at)}")


def give_role(accounts: Accounts, name: str, role: str, by: str) -> None:
    """Give somebody another role."""
    with _plain_errors(accounts.store):
        accounts.give_role(name, role, by)
    typer.echo(f"{name}: {role}")


def reset(accounts: Accounts, name: str, by: str, address: str) -> None:
    """Print a link by which somebody chooses another password."""
    with _plain_errors(accounts.store):
        _print_link(name, accounts.reset(name, by), address)


def close(config: Config, accounts: Accounts, name: str, signed: tuple[str, str]) -> None:
    """Close somebody's account."""
    with _plain_errors(accounts.store):
        leave(accounts, config.ledger, name, *signed)
    typer.echo(f"{name}: left")


def _print_link(name: str, secret: str, address: str) -> None:
    typer.echo(f"{address.rstrip('/')}/welcome/{secret}")
    typer.echo(f"{name} chooses a password there; it works once, within {DAYS} days", err=True)


def _state(account: Account) -> str:
    if account.closed_at is not None:
        return "left"
    return "active" if account.has_password else "invited"


@contextmanager
def _plain_errors(store: Store) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise DatelineError(f"{store.path}: {error}: check the file and the disk") from error
