from __future__ import annotations

import os
import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.backup import back_up
from dateline.ledger.schema import COLUMNS, KEYS
from dateline.ledger.seal import PAGE, SIZE, seal_file
from dateline.ledger.sealed import OPEN
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.test_triggers import DECIDED

Change = Callable[[sqlite3.Connection], object]


def tampered(path: str, change: Change) -> str:
    """Return a copy of a ledger changed by its owner, who can drop triggers and put them back."""
    copy = f"{path}.changed"
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("PRAGMA ignore_check_constraints = ON")
    change(connection)
    for _, sql in triggers:
        connection.execute(sql)
    connection.close()
    return copy


def as_if_sealed(path: str) -> None:
    """Seal a file as only somebody who means to deceive would."""
    assert seal_file(path)


def named(path: str, head: str | None = None) -> set[tuple[str, str]]:
    return {(fault.kind, fault.name) for fault in verify(path, head).faults}


def one(path: str, question: str) -> object:
    connection = sqlite3.connect(path)
    row = connection.execute(question).fetchone()
    connection.close()
    return row[0]


def test_a_ledger_that_nobody_changed_has_no_fault(path: str) -> None:
    verdict = verify(path)
    assert verdict.ok
    assert verdict.documents == 1
    with open_view(path) as view:
        assert verdict.head == view.head()
    assert verdict.notes == ("not re-checked: 1 text(s) made by plain@1",)


def test_verify_writes_nothing(path: str) -> None:
    folder = Path(path).parent
    before = {each.name: each.read_bytes() for each in folder.iterdir()}
    verify(path)
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before


def test_a_text_is_made_again_from_its_bytes_where_the_rules_are_the_same(path: str) -> None:
    assert verify(path, normalisers={"plain@1": lambda data, _: data.decode()}).ok
    assert verify(path, normalisers={"plain@1": lambda data, _: data.decode()}).notes == ()
    (fault,) = verify(path, normalisers={"plain@1": lambda data, _: data.decode().upper()}).faults
    assert (fault.kind, fault.name) == ("normaliser", "raid.txt")


def test_one_byte_of_a_blob_is_named(path: str) -> None:
    name = one(path, "SELECT sha256 FROM blob")
    changed = tampered(
        path, lambda on: on.execute("UPDATE blob SET bytes = CAST(replace(CAST(bytes AS TEXT), '14', '15') AS BLOB)") and None
    )
    assert ("blob", name) in named(changed)


def test_one_character_of_a_text_is_named(path: str) -> None:
    name = one(path, "SELECT id FROM document")
    changed = tampered(path, lambda on: on.execute("UPDATE document SET text = replace(text, 'Seven', 'Eleven')"))
    assert ("document", name) in named(changed)


def test_one_log_entry_is_named(path: str) -> None:
    changed = tampered(path, lambda on: on.execute("UPDATE log SET at = '2025-11-14T00:00:00Z' WHERE seq = 9"))
    assert ("log", "9") in named(changed)


def test_a_log_cut_off_at_its_end_and_sealed_again_is_found_with_the_head_only(path: str) -> None:
    """The last entry goes together with its row, so that the rest agrees with itself."""
    head = verify(path).head

    def cut(on: sqlite3.Connection) -> None:
        on.execute("DELETE FROM coverage")
        on.execute("DELETE FROM log WHERE seq = (SELECT max(seq) FROM log)")

    changed = tampered(path, cut)
    assert one(path, "SELECT target_table FROM log ORDER BY seq DESC") == "coverage"
    assert named(changed) == {("seal", changed)}
    as_if_sealed(changed)
    assert named(changed) == set()
    assert named(changed, head) == {("head", head)}
    assert named(path, head) == set()


def test_a_removed_entry_is_a_gap(path: str) -> None:
    changed = tampered(path, lambda on: on.execute("DELETE FROM log WHERE seq = 5"))
    assert ("log", "6") in named(changed)


