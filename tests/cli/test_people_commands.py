"""People added and closed at the command line."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    return str(tmp_path / "news.db")


def people(ledger: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", "--ledger", ledger, "people", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, input="", env=os.environ)


def test_the_first_admin_is_added_by_a_link_and_listed(ledger: str) -> None:
    done = people(ledger, "add", "ada", "--role", "admin", "--address", "https://desk.example/")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("https://desk.example/welcome/")
    assert len(done.stdout.strip().rpartition("/")[2]) == 43  # 256 bits
    assert "works once, within 3 days" in done.stderr
    assert stat.S_IMODE(Path(f"{ledger}.people.db").stat().st_mode) == 0o600
    (row,) = map(json.loads, people(ledger, "list", "--json").stdout.splitlines())
    assert (row["name"], row["role"], row["state"]) == ("ada", "admin", "invited")


def test_somebody_leaves_and_stays_listed(ledger: str) -> None:
    people(ledger, "add", "ada", "--role", "admin")
    people(ledger, "add", "ben")
    assert people(ledger, "role", "ben", "analyst").stdout == "ben: analyst\n"
    assert people(ledger, "close", "ben", "--why", "left the desk", "--by", "ada").stdout == "ben: left\n"
    assert [line.split("  ")[:3] for line in people(ledger, "list").stdout.splitlines()] == [
        ["ada", "admin", "invited"],
        ["ben", "analyst", "left"],
    ]


def test_what_cannot_be_done_is_one_line(ledger: str) -> None:
    before = people(ledger, "list")
    assert (before.returncode, before.stdout) == (1, "")
    assert "`dateline people add NAME --role admin` adds the first" in before.stderr
    people(ledger, "add", "ada", "--role", "admin")
    for arguments, words in (
        (("add", "ada"), "the name ada is taken"),
        (("add", "Ada Lovelace"), "cannot be a name here"),
        (("role", "ben", "admin"), "nobody is called ben"),
        (("role", "ada", "reader"), "this is the last admin"),
        (("close", "ada", "--why", " ", "--by", "x"), "say why"),
    ):
        done = people(ledger, *arguments)
        assert done.returncode == 1
        assert words in done.stderr
        assert done.stderr.count("\n") == 1
