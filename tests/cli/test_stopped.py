"""Ctrl-C, a reader that goes away, a disk without room: what was acknowledged is kept, and one line says what happened."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of so many reports that no test waits for its end."""
    path = tmp_path_factory.mktemp("given") / "in.jsonl"
    report = "Police said {} drivers were killed in Basra on Friday. Talks will resume on 2 December. "
    path.write_text("".join(json.dumps({"id": str(each), "text": report.format(each + 2) * 9}) + "\n" for each in range(400)))
    return path


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal for one group of processes")
@pytest.mark.parametrize("workers", [1, 2])
def test_ctrl_c_keeps_what_was_acknowledged_and_says_so_in_one_line(tmp_path: Path, given: Path, workers: int) -> None:
    program = [sys.executable, "-m", "dateline", "--ledger", str(tmp_path / "desk.db")]
    command = [*program, "add", "--jsonl", str(given), "--json", "--workers", str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True) as adding:
        assert adding.stdout is not None
        assert adding.stderr is not None
        lines = [adding.stdout.readline()]
        os.killpg(adding.pid, signal.SIGINT)
        lines += adding.stdout.readlines()
        errors = adding.stderr.read().splitlines()
    assert adding.returncode == 130
    kept = f"{len(lines)} new, 0 known already, all safe in {tmp_path / 'desk.db'}"
    assert errors == [f"dateline: stopped after {kept}; the same command goes on from there"]
    verdict = json.loads(subprocess.run([*program, "verify", "--json"], capture_output=True, check=True).stdout.splitlines()[-1])
    assert (verdict["ok"], verdict["documents"], verdict["notes"]) == (True, len(lines), [])


def test_a_reader_that_goes_away_is_no_error_in_words(tmp_path: Path, given: Path) -> None:
    program = f"{sys.executable} -m dateline --ledger {tmp_path / 'desk.db'}"
    done = subprocess.run(
        ["bash", "-c", f"{program} add --jsonl {given} --json | head -1 && {program} verify --json | tail -1"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    acknowledged, verdict = map(json.loads, done.stdout.splitlines())
    assert acknowledged["new"]
    assert verdict["ok"]
    assert verdict["documents"] >= 1