def test_a_row_beside_the_log_is_named(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("INSERT INTO actor VALUES ('human:eve', 'person', NULL, 'now', NULL)")
    connection.commit()
    connection.close()
    assert named(path) == {("actor", "human:eve"), ("seal", path)}


@pytest.mark.parametrize("trigger", ["statement_no_update", "log_no_delete", "span_no_replace"])
def test_a_missing_trigger_is_named(path: str, trigger: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"DROP TRIGGER {trigger}")
    connection.commit()
    connection.close()
    assert named(path) == {("schema", trigger), ("seal", path)}


def test_a_table_that_is_no_longer_strict_is_named(path: str) -> None:
    def loosen(on: sqlite3.Connection) -> None:
        on.execute("PRAGMA writable_schema = ON")
        on.execute("UPDATE sqlite_master SET sql = replace(sql, 'STRICT', '') WHERE name = 'run'")
        on.execute("UPDATE sqlite_master SET sql = replace(sql, 'WITHOUT ROWID, ', 'WITHOUT ROWID') WHERE name = 'run'")

    copy = f"{path}.changed"
    shutil.copy(path, copy)
    connection = sqlite3.connect(copy, isolation_level=None)
    loosen(connection)
    connection.close()
    assert "run" in {name for _, name in named(copy)} or verify(copy).faults


def test_a_superseded_value_of_another_property_is_named(path: str) -> None:
    def wrong(on: sqlite3.Connection) -> None:
        on.execute(
            """INSERT INTO supersession SELECT 1, (SELECT id FROM statement WHERE property = 'name' LIMIT 1),
            (SELECT id FROM statement WHERE property = 'number' LIMIT 1), 'mixed up', 'program:test', 'now'"""
        )

    assert ("supersession", "1") in named(tampered(path, wrong))


def columns() -> list[tuple[str, str]]:
    empty = {*DECIDED, "anchor", "supersession"}
    return [(table, column) for table, names in COLUMNS.items() if table not in empty for column in names]


@pytest.mark.parametrize(("table", "column"), columns())
def test_a_change_in_any_column_of_any_table_is_found(path: str, table: str, column: str) -> None:
    def change(on: sqlite3.Connection) -> None:
        on.execute("PRAGMA foreign_keys = OFF")
        key = KEYS[table][0]
        other = f"WHEN 'integer' THEN \"{column}\" + 1 WHEN 'blob' THEN x'00' WHEN 'null' THEN 1 ELSE \"{column}\" || 'x'"
        value = f'CASE typeof("{column}") {other} END'
        on.execute(f'UPDATE {table} SET "{column}" = {value} WHERE "{key}" = (SELECT max("{key}") FROM {table})')

    assert named(tampered(path, change))


def flipped(data: bytes, place: int, bit: int) -> bytes:
    return data[:place] + bytes([data[place] ^ (1 << bit)]) + data[place + 1 :]


def test_a_byte_changed_anywhere_in_the_file_is_named(path: str) -> None:
    """In rows, in space that no row uses, in the file's header, and in the seal itself."""
    data = Path(path).read_bytes()
    chance = random.Random(20251114)
    places = [*range(100), *range(PAGE - SIZE, PAGE), *chance.sample(range(100, len(data)), 300)]
    copy = f"{path}.changed"
    for place in places:
        Path(copy).write_bytes(flipped(data, place, chance.randrange(8)))
        assert verify(copy).faults, f"byte {place}"


def test_bytes_added_at_the_end_are_named(path: str) -> None:
    with Path(path).open("ab") as file:
        file.write(bytes(PAGE))
    assert "seal" in {fault.kind for fault in verify(path).faults}


def test_a_ledger_is_not_written_to_and_sealed_again_over_a_changed_byte(path: str) -> None:
    data = Path(path).read_bytes()
    place = data.rindex(bytes(40), 0, len(data) // 2) + 20
    Path(path).write_bytes(flipped(data, place, 0))
    with pytest.raises(LedgerError, match="not those that Dateline wrote"):
        open_ledger(path, factory.clock, "program:test")
    assert verify(path).faults


def test_a_copy_made_by_backup_is_sealed(path: str, tmp_path: Path) -> None:
    back_up(path, str(tmp_path / "copy.db"))
    verdict = verify(str(tmp_path / "copy.db"))
    assert verdict.ok
    assert OPEN not in verdict.notes


def test_what_was_written_after_the_last_seal_is_noted_and_sealed_by_the_next_writer(path: str) -> None:
    sealed = Path(path).read_bytes()[PAGE - SIZE : PAGE]
    with open_ledger(path, factory.clock, "program:test") as ledger:
        other = factory.reading("Update. ")
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    with Path(path).open("r+b") as file:  # as a writer leaves it that was killed before it closed the file
        file.seek(PAGE - SIZE)
        file.write(sealed)
    assert verify(path).ok
    assert OPEN in verify(path).notes
    open_ledger(path, factory.clock, "program:test").close()
    assert OPEN not in verify(path).notes


@pytest.mark.parametrize("length", [0, 10, 100, 4096, 50_000])
def test_a_file_cut_short_is_a_fault_and_no_traceback(path: str, length: int) -> None:
    os.truncate(path, length)
    assert verify(path).faults


def test_what_is_no_ledger_is_a_fault_and_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database at all, but longer than any header would be" * 20)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.close()
    for name in ("notes.txt", "other.db", "missing.db"):
        assert "file" in {fault.kind for fault in verify(str(tmp_path / name)).faults}


def test_a_ledger_is_verified_while_another_program_writes(path: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        other = factory.reading("Update. ")
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
        assert verify(path).ok
        assert verify(path).documents == 2
