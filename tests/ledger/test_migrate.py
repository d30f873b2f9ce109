"""A ledger of an earlier version: read as it is, brought up by the first who writes, and verified before and after."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.backup import back_up
from dateline.ledger.schema import VERSION
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.versions import schema_digest
from dateline.ledger.view import open_view
from tests.ledger import factory

FIXTURES = Path(__file__).parent / "fixtures"
EARLIER = {
    1: ("756aed0e39db3697d2ae5178d8a0f9263c28a94c0b6204380665ab45e866e511", 1),
    2: ("50657dd5bff45f958dd80a821808f132662c098a26619c36dfdf5df49ab26f21", 3),
}
HEAD = "756aed0e39db3697d2ae5178d8a0f9263c28a94c0b6204380665ab45e866e511"


@pytest.fixture
def old(tmp_path: Path) -> str:
    """Return a ledger that version 1 wrote: one report, and a correction by ana."""
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((FIXTURES / "version-1.ledger.gz").read_bytes()))
    return str(path)


def one(path: str, question: str) -> object:
    connection = sqlite3.connect(path)
    row = connection.execute(question).fetchone()
    connection.close()
    return row[0]


def test_an_earlier_ledger_is_read_as_it_is(old: str) -> None:
    before = Path(old).read_bytes()
    with open_view(old) as view:
        assert [row.names for row in view.documents()] == [("raid.txt",)]
        assert view.incidents()[0].type == "ASSAULT"
        assert view.head() == HEAD
        assert view.stats()["edge"] == 0
    assert verify(old).ok
    assert Path(old).read_bytes() == before


def test_the_first_who_writes_brings_it_up_and_the_log_says_so(old: str) -> None:
    open_ledger(old, factory.clock, "human:bob").close()
    assert one(old, "PRAGMA user_version") == VERSION
    assert one(old, "SELECT row_sha256 FROM log WHERE action = 'migrate'") == schema_digest()
    assert one(old, "SELECT actor FROM log WHERE action = 'migrate'") == "human:bob"
    verdict = verify(old)
    assert verdict.ok, verdict.faults
    assert verdict.entries == 218
    open_ledger(old, factory.clock, "human:bob").close()
    assert verify(old).entries == 218


def test_what_was_written_before_and_after_stands_side_by_side(old: str) -> None:
    other = factory.reading("Update. ")
    with open_ledger(old, factory.clock, "program:test") as ledger:
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    with open_view(old) as view:
        assert len(view.incidents()) == 2
    assert verify(old).ok


def test_a_backup_of_an_earlier_ledger_is_one_of_that_version(old: str, tmp_path: Path) -> None:
    assert back_up(old, str(tmp_path / "copy.db")) == HEAD
    assert verify(str(tmp_path / "copy.db")).ok
    assert one(str(tmp_path / "copy.db"), "PRAGMA user_version") == 1


def test_rows_that_no_version_wrote_are_not_thrown_away(old: str) -> None:
    connection = sqlite3.connect(old)
    connection.execute("INSERT INTO family VALUES ('f', 'a', 'b', 'same_story', 'by hand', NULL)")
    connection.commit()
    connection.close()
    assert ("family", "f") in {(fault.kind, fault.name) for fault in verify(old).faults}
    with pytest.raises(LedgerError):
        open_ledger(old, factory.clock, "program:test")
    assert one(old, "SELECT count(*) FROM family") == 1


def test_a_newer_ledger_is_refused_in_words(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    with pytest.raises(LedgerError, match="newer Dateline"):
        open_view(path)
    assert "user version" in " ".join(map(str, verify(path).faults))


def test_a_schema_other_than_the_one_entered_is_named(old: str) -> None:
    open_ledger(old, factory.clock, "human:bob").close()
    connection = sqlite3.connect(old)
    connection.execute("DROP TRIGGER edge_no_delete")
    connection.commit()
    connection.close()
    assert ("schema", "edge_no_delete") in {(fault.kind, fault.name) for fault in verify(old).faults}


@pytest.mark.parametrize("version", EARLIER)
def test_a_ledger_of_every_earlier_version_opens_migrates_and_verifies(version: int, tmp_path: Path) -> None:
    path = str(tmp_path / "old.db")
    Path(path).write_bytes(gzip.decompress((FIXTURES / f"version-{version}.ledger.gz").read_bytes()))
    head, reports = EARLIER[version]
    for _ in range(2):
        with open_view(path) as view:
            assert len(view.documents()) == reports
            before = view.incidents(), view.states(), view.edges(), view.queue(50)
        assert verify(path).ok, verify(path).faults
        assert verify(path).head == head or one(path, "PRAGMA user_version") == VERSION
        open_ledger(path, factory.clock, "human:bob").close()
        with open_view(path) as view:
            assert (view.incidents(), view.states(), view.edges(), view.queue(50)) == before
    assert verify(path).ok, verify(path).faults
    assert one(path, "SELECT count(*) FROM log WHERE action = 'migrate'") == 1


def test_every_earlier_version_has_a_ledger_here() -> None:
    assert set(EARLIER) == set(range(1, VERSION))
