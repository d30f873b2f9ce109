"""The ledger from the command line: what is acknowledged is kept, what is asked is answered, what is wrong is named."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

RAID = (
    "At least 14 rebels were killed in a raid near Basra on 10 November, the Joint Command said. Seven soldiers were injured. "
    "The rebels carried out 153 attacks between January and July, the Joint Command said. Talks will resume on 2 December."
)
OTHER = "Two soldiers were killed in Baghdad on 12 November, police said."


class Outcome:
    """What one run of the program said."""

    def __init__(self, ledger: Path, *arguments: str, given: str | None = None) -> None:
        command = [sys.executable, "-m", "dateline", "--ledger", str(ledger), *arguments]
        environment = {**os.environ, "PYTHONHASHSEED": "0"}
        done = subprocess.run(command, capture_output=True, check=False, input=given, text=True, encoding="utf-8", env=environment)
        self.status, self.out, self.err = done.returncode, done.stdout, done.stderr
        assert "Traceback" not in done.stderr

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with two reports, a broken one, and a ledger to which they were added."""
    folder = tmp_path_factory.mktemp("desk")
    lines = [{"id": "raid", "text": RAID, "published": "2025-11-14"}, {"id": "other", "text": OTHER, "published": "2025-11-14"}]
    (folder / "in.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines) + "{broken\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def added(folder: Path) -> Outcome:
    return Outcome(folder / "desk.db", "add", "--jsonl", str(folder / "in.jsonl"), "--json")


@pytest.fixture(scope="module")
def ledger(folder: Path, added: Outcome) -> Path:  # noqa: ARG001 the reports are added first
    return folder / "desk.db"


def test_each_report_is_acknowledged_in_order_and_the_broken_line_is_named(added: Outcome) -> None:
    assert [(line["name"], line["new"]) for line in added.lines] == [("raid", True), ("other", True)]
    assert added.status == 1
    assert len(added.err.splitlines()) == 1
    assert "in.jsonl:3: not JSON" in added.err


def test_adding_again_adds_nothing(folder: Path, ledger: Path) -> None:
    before = ledger.read_bytes()
    again = Outcome(ledger, "add", "--jsonl", str(folder / "in.jsonl"), "--json")
    assert [line["new"] for line in again.lines] == [False, False]
    assert ledger.read_bytes() == before
    people = Outcome(ledger, "add", "--jsonl", "-", given=json.dumps({"id": "other", "text": OTHER, "published": "2025-11-14"}))
    assert people.status == 0
    assert "0 new, 1 known already" in people.out


@pytest.mark.parametrize("question", ["documents", "incidents", "tallies", "claims", "due"])
def test_every_list_has_a_face_for_machines_and_one_for_people(ledger: Path, question: str) -> None:
    machines, people = Outcome(ledger, question, "--json"), Outcome(ledger, question)
    assert machines.status == people.status == 0
    assert machines.lines
    assert all(line["id"][:8] in people.out for line in machines.lines)
    assert not any(mark in people.out for mark in ("\x1b", "│", "┃"))
    assert all(len(line) <= 100 for line in people.out.splitlines())


def test_the_documents_keep_their_names_and_days(ledger: Path) -> None:
    lines = Outcome(ledger, "documents", "--json").lines
    assert [(line["names"], line["published"], line["basis"]) for line in lines] == [
        (["raid"], "2025-11-14", "given"),
        (["other"], "2025-11-14", "given"),
    ]


def test_a_record_is_shown_beside_its_sentence(ledger: Path) -> None:
    (tally,) = Outcome(ledger, "tallies", "--json").lines
    assert (tally["value"], tally["documents"]) == (153, ["raid"])
    machines = Outcome(ledger, "show", tally["id"][:8], "--json").lines
    assert RAID[slice(*machines[0]["span"])] in machines[0]["sentence"]
    people = Outcome(ledger, "show", tally["id"][:8])
    assert "153 attacks" in people.out
    assert "tally" in people.out


def test_words_are_found(ledger: Path) -> None:
    (line,) = Outcome(ledger, "find", "seven", "SOLDIERS", "--json").lines
    assert line["sentence"] == "Seven soldiers were injured."
    assert "1 sentence" in Outcome(ledger, "find", "seven", "soldiers").out


def test_what_is_overdue_is_said(ledger: Path) -> None:
    (line,) = Outcome(ledger, "due", "--today", "2026-01-01", "--json").lines
    assert (line["start"], line["state"]) == ("2025-12-02", "overdue")


def test_the_ledger_verifies_against_its_head_and_no_other(ledger: Path) -> None:
    verdict = Outcome(ledger, "verify", "--json").lines[-1]
    assert verdict["ok"]
    assert verdict["documents"] == 2
    assert verdict["notes"] == []
    assert Outcome(ledger, "verify", "--head", verdict["head"]).status == 0
    other = Outcome(ledger, "verify", "--head", "0" * 64)
    assert other.status == 1
    assert other.out.startswith("head 000")


def test_a_changed_text_is_named_by_verify(ledger: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    backup = Outcome(ledger, "backup", str(copy), "--json").lines
    assert backup[0]["head"] == Outcome(ledger, "verify", "--json").lines[-1]["head"]
    connection = sqlite3.connect(copy)
    connection.execute("DROP TRIGGER document_no_update")
    ((name,),) = connection.execute("SELECT id FROM document WHERE text LIKE 'Two%'").fetchall()
    connection.execute("UPDATE document SET text = replace(text, 'Two', 'Ten') WHERE id = ?", [name])
    connection.commit()
    connection.close()
    outcome = Outcome(copy, "verify")
    assert outcome.status == 1
    assert f"document {name}" in outcome.out


def test_what_the_ledger_did_not_know_yet_is_not_answered(ledger: Path) -> None:
    assert Outcome(ledger, "documents", "--as-of", "2020-01-01", "--json").lines == []
    assert len(Outcome(ledger, "documents", "--as-of", "2999-01-01", "--json").lines) == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("show", "abc"), "too short"),
        (("show", "zzzzzzz"), "no record's id begins"),
        (("due", "--today", "soon"), "write it like 2025-11-14"),
        (("documents", "--as-of", "soon"), "write it like 2025-11-14"),
    ],
)
def test_what_cannot_be_answered_is_one_line(ledger: Path, arguments: tuple[str, ...], message: str) -> None:
    outcome = Outcome(ledger, *arguments)
    assert outcome.status == 1
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1


