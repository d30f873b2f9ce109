from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

PEOPLE = ("soldiers", "farmers", "drivers", "teachers", "students")


@pytest.mark.slow
def test_add_can_be_killed_at_any_moment_and_simply_run_again(tmp_path: Path) -> None:
    """What was acknowledged is kept, nothing is torn, and the same command finishes the work."""
    given, ledger = tmp_path / "in.jsonl", tmp_path / "desk.db"
    lines = [
        {"id": str(number), "text": f"Police said {number + 2} {PEOPLE[number % 5]} were killed in Basra on Friday."}
        for number in range(300)
    ]
    given.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    program = [sys.executable, "-m", "dateline", "--ledger", str(ledger)]
    acknowledged, until_first = killed([*program, "add", "--jsonl", str(given), "--json"], None)
    chance = random.Random(4)
    for _ in range(19):
        more, _ = killed([*program, "add", "--jsonl", str(given), "--json"], chance.uniform(0, 1.5 * until_first))
        acknowledged |= more
    connection = sqlite3.connect(ledger)
    kept = {row[0] for row in connection.execute("SELECT document FROM coverage")}
    connection.close()
    assert acknowledged
    assert acknowledged <= kept
    assert subprocess.run([*program, "verify"], check=False, capture_output=True).returncode == 0


def killed(command: list[str], after: float | None) -> tuple[set[str], float]:
    """Start a command and kill it after some seconds, or after its first acknowledgement; return what it had acknowledged."""
    start = time.monotonic()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as adding:
        assert adding.stdout is not None
        lines = [adding.stdout.readline()] if after is None else []
        time.sleep(after or 0)
        taken = time.monotonic() - start
        adding.send_signal(signal.SIGKILL)
        lines += [line for line in adding.stdout if line.endswith("\n")]
    return {json.loads(line)["document"] for line in lines}, taken
