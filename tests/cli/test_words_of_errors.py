"""What a new user gets wrong: one line that names the file or option and says what to do, and never a traceback."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.extract.places.gazetteer import Gazetteer

REPORT = "Two soldiers were killed in Basra on Friday, police said."
BAD_ROW = 'version = "mine"\n[[predicates]]\nverbs = ["raid"]\ntype = "NOPE"\nframe = "attack"\n'


@pytest.fixture
def desk(tmp_path: Path, gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder of files that are good for nothing, beside one good report."""
    assert gazetteer.path.exists()
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "nothing.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\0")
    (tmp_path / "lines.jsonl").write_text('{"id": "a", "text": "Talks resumed."}\n{"id": "b"}\n{oops\n', encoding="utf-8")
    (tmp_path / "bad.toml").write_text("[[predicates\n", encoding="utf-8")
    (tmp_path / "row.toml").write_text(BAD_ROW, encoding="utf-8")
    (tmp_path / "places.csv").write_text("name,lat\nSelmar,1\n", encoding="utf-8")
    sqlite3.connect(tmp_path / "other.db").close()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(line: str) -> tuple[int, str]:
    """Return the exit status of a command and what it says on standard error."""
    done = CliRunner().invoke(app, line.split())
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done.exit_code, done.stderr


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("read none.txt", "none.txt: there is no such file: check the name"),
        ("read -", "-: there is no such file: check the name (standard input is read as --jsonl -)"),
        ("read nothing.txt", "nothing.txt: the file is empty: nothing to read"),
        ("read folder", "folder: no file is in this folder: nothing to read"),
        ("read picture.png", "picture.png: a PNG image cannot be read here: give HTML, plain text, PDF, JSON Lines or WARC"),
        ("read --jsonl none.jsonl", "none.jsonl: there is no such file: check the name"),
        ("read --jsonl folder", "folder: this is a folder: name a file in it"),
        ("read report.txt --show 99", "report.txt: there is no record 99: its page has the lines 1 to 2"),
        ("--codebook none.toml read report.txt", "none.toml: the codebook cannot be read: there is no such file: check the name"),
        ("--codebook none.toml add report.txt", "none.toml: the codebook cannot be read: there is no such file: check the name"),
        ("--codebook folder read report.txt", "folder: the codebook cannot be read: this is a folder: name a file in it"),
        ("--codebook picture.png read report.txt", "picture.png: the codebook is not UTF-8 at byte 0: save the file as UTF-8"),
        ("--codebook bad.toml read report.txt", "bad.toml: not valid TOML"),
        ("--codebook row.toml read report.txt", "row.toml: predicates row 1: no type 'NOPE'"),
        ("--gazetteer none.csv read report.txt", "none.csv: the places cannot be read: there is no such file: check the name"),
        ("--gazetteer none.csv add report.txt", "none.csv: the places cannot be read: there is no such file: check the name"),
        ("--gazetteer folder read report.txt", "folder: the places cannot be read: this is a folder: name a file in it"),
        ("--gazetteer places.csv read report.txt", "places.csv, line 1: no column 'lon'"),
        ("gazetteer import none.zip", "none.zip: there is no such file: check the name"),
        ("--ledger folder/none/x.db add report.txt", "there is no folder folder/none: make it first"),
        ("--ledger none.db incidents", "no ledger at none.db: make one with `dateline --ledger none.db add FILE`"),
        ("--ledger folder incidents", "folder is a folder: name a file in it"),
        ("--ledger report.txt incidents", "report.txt: this file is no Dateline ledger: name another file"),
        ("--ledger none.db explain abcdef", "no ledger at none.db"),
        ("--ledger none.db due --today soon", "--today: 'soon' is no day: write it like 2025-11-14"),
        ("--ledger none.db due --as-of soon", "--as-of: 'soon' is no day or moment: write it like 2025-11-14"),
    ],
)
def test_one_line_names_the_file_and_what_to_do(line: str, message: str) -> None:
    status, errors = said(line)
    assert status == 1
    assert errors.startswith("dateline: ")
    assert message in errors
    assert len(errors.splitlines()) == 1
    assert "Errno" not in errors


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("read", "name a FILE, a folder or an address, or give --jsonl IN"),
        ("add", "name a FILE, a folder or an address, or give --jsonl IN"),
        ("read report.txt --workers 0", "--workers"),
        ("read report.txt --workers many", "--workers"),
        ("read report.txt --show 0", "--show"),
        ("show", "ID"),
        ("reed report.txt", "No such command 'reed'"),
    ],
)
def test_a_command_line_that_is_wrong_names_the_option_and_ends_with_status_two(line: str, message: str) -> None:
    status, errors = said(line)
    assert status == 2
    assert message in errors
    assert "--help" in errors


@pytest.mark.usefixtures("desk")
def test_nothing_to_find_is_asked_for_again() -> None:
    for arguments in (["find", " "], ["gazetteer", "find", " "]):
        done = CliRunner().invoke(app, arguments)
        assert done.exit_code == 2
        assert "to find" in done.stderr


@pytest.mark.usefixtures("desk")
def test_each_bad_line_is_named_once_and_leaves_no_gap_on_the_page() -> None:
    done = CliRunner().invoke(app, ["read", "lines.jsonl"])
    assert done.exit_code == 1
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == ["lines.jsonl:2", "lines.jsonl:3"]
    assert done.stderr.count("lines.jsonl") == 2
    assert not done.stdout.endswith("\n\n")


def test_an_index_that_cannot_be_written_says_where_it_may_be(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATELINE_CACHE", str(desk / "report.txt"))
    status, errors = said("read report.txt")
    assert status == 1
    assert "no index of places can be written there" in errors
    assert "set DATELINE_CACHE to another folder" in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_full_disk_is_one_line(desk: Path) -> None:

    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "dateline", "read", str(desk / "report.txt")]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr == "dateline: No space left on device: check the disk and your rights\n"
