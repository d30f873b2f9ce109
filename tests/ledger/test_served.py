"""Ledgers on a PostgreSQL server: what is theirs alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import psycopg
import pytest
from sqlalchemy import make_url

from dateline.errors import LedgerError
from dateline.ledger.backup import back_up
from dateline.ledger.postgres import opening
from dateline.ledger.schema import COLUMNS
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import View, open_view
from tests.ledger import factory
from tests.ledger.conftest import add_the_raid
from tests.ledger.kept import Kept, bare, database, server
from tests.ledger.test_triggers import VIOLATIONS, fresh

pytestmark = pytest.mark.requires_pg


def at(address: str, **parts: object) -> str:
    """Return an address with other parts."""
    return make_url(address).set(**parts).render_as_string(hide_password=False)  # type: ignore[arg-type] # the parts are the caller's


@pytest.fixture
def empty() -> Iterator[str]:
    with database() as address:
        yield address


def test_every_row_is_that_of_a_file_and_so_is_the_log(served: Kept, path: str) -> None:
    file = Kept(path)
    for table, columns in COLUMNS.items():
        listed = ", ".join(f'"{column}"' for column in columns)
        question = f"SELECT {listed} FROM {table}"
        assert sorted(served.ask(question), key=repr) == sorted(file.ask(question), key=repr), table
    with open_view(served.name) as one, open_view(path) as other:
        assert one.head() == other.head()
        assert one.incidents() == other.incidents()
        assert one.tallies() == other.tallies()


def test_no_table_can_be_emptied_whole_whatever_a_session_says_it_is(served: Kept) -> None:
    with bare(served.name) as connection:
        connection.execute("SET session_replication_role = replica")
        for table in COLUMNS:
            with pytest.raises(psycopg.errors.RestrictViolation, match="is append-only"):
                connection.execute(f"TRUNCATE {table} CASCADE".encode())
        with pytest.raises(psycopg.errors.RestrictViolation, match="span is append-only"):
            connection.execute("DELETE FROM span")


@pytest.mark.parametrize("table", ["span", "edge", "assertion", "policy"])
def test_every_check_refuses_what_it_is_there_for(served: Kept, table: str) -> None:
    with bare(served.name) as connection:
        connection.execute("SET session_replication_role = replica")  # references are not what is tested
        for _, row, wrong, rule in (each for each in VIOLATIONS if each[0] == table):
            columns = ", ".join(f'"{column}"' for column in row)
            insert = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * len(row))})".encode()
            with pytest.raises(psycopg.errors.CheckViolation, match=rule):
                connection.execute(insert, list(fresh({**row, **wrong}).values()))


TAMPERED = {
    "ALTER TABLE span DISABLE TRIGGER span_no_change": "trigger span_no_change",
    "DROP TRIGGER log_no_truncate ON log": "trigger log_no_truncate",
    "CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'": "function append_only",
    "ALTER TABLE assertion DROP CONSTRAINT score_in_thousandths, ADD CONSTRAINT score_in_thousandths CHECK (score > 0 OR true)": (
        "rule assertion.score_in_thousandths"
    ),
    "CREATE RULE hidden AS ON INSERT TO rating DO INSTEAD NOTHING": "rewriting rating.hidden",
    "DROP VIEW fact_current": "view fact_current",
    "CREATE TABLE notes (id integer)": "table notes",
    "ALTER TABLE log DISABLE TRIGGER ALL": "references of log",
}


def test_what_no_longer_refuses_change_is_named(served: Kept) -> None:
    for change, named in TAMPERED.items():
        served.run(change)
        found = verify(served.name).faults
        assert named in {fault.name for fault in found if fault.kind == "schema"}, change


CHANGED = {
    "document": "UPDATE document SET text = replace(text, 'Seven', 'Eight')",
    "blob": "UPDATE blob SET bytes = set_byte(bytes, 3, 0)",
    "statement": "UPDATE statement SET low = 13, high = 13 WHERE low = 14 AND property = 'number'",
    "reference": "DELETE FROM span",
}


def test_what_an_administrator_changed_is_named(served: Kept) -> None:
    for kind, change in CHANGED.items():
        with bare(served.name) as connection:
            connection.execute("SET session_replication_role = replica")
            for table in COLUMNS:
                connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER".encode())
            connection.execute(change.encode())
            for table in COLUMNS:
                connection.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_change".encode())
                connection.execute(f"ALTER TABLE {table} ENABLE ALWAYS TRIGGER {table}_no_truncate".encode())
        verdict = verify(served.name)
        assert kind in {fault.kind for fault in verdict.faults}
        assert not any(fault.kind == "schema" for fault in verdict.faults)


def test_a_log_cut_off_at_its_end_is_found_with_the_head_only(served: Kept) -> None:
    head = verify(served.name).head
    with bare(served.name) as connection:
        connection.execute("ALTER TABLE coverage DISABLE TRIGGER USER")
        connection.execute("ALTER TABLE log DISABLE TRIGGER USER")
        connection.execute("DELETE FROM coverage")
        connection.execute("DELETE FROM log WHERE target_table = 'coverage'")
    assert {fault.kind for fault in verify(served.name).faults} == {"schema"}
    assert "head" in {fault.kind for fault in verify(served.name, head).faults}


@pytest.fixture
def people(empty: str) -> dict[str, str]:
    """Return the addresses of an owner, a writer and a reader, none of them an administrator, of a ledger with one report."""
    name = str(make_url(empty).database)
    roles = {kind: f"{name}_user_{kind}" for kind in ("owner", "writer", "reader", "stranger")}
    with bare(empty) as connection:
        for role in roles.values():
            connection.execute(f"CREATE ROLE {role} LOGIN PASSWORD 'word'".encode())
        connection.execute(f"CREATE ROLE {name}_writer; CREATE ROLE {name}_reader".encode())
        connection.execute(f"ALTER DATABASE {name} OWNER TO {roles['owner']}".encode())
        connection.execute(f"GRANT {name}_writer TO {roles['writer']}; GRANT {name}_reader TO {roles['reader']}".encode())
    addresses = {kind: at(empty, username=role, password="word") for kind, role in roles.items()}  # noqa: S106 the test's own
    add_the_raid(addresses["owner"])
    return addresses


def test_members_write_and_ask_and_nobody_may_change_the_owner_neither(people: dict[str, str]) -> None:
    for who in ("owner", "writer"):
        with open_ledger(people[who], factory.clock, "human:ana") as ledger:
            reading = factory.reading(f"By the {who}. ", name=f"{who}.txt")
            assert ledger.append(reading, factory.capture(reading.document.text), factory.RUN).new
    for who in ("owner", "writer", "reader"):
        with open_view(people[who]) as view:
            assert len(view.documents()) == 3
        verdict = verify(people[who])
        assert verdict.ok, verdict.faults
        for statement in ("UPDATE span SET exact = 'x'", "DELETE FROM span", "TRUNCATE log", "UPDATE log SET reason = 'none'"):
            with bare(people[who]) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(statement.encode())
    with bare(people["owner"]) as connection, pytest.raises(psycopg.errors.RestrictViolation):
        connection.execute("UPDATE span SET id = id")  # the right that the server's own check of references needs


def test_who_has_no_right_is_told_in_one_line_which(people: dict[str, str]) -> None:
    with pytest.raises(LedgerError, match=r"lacks the right to do that: the ledger's owner gives it with `GRANT \w+_writer TO"):
        add_as(people["reader"])
    with pytest.raises(LedgerError, match="lacks the right"):
        open_view(people["stranger"])
    with pytest.raises(LedgerError) as refused:
        add_as(people["stranger"])
    assert "word" not in str(refused.value)
    assert "\n" not in str(refused.value)


def add_as(address: str) -> None:
    with open_ledger(address, factory.clock, "program:test") as ledger:
        other = factory.reading("Other. ")
        ledger.append(other, factory.capture(other.document.text), factory.RUN)


def test_a_ledger_of_fewer_tables_is_brought_up_by_the_first_who_writes_and_verifies(served: Kept) -> None:
    """What an earlier version lacked: no such version was ever kept on a server, so the tables are taken away by hand."""
    served.run("DROP TABLE departure, restriction, rating CASCADE")
    served.run("COMMENT ON SCHEMA dateline IS 'Dateline ledger, version 1'")
    with pytest.raises(LedgerError, match="the first who adds or decides brings it up"):
        open_view(served.name)
    with open_ledger(served.name, factory.clock, "human:ana") as ledger:
        ledger.rate("The Selmin Courier", "B2", "local and careful")
    verdict = verify(served.name)
    assert verdict.ok, verdict.faults
    assert served.ask("SELECT target_table FROM log WHERE action = 'migrate'") == [("schema",)]


def test_a_database_without_a_ledger_is_named_with_what_makes_one(empty: str) -> None:
    with pytest.raises(LedgerError, match=r"^no ledger at postgresql://.*: make one with `dateline --ledger postgresql://.* add FILE`$"):
        open_view(empty)
    assert [fault.kind for fault in verify(empty).faults] == ["server"]


def test_a_schema_of_somebody_else_is_left_alone(empty: str) -> None:
    with psycopg.connect(empty, autocommit=True) as connection:
        connection.execute("CREATE SCHEMA dateline")
    with pytest.raises(LedgerError, match="that is no Dateline ledger: name another database"):
        open_ledger(empty, factory.clock, "program:test")


def test_a_newer_ledger_is_refused(served: Kept) -> None:
    served.run("COMMENT ON SCHEMA dateline IS 'Dateline ledger, version 99'")
    for door in (open_view, lambda name: open_ledger(name, factory.clock, "program:test")):
        with pytest.raises(LedgerError, match="written by a newer Dateline"):
            door(served.name)


def test_a_text_that_the_server_cannot_keep_is_refused_whole(served: Kept) -> None:
    text = "A null \0 stands here. " + factory.TEXT
    reading = factory.reading("A null \0 stands here. ")
    with open_ledger(served.name, factory.clock, "program:test") as ledger, pytest.raises(LedgerError, match=r"U\+0000"):
        ledger.append(reading, factory.capture(text), factory.RUN)
    assert verify(served.name).ok


def test_a_program_that_waits_too_long_for_another_is_told_so(served: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(opening.SETTINGS, "lock_timeout", "100ms")
    with (
        open_ledger(served.name, factory.clock, "program:one") as one,
        one._transaction(),
        pytest.raises(LedgerError, match="another program is writing to this ledger"),
    ):
        open_ledger(served.name, factory.clock, "program:two")


def test_backing_up_names_the_servers_own_tool(served: Kept) -> None:
    with pytest.raises(LedgerError, match=r"pg_dump --format=custom --file=copy.dump 'postgresql://"):
        back_up(served.name, "copy.dump")


WRONG: dict[str, tuple[dict[str, object], str]] = {
    "password": ({"database": "nowhere_at_all"}, "the server has no database of this name: its administrator makes one with `createdb"),
    "user": ({"username": "nobody_at_all"}, "the server knows no user of this name|the server refuses this user"),
    "port": ({"port": 1}, "no PostgreSQL server answers there"),
    "host": ({"host": "no-such-host.invalid"}, "there is no such host"),
}


@pytest.mark.parametrize("wrong", sorted(WRONG))
def test_what_cannot_be_reached_is_told_in_one_line(wrong: str) -> None:
    parts, words = WRONG[wrong]
    address = at(server(), **({"password": "secret"} | parts))
    with pytest.raises(LedgerError, match=words) as refused:
        open_view(address)
    assert "\n" not in str(refused.value)
    assert "secret" not in str(refused.value)


def test_without_the_driver_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(LedgerError, match=r"pip install 'dateline\[postgres\]'"):
        open_view(server())


def test_a_ledger_of_the_version_before_is_brought_up_with_its_tables_indexes_and_views(served: Kept) -> None:
    with bare(served.name) as connection:
        connection.execute("DROP TABLE carried CASCADE")
        connection.execute("DROP INDEX capture_asked, capture_answered, appearance_taken")
        connection.execute("DROP VIEW cluster, edge_current")
        connection.execute("COMMENT ON SCHEMA dateline IS 'Dateline ledger, version 2'")
    with pytest.raises(LedgerError, match="brings it up"):
        open_view(served.name)
    with open_view_after(served.name) as view:
        assert view.stats()["carried"] == 0
    verdict = verify(served.name)
    assert verdict.ok, verdict.faults


def open_view_after(name: str) -> View:
    open_ledger(name, factory.clock, "human:bob").close()
    return open_view(name)
