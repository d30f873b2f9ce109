"""A ledger with two reports of the raid near Tolmere, compared."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import reconciling
from dateline.config import Config
from dateline.ledger.store import open_ledger
from tests.ledger import factory


@pytest.fixture
def raids(tmp_path: Path) -> Config:
    config = Config(str(tmp_path / "raid.db"), tmp_path / "cache")
    with open_ledger(config.ledger, factory.clock, "program:test") as ledger:
        for name, opening, outlet in (("one.txt", "", "The Selmin Courier"), ("two.txt", "TOLMERE, Marovia. ", "The Adair Post")):
            reading = factory.reading(opening, name=name, site=outlet)
            ledger.append(reading, factory.capture(opening + factory.TEXT, name=name), factory.RUN)
        reconciling.reconcile(ledger, lambda _: None)
    return config
