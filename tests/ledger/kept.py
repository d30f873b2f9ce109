"""Ledgers of either kind, a file or a database of a server, and bare connections to them that know nothing of Dateline."""

from __future__ import annotations

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import make_url

VARIABLE = "DATELINE_TEST_POSTGRES"
Rows = list[tuple[object, ...]]


@dataclass(frozen=True)
class Kept:
    """A ledger, by the name that `--ledger` takes."""

    name: str

    @property
    def served(self) -> bool:
        return "://" in self.name

    @property
    def refusal(self) -> type[Exception]:
        """What a bare connection raises when a row is to be changed."""
        return psycopg.errors.RestrictViolation if self.served else sqlite3.IntegrityError

    def ask(self, question: str) -> Rows:
        """Ask as any other program does."""
        if self.served:
            with bare(self.name) as connection:
                return list(connection.execute(question.encode()))
        with closing(sqlite3.connect(self.name)) as connection:
            return connection.execute(question).fetchall()

    def run(self, statement: str) -> None:
        """Run a statement as any other program does."""
        if self.served:
            with bare(self.name) as connection:
                connection.execute(statement.encode())
            return
        with closing(sqlite3.connect(self.name, isolation_level=None)) as connection:
            connection.execute(statement)


def bare(name: str) -> psycopg.Connection[tuple[object, ...]]:
    """Return a connection to a ledger on a server, each statement its own transaction."""
    return psycopg.connect(name, autocommit=True, options="-c search_path=dateline")


def server() -> str:
    """Return the address of the server for tests, or skip."""
    address = os.environ.get(VARIABLE)
    if not address:
        pytest.skip(f"needs a PostgreSQL server: {VARIABLE} is not set to the address of one where databases may be made")
    return address


@contextmanager
def database(copy_of: str | None = None) -> Iterator[str]:
    """Make a database for the time of a test, and return its address; the roles that a ledger makes go with it."""
    name = f"dateline_test_{uuid.uuid4().hex[:12]}"
    template = f" TEMPLATE {make_url(copy_of).database}" if copy_of else ""
    with psycopg.connect(server(), autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}{template}".encode())
    try:
        yield make_url(server()).set(database=name).render_as_string(hide_password=False)
    finally:
        with psycopg.connect(server(), autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
            for (role,) in connection.execute("SELECT rolname FROM pg_roles WHERE starts_with(rolname, %s)", [name]).fetchall():
                connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))
