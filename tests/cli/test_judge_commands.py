"""Decisions from the command line: kept with who and why, refused in one plain line, gone through key by key."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.ledger.verify import verify
from tests.cli.test_ledger_commands import Outcome
from tests.ledger.village import add_reports, rows, suggest

SIGNED = ("--why", "the same hour, the same road", "--by", "ana")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """Return a ledger of four reports with two suggestions, and the ids of the incidents."""
    path = tmp_path_factory.mktemp("desk") / "desk.db"
    names = add_reports(str(path), 4)
    suggest(str(path), (names[0], names[1], 0.55), (names[2], names[3], 0.98))
    return path, names


@pytest.fixture
def desk(made: tuple[Path, list[str]], tmp_path: Path) -> tuple[Path, list[str]]:
    return Path(shutil.copy(made[0], tmp_path / "desk.db")), made[1]


def test_a_decision_is_kept_told_and_undone(desk: tuple[Path, list[str]]) -> None:
    ledger, (one, two, *_) = desk
    (kept,) = Outcome(ledger, "judge", "same", one[:10], two[:10], *SIGNED, "--words", "a raid near Tolmere", "--json").lines
    told = Outcome(ledger, "history", one[:10], "--json").lines
    assert [(line["what"], line["by"], line["reason"]) for line in told if line["what"] == "same"] == [("same", "human:ana", SIGNED[1])]
    assert Outcome(ledger, "judge", "undo", kept["kept"][0][:10], "--why", "no", "--by", "bob").status == 0
    assert "withdrawn" in Outcome(ledger, "history", one[:10]).out
    assert verify(str(ledger)).ok


def test_a_contradiction_is_one_line_that_names_the_path_and_what_to_do(desk: tuple[Path, list[str]]) -> None:
    ledger, (one, two, three, _) = desk
    Outcome(ledger, "judge", "different", one, three, "--why", "two towns", "--by", "alice")
    Outcome(ledger, "judge", "same", one, two, "--why", "one town", "--by", "bob")
    refused = Outcome(ledger, "judge", "same", two, three, "--why", "one road", "--by", "carol")
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert all(word in refused.err for word in ("alice", "bob", "two towns", "judge undo"))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("judge", "same", "abcdef12", *SIGNED), "takes 2 ids"),
        (("judge", "same", "ffffffff", "eeeeeeee", *SIGNED), "begins with 'ffffffff'"),
        (("judge", "correct", "ffffffff", *SIGNED), "--to"),
        (("judge", "accept", "ffffffff", "--to", "9", *SIGNED), "belongs to judge correct"),
        (("judge", "accept", "ffffffff", "--why", "x", "--by", " "), "--by is empty"),
        (("history", "no such source"), "no such source"),
        (("rate", "The Selmin Courier", "Z9", *SIGNED), "like B2"),
        (("restrict", "ffffffff", *SIGNED), "ffffffff"),
        (("check", "--against", "missing.db"), "no ledger at missing.db"),
        (("incidents", "--as-known", "soon"), "2025-11-14"),
    ],
)
def test_what_cannot_be_done_is_one_line_that_says_why(desk: tuple[Path, list[str]], arguments: tuple[str, ...], words: str) -> None:
    refused = Outcome(desk[0], *arguments)
    assert refused.status == 1
    assert len(refused.err.splitlines()) == 1
    assert words in refused.err


def test_deciding_makes_no_new_ledger(tmp_path: Path) -> None:
    refused = Outcome(tmp_path / "none.db", "judge", "same", "abcdef12", "abcdef34", *SIGNED)
    assert "no ledger at" in refused.err
    assert not (tmp_path / "none.db").exists()


def test_a_value_is_corrected_accepted_by_another_and_shown_so(desk: tuple[Path, list[str]]) -> None:
    ledger, _ = desk
    ((value, count),) = rows(
        str(ledger), "SELECT id, subject FROM statement WHERE value_json LIKE '%:7}' AND low = 7 AND kind IS NOT NULL LIMIT 1"
    )
    corrected = Outcome(ledger, "judge", "correct", str(value), "--to", "9", "--words", "Seven soldiers", *SIGNED)
    assert corrected.status == 0, corrected.err
    assert "another person" in Outcome(ledger, "judge", "accept", str(count), *SIGNED).err
    assert Outcome(ledger, "judge", "accept", str(count), "--why", "right", "--by", "bob").status == 0
    (shown,) = Outcome(ledger, "show", str(count), "--json").lines
    assert shown["review"] == "accepted"
    assert [each["value"]["value"] for each in shown["statements"] if each["property"] == "number"] == [9]
    (then,) = Outcome(ledger, "show", str(count), "--json", "--as-known", "2025-11-20").lines
    assert then["review"] == "machine"
    assert [each["value"]["value"] for each in then["statements"] if each["property"] == "number"] == [7]


def test_rating_and_restricting_are_kept_and_told(desk: tuple[Path, list[str]]) -> None:
    ledger, (one, *_) = desk
    assert Outcome(ledger, "rate", "The Selmin Courier", "b2", *SIGNED, "--json").lines[0]["grade"] == "B2"
    assert Outcome(ledger, "restrict", one, *SIGNED).status == 0
    assert "restricted already" in Outcome(ledger, "restrict", one, *SIGNED).err
    assert [line["what"] for line in Outcome(ledger, "history", "The Selmin Courier", "--json").lines] == ["rated"]
    assert "restricted" in Outcome(ledger, "history", one).out


def test_the_queue_puts_links_first_and_the_most_doubtful_before_the_rest(desk: tuple[Path, list[str]]) -> None:
    lines = Outcome(desk[0], "review", "--by", "ana", "--list", "--json").lines
    kinds = [line["kind"] for line in lines]
    assert kinds == sorted(kinds)
    assert kinds.count("link") == 2
    assert {side["id"] for side in lines[0]["sides"]} == set(desk[1][:2])
    assert lines[0]["weight"] > lines[1]["weight"]
    assert "near Tolmere" in lines[0]["sides"][0]["sentence"]


def test_the_queue_is_gone_through_in_a_pipe_and_what_was_decided_does_not_come_back(desk: tuple[Path, list[str]]) -> None:
    ledger, (one, two, *_) = desk
    done = Outcome(ledger, "review", "--by", "ana", given="x\nsame\nn\nq\n")
    assert done.status == 0
    assert "'x' is no key here" in done.out
    assert "1 decided" in done.out
    assert rows(str(ledger), "SELECT judgement, decided_by FROM edge WHERE left = ? AND rule IS NULL", min(one, two)) == [
        ("same", "human:ana")
    ]
    left = [line for line in Outcome(ledger, "review", "--by", "ana", "--json").lines if line["kind"] == "link"]
    assert len(left) == 1
    assert verify(str(ledger)).ok


def test_the_queue_takes_single_keys_on_a_terminal(desk: tuple[Path, list[str]]) -> None:
    ledger, (one, two, *_) = desk
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "dateline", "--ledger", str(ledger), "review", "--by", "ana"]
    with subprocess.Popen(command, stdin=slave, stdout=subprocess.PIPE, text=True, env={**os.environ, "TERM": "dumb"}) as program:
        os.write(master, b"dq")
        try:
            out, _ = program.communicate(timeout=60)
        finally:
            program.kill()
    os.close(master)
    os.close(slave)
    assert "1 decided" in out
    assert rows(str(ledger), "SELECT judgement FROM edge WHERE left = ? AND rule IS NULL", min(one, two)) == [("different",)]


def test_a_release_with_fewer_records_is_held_back(desk: tuple[Path, list[str]], tmp_path: Path) -> None:
    ledger, _ = desk
    smaller = tmp_path / "smaller.db"
    add_reports(str(smaller), 1)
    assert Outcome(ledger, "check", "--against", str(ledger)).status == 0
    grown = Outcome(ledger, "check", "--against", str(smaller), "--json")
    assert (grown.status, {line["level"] for line in grown.lines}) == (0, {"warn"})
    shrunk = Outcome(smaller, "check", "--against", str(ledger))
    assert shrunk.status == 1
    assert "fewer incidents than" in shrunk.out
    assert json.loads(Outcome(smaller, "check", "--against", str(ledger), "--json").out.splitlines()[0])["level"] == "fail"
