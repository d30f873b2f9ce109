"""A catalogue that many open while others write: the lists are always those of one head of the ledger, whole."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from dateline.catalogue import open_catalogue, silent
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.village import add_reports, open_as

READERS, TURNS = 12, 4
READ = """
import sys
from pathlib import Path
from tests.catalogue.test_filling import listed
for turn in range(int(sys.argv[3])):
    print(listed(sys.argv[1], Path(sys.argv[2])), flush=True)
"""


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "village.db")
    add_reports(path, 3)
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def listed(ledger: str, cache: Path) -> int:
    """Return how many reports the lists hold; as many stand in each of them, or they are of two heads."""
    with open_view(ledger) as view, closing(open_catalogue(view, cache, ledger, silent)) as catalogue:
        reports = catalogue.reports().total
        assert len(catalogue.reports().rows) >= reports
        assert catalogue.find("raid").total >= reports
        assert catalogue.claims().total >= reports
    return reports


def add_one(ledger: str, turn: int) -> None:
    reading = factory.reading(f"Later {turn}. ", name=f"later-{turn}.txt")
    with open_as(ledger, "program:test") as opened:
        opened.append(reading, factory.capture(reading.document.text), factory.RUN)


def path_of(cache: Path) -> Path:
    (path,) = (cache / "catalogues").glob("*.db")
    return path


@pytest.mark.parametrize("turn", range(TURNS))
def test_many_open_a_new_cache_while_one_writes(ledger: str, cache: Path, turn: int) -> None:
    with ThreadPoolExecutor(READERS + 1) as people:
        written = people.submit(add_one, ledger, turn)
        found = list(people.map(lambda _: listed(ledger, cache), range(2 * READERS)))
        written.result()
    assert set(found) <= {3, 4}
    assert listed(ledger, cache) == 4


@pytest.fixture
def others(ledger: str, cache: Path) -> Iterator[list[subprocess.Popen[str]]]:
    """Return two processes that read over and over from a cache in which nothing is."""
    command = [sys.executable, "-c", READ, ledger, str(cache), "40"]
    running = [
        subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    yield running
    for each in running:
        each.kill()
        each.wait()


def test_two_processes_open_a_new_cache_while_a_third_writes(ledger: str, cache: Path, others: list[subprocess.Popen[str]]) -> None:
    add_one(ledger, 0)
    assert listed(ledger, cache) == 4
    add_one(ledger, 1)
    assert listed(ledger, cache) == 5
    for each in others:
        out, wrong = each.communicate(timeout=120)
        assert not wrong
        numbers = list(map(int, out.split()))
        assert len(numbers) == 40
        assert numbers == sorted(numbers)
        assert set(numbers) <= {3, 4, 5}


def test_whoever_reads_keeps_the_lists_that_he_opened_when_others_are_put_in_their_place(ledger: str, cache: Path) -> None:
    with open_view(ledger) as view, closing(open_catalogue(view, cache, ledger, silent)) as before:
        with closing(sqlite3.connect(path_of(cache))) as kept:
            kept.execute("UPDATE state SET hash = 'of another log'")
            kept.commit()
        assert listed(ledger, cache) == 3
        add_one(ledger, 0)
        assert listed(ledger, cache) == 4
        assert before.reports().total == 3


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 400])
def test_a_file_that_is_damaged_is_made_anew(ledger: str, cache: Path, damage: bytes) -> None:
    assert listed(ledger, cache) == 3
    path_of(cache).write_bytes(damage)
    assert listed(ledger, cache) == 3


def test_a_change_that_was_broken_off_leaves_what_was_there(ledger: str, cache: Path) -> None:
    assert listed(ledger, cache) == 3
    with closing(sqlite3.connect(path_of(cache), isolation_level=None)) as killed:
        killed.execute("PRAGMA cache_size = 1")
        killed.execute("BEGIN IMMEDIATE")
        killed.execute("DELETE FROM report")
        journal, half = Path(f"{path_of(cache)}-journal").read_bytes(), path_of(cache).read_bytes()
    path_of(cache).write_bytes(half)
    Path(f"{path_of(cache)}-journal").write_bytes(journal)
    assert listed(ledger, cache) == 3


def test_nothing_is_left_beside_the_lists_but_their_lock_and_only_their_owner_reads_them(ledger: str, cache: Path) -> None:
    listed(ledger, cache)
    add_one(ledger, 0)
    listed(ledger, cache)
    kept = sorted((cache / "catalogues").iterdir())
    assert [each.suffix for each in kept] == [".db", ".lock"]
    assert {each.stat().st_mode & 0o077 for each in kept} == {0}
