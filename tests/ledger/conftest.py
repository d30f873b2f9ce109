"""A ledger with one report in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.ledger.store import open_ledger
from tests.ledger import factory


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the path of a ledger that holds the report on the raid."""
    path = str(tmp_path / "raid.db")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), factory.RUN)
    return path
