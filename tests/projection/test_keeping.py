"""A projection is thrown away freely, is never seen half made, and costs only time where it cannot be kept."""

from __future__ import annotations

import os
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection

from dateline import reconciling
from dateline.config import Config
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.projection import following, keeping, open_projection
from tests.ledger import factory


def kept(config: Config) -> list[Path]:
    return sorted((config.cache / "projections").glob("*.db"))


def learn(config: Config) -> None:
    """Let the ledger learn of another report."""
    with open_ledger(config.ledger, factory.clock, "program:test") as ledger:
        ledger.append(
            factory.reading("SELMIN. ", name="three.txt"), factory.capture("SELMIN. " + factory.TEXT, name="three.txt"), factory.RUN
        )


def test_one_file_is_kept_of_a_ledger_and_a_view(raids: Config) -> None:
    for reviewed in (False, True, False, True):
        open_projection(raids, reviewed=reviewed).close()
    assert len(kept(raids)) == 2
    assert all(path.stat().st_mode & 0o077 == 0 for path in kept(raids))


def test_a_ledger_that_learns_is_followed(raids: Config) -> None:
    with open_projection(raids) as before:
        learn(raids)
        with open_projection(raids) as after, open_view(raids.ledger) as view:
            assert (before.count(), after.count()) == (1, 2)
            assert list(after.every()) == reconciling.incidents(view)
        assert before.count() == 1  # who reads sees one state to the end
    assert len(kept(raids)) == 1


def test_readers_who_come_first_at_once_leave_one_whole_file_that_nobody_waits_for(raids: Config) -> None:
    at_once = threading.Barrier(8)

    def first(_: int) -> int:
        at_once.wait()
        with open_projection(raids) as projection:
            return projection.count()

    with ThreadPoolExecutor(8) as people:
        for _ in range(5):
            assert set(people.map(first, range(8))) == {1}
            path, *others = kept(raids)
            assert not others
            with closing(sqlite3.connect(path)) as file:
                assert file.execute("PRAGMA journal_mode").fetchone() == ("wal",)  # else who reads keeps others from writing
                assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            assert sorted(each.name for each in path.parent.iterdir() if each.suffix[1:2].isdigit()) == []
            for each in path.parent.iterdir():
                each.unlink()


def test_another_version_of_the_program_makes_its_own(raids: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    open_projection(raids).close()
    before = kept(raids)
    monkeypatch.setattr(keeping, "made_by", lambda: "another")
    open_projection(raids).close()
    assert kept(raids) != before
    assert len(kept(raids)) == 1


def test_a_damaged_file_is_made_again(raids: Config) -> None:
    open_projection(raids).close()
    (path,) = kept(raids)
    path.write_bytes(b"no database at all" * 999)
    with open_projection(raids) as projection:
        assert projection.count() == 1
    assert path.read_bytes().startswith(b"SQLite")


def test_a_file_of_another_ledger_at_the_same_place_is_no_answer(raids: Config) -> None:
    open_projection(raids).close()
    Path(raids.ledger).unlink()
    learn(raids)
    with open_projection(raids) as projection, open_view(raids.ledger) as view:
        assert list(projection.every()) == reconciling.incidents(view)


def test_a_disk_that_refuses_costs_only_time(raids: Config, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with open_projection(replace(raids, cache=tmp_path / "file")) as memory, open_projection(raids) as disk:
        assert list(memory.every()) == list(disk.every())


def test_whoever_holds_the_file_is_not_waited_for(raids: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "WAIT", 0.01)
    open_projection(raids).close()
    learn(raids)
    holding = sqlite3.connect(kept(raids)[0], isolation_level=None)
    holding.execute("BEGIN IMMEDIATE")
    with open_projection(raids) as projection:
        assert projection.count() == 2
    holding.close()


def test_a_full_disk_is_no_fault_of_the_ledger(raids: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    follow = following.follow

    def full(made: sqlite3.Connection, ledger: Connection, *, reviewed: bool, as_of: str | None) -> None:
        if made.execute("PRAGMA database_list").fetchone()[2]:
            raise sqlite3.OperationalError("database or disk is full")
        follow(made, ledger, reviewed=reviewed, as_of=as_of)

    monkeypatch.setattr(keeping, "follow", full)
    with open_projection(raids) as projection:
        assert projection.count() == 1
    assert not any((raids.cache / "projections").iterdir())


def test_what_nobody_opens_is_thrown_away(raids: Config) -> None:
    (raids.cache / "projections").mkdir(parents=True)
    old = raids.cache / "projections" / "0123456789abcdef-working-0123456789abcdef.db"
    old.write_bytes(b"old")
    os.utime(old, (0, 0))
    open_projection(raids).close()
    assert not old.exists()


def test_nothing_verifies_by_it(raids: Config) -> None:
    with open_projection(raids) as projection:
        head = projection.head
    sqlite3.connect(kept(raids)[0]).executescript("DELETE FROM body; DELETE FROM incident;")
    checked = verify(raids.ledger)
    assert (list(checked.faults), checked.head) == ([], head)
