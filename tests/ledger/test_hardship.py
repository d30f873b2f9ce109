"""Killed programs, two writers at once, a reader meanwhile, a full disk: nothing acknowledged is lost, nothing is torn."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.village import add_reports, incidents, open_as, rows, suggest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def village(tmp_path: Path) -> tuple[str, list[str]]:
    path = str(tmp_path / "village.db")
    return path, add_reports(path, 3)


def start(path: str, who: str, what: str = "judging") -> subprocess.Popen[str]:
    program = subprocess.Popen([sys.executable, "-m", f"tests.ledger.{what}", path, who], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    assert program.stdout.readline() == "ready\n"
    return program


def kill(program: subprocess.Popen[str]) -> list[str]:
    """Kill a program and return what it had acknowledged."""
    program.send_signal(signal.SIGKILL)
    with program:
        assert program.stdout is not None
        return [line.strip() for line in program.stdout if line.endswith("\n")]


def test_killing_a_program_that_judges_and_suggests_loses_nothing_that_it_acknowledged(village: tuple[str, list[str]]) -> None:
    path, _ = village
    chance = random.Random(7)
    acknowledged: list[str] = []
    for _ in range(5):
        program = start(path, "ana")
        time.sleep(chance.uniform(0.05, 0.4))
        acknowledged += kill(program)
        assert not verify(path).faults
    assert acknowledged
    assert set(acknowledged) <= {str(row[0]) for row in rows(path, "SELECT id FROM edge")}


def test_killing_a_program_that_reviews_loses_nothing_that_it_acknowledged_and_leaves_no_step_half_done(
    village: tuple[str, list[str]],
) -> None:
    path, _ = village
    chance = random.Random(11)
    for _ in range(4):
        program = start(path, "ana", "reviewing")
        time.sleep(chance.uniform(0.05, 0.4))
        acknowledged = [int(line) for line in kill(program)]
        assert not verify(path).faults
        kept = [(int(str(seq)), at) for seq, at in rows(path, "SELECT seq, reason FROM review ORDER BY seq")]
        assert max(acknowledged, default=0) <= len(kept)
        rounds = [reason for _, reason in kept]
        assert all(rounds.count(each) % 3 == 0 for each in set(rounds))  # each step is taken for all three, or for none


@pytest.mark.slow
def test_reconciling_can_be_killed_at_any_moment_and_simply_run_again(tmp_path: Path) -> None:
    path = str(tmp_path / "many.db")
    add_reports(path, 30)
    program = [sys.executable, "-m", "dateline", "--ledger", path, "reconcile"]
    chance = random.Random(5)
    for _ in range(4):
        with subprocess.Popen(program, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as comparing:
            time.sleep(chance.uniform(0.3, 4))
            comparing.send_signal(signal.SIGKILL)
        assert not verify(path).faults
    subprocess.run(program, cwd=ROOT, check=True, capture_output=True)
    suggested = rows(path, "SELECT count(*) FROM edge")
    assert suggested != [(0,)]
    assert not verify(path).faults
    subprocess.run(program, cwd=ROOT, check=True, capture_output=True)
    assert rows(path, "SELECT count(*) FROM edge") == suggested


def test_two_people_judge_at_once_while_a_third_reads(village: tuple[str, list[str]]) -> None:
    path, _ = village
    programs = [start(path, "ana"), start(path, "bob")]
    for _ in range(10):
        with open_view(path) as view:
            live = [(edge.decided_by, edge.rule) for edge in view.edges()]
            assert len(live) == len(set(live))
            assert len(view.clusters("incident")) <= 1
        time.sleep(0.05)
    acknowledged = [line for program in programs for line in kill(program)]
    assert not verify(path).faults
    assert set(acknowledged) <= {str(row[0]) for row in rows(path, "SELECT id FROM edge")}
    assert {row[0] for row in rows(path, "SELECT decided_by FROM edge WHERE rule IS NULL")} == {"human:ana", "human:bob"}


def test_a_full_disk_is_told_in_words_and_leaves_the_ledger_as_it_was(village: tuple[str, list[str]]) -> None:
    path, names = village
    head = verify(path).head
    other = factory.reading("Update. ")
    with open_as(path, "human:ana") as ledger:
        with ledger._engine.connect() as connection:
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
            connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.append(other, factory.capture(other.document.text), factory.RUN)
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.judge("same", names[0], names[1], "why " * 5000)
        with pytest.raises(LedgerError, match="the disk is full"):
            ledger.review("accepted", names, "why " * 5000)
    verdict = verify(path)
    assert not verdict.faults
    assert verdict.head == head


def test_a_thousand_suggestions_go_in_together_or_not_at_all(tmp_path: Path) -> None:
    path = str(tmp_path / "many.db")
    names = add_reports(path, 3)
    with pytest.raises(LedgerError, match="no incident"):
        suggest(path, (names[0], names[1], 0.5), (names[1], "e" * 64, 0.5))
    assert incidents(path) == names
    assert rows(path, "SELECT count(*) FROM edge") == [(0,)]