@pytest.fixture
def desk(tmp_path: Path, ledger: Path) -> Path:
    """Return a folder of files that are no ledgers, or not ours to read."""
    (tmp_path / "empty.db").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "notes.txt").write_text("Some notes, and not a database. " * 40)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    shutil.copy(ledger, tmp_path / "newer.db")
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    return tmp_path


NO_LEDGERS = {
    "none.db": "no ledger at",
    "no/such.db": "no ledger at",
    "empty.db": "no ledger at",
    "folder": "is a folder",
    "notes.txt": "no Dateline ledger",
    "other.db": "no Dateline ledger",
    "newer.db": "newer Dateline",
}


@pytest.mark.parametrize(("path", "message"), NO_LEDGERS.items())
def test_what_is_no_ledger_cannot_be_asked(desk: Path, path: str, message: str) -> None:
    before = contents(desk)
    outcome = Outcome(desk / path, "incidents")
    assert outcome.status == 1
    assert message in outcome.err
    assert path in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert contents(desk) == before


@pytest.mark.parametrize("path", ["no/such.db", "folder", "notes.txt", "other.db", "newer.db"])
def test_what_is_no_ledger_is_not_written_to(desk: Path, path: str) -> None:
    before = contents(desk)
    outcome = Outcome(desk / path, "add", str(desk / "notes.txt"))
    assert outcome.status == 1
    assert path in outcome.err
    assert len(outcome.err.splitlines()) == 1
    assert contents(desk) == before


@pytest.mark.parametrize("path", ["none.db", "empty.db", "notes.txt", "other.db"])
def test_what_is_no_ledger_is_one_fault(desk: Path, path: str) -> None:
    outcome = Outcome(desk / path, "verify")
    assert outcome.status == 1
    assert path in outcome.out
    assert len(outcome.out.splitlines()) == 2


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
