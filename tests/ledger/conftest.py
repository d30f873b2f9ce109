"""A ledger with one report in it, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline.ledger.store import open_ledger
from tests.ledger import factory
from tests.ledger.kept import Kept, database


def add_the_raid(ledger: str) -> None:
    with open_ledger(ledger, factory.clock, "program:test") as opened:
        opened.append(factory.reading(), factory.capture(), factory.RUN)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that no test may change."""
    path = tmp_path_factory.mktemp("ledger") / "raid.db"
    add_the_raid(str(path))
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> str:
    """Return the path of a ledger that holds the report on the raid."""
    return str(shutil.copy(made, tmp_path / "raid.db"))


@pytest.fixture(scope="session")
def made_on_server() -> Iterator[str]:
    """Return a ledger on a server that no test may change."""
    with database() as address:
        add_the_raid(address)
        yield address


@pytest.fixture
def served(made_on_server: str) -> Iterator[Kept]:
    """Return a ledger on a server that holds the report on the raid."""
    with database(made_on_server) as address:
        yield Kept(address)


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.requires_pg)])
def kept(request: pytest.FixtureRequest) -> Kept:
    """Return a ledger that holds the report on the raid: a file, and then one on a server."""
    return Kept(request.getfixturevalue("path")) if request.param == "file" else request.getfixturevalue("served")
