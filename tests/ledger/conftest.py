"""A ledger with one report in it, made once and copied for each test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.ledger.store import open_ledger
from tests.ledger import factory


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a ledger that no test may change."""
    path = tmp_path_factory.mktemp("ledger") / "raid.db"
    with open_ledger(str(path), factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), factory.RUN)
    return path


@pytest.fixture
def path(tmp_path: Path, made: Path) -> str:
    """Return the path of a ledger that holds the report on the raid."""
    return str(shutil.copy(made, tmp_path / "raid.db"))
