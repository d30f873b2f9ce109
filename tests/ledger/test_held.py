"""Reading the bytes of a ledger costs no connection its locks."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.ledger.held import Held, bytes_of

TRY = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"


def is_open_to_others(path: Path) -> bool:
    return subprocess.run([sys.executable, "-c", TRY, path], capture_output=True, check=False).returncode == 0


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "some.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE some (thing)")
    connection.close()
    return path


def test_a_lock_outlives_a_look_at_the_bytes(database: Path) -> None:
    holder = Held.to(str(database), "mode=rw")
    holder.execute("BEGIN EXCLUSIVE")
    with bytes_of(str(database)) as file:
        assert file.read(6) == b"SQLite"
    assert not is_open_to_others(database)
    assert not file.closed
    holder.close()
    assert file.closed
    assert is_open_to_others(database)


def test_without_a_connection_the_bytes_are_given_back_at_once(database: Path) -> None:
    with bytes_of(str(database)) as file:
        pass
    assert file.closed


def test_the_last_of_two_connections_gives_the_bytes_back(database: Path) -> None:
    first, second = (Held.to(str(database), "mode=rw") for _ in range(2))
    with bytes_of(str(database)) as file:
        pass
    first.close()
    first.close()
    assert not file.closed
    second.close()
    assert file.closed
