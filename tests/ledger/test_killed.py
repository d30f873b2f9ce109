from __future__ import annotations

import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

from dateline.ledger.verify import verify

ROOT = Path(__file__).parents[2]


def killed_while_adding(path: str, first: int, after: float) -> list[str]:
    """Start a program that adds reports, kill it after some seconds of adding, and return what it had acknowledged."""
    command = [sys.executable, "-m", "tests.ledger.adding", path, str(first)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
        time.sleep(after)
        program.send_signal(signal.SIGKILL)
        return [line.strip() for line in program.stdout if line.endswith("\n")]


def test_killing_a_program_that_adds_loses_nothing_that_it_acknowledged_and_tears_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "killed.db")
    chance = random.Random(9)
    acknowledged: list[str] = []
    for turn in range(20):
        acknowledged += killed_while_adding(path, turn * 10_000, chance.uniform(0, 0.25))
        if turn % 5 == 0:
            shutil.copy(path, tmp_path / "copy.db")
            if Path(f"{path}-wal").exists():
                shutil.copy(f"{path}-wal", tmp_path / "copy.db-wal")
            assert verify(str(tmp_path / "copy.db")).ok
    assert verify(path).ok
    connection = sqlite3.connect(path)
    kept = {row[0] for row in connection.execute("SELECT document FROM coverage")}
    documents = {row[0] for row in connection.execute("SELECT id FROM document")}
    connection.close()
    assert set(acknowledged) <= kept
    assert kept == documents
    assert acknowledged
