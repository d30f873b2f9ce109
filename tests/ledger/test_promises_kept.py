"""What a ledger promises, be it a file or a database of a server."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from dateline.catalogue import open_catalogue, silent
from dateline.ledger.schema import COLUMNS, KEYS
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.happenings import Link
from tests.ledger import factory
from tests.ledger.kept import Kept
from tests.ledger.test_killed import killed_while_adding

EMPTY = {
    "anchor",
    "carried",
    "departure",
    "edge",
    "family",
    "policy",
    "rating",
    "restriction",
    "review",
    "supersession",
    "tally_run",
}


def add(kept: Kept, number: int, clock: str = "2025-11-15T08:00:00Z") -> str:
    with open_ledger(kept.name, lambda: clock, "program:test") as ledger:
        reading = factory.reading(f"Report {number}. ", name=f"report-{number}.txt")
        return ledger.append(reading, factory.capture(reading.document.text), factory.RUN).document


def incidents(kept: Kept) -> list[str]:
    wanted = "SELECT r.id FROM record AS r JOIN coverage AS c ON c.document = r.document WHERE r.kind = 'incident' ORDER BY c.seq, r.id"
    return [str(row[0]) for row in kept.ask(wanted)]


def test_a_ledger_verifies(kept: Kept) -> None:
    verdict = verify(kept.name)
    assert verdict.ok, verdict.faults
    assert verdict.documents == 1
    assert verdict.entries == len(kept.ask("SELECT seq FROM log"))


def test_no_program_changes_or_deletes_a_row(kept: Kept) -> None:
    for table in sorted(set(COLUMNS) - EMPTY):
        before = sorted(kept.ask(f"SELECT * FROM {table}"), key=repr)
        last, keys = COLUMNS[table][-1], ", ".join(f'"{key}"' for key in KEYS[table])
        instead = f'INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT ({keys}) DO UPDATE SET "{last}" = excluded."{last}"'
        for statement in (f'UPDATE {table} SET "{last}" = "{last}"', f"DELETE FROM {table}", instead):
            with pytest.raises(kept.refusal, match=f"{table} (is append-only|holds this row already)"):
                kept.run(statement)
        assert before
        assert sorted(kept.ask(f"SELECT * FROM {table}"), key=repr) == before


def test_the_same_report_twice_adds_no_row(kept: Kept) -> None:
    with open_view(kept.name) as view:
        before = view.stats()
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        assert not ledger.append(factory.reading(), factory.capture(), factory.RUN).new
    with open_view(kept.name) as view:
        assert view.stats() == before


def test_two_who_write_at_once_make_one_chain_without_gaps(kept: Kept) -> None:
    def write(first: int) -> None:
        for number in range(first, first + 5):
            add(kept, number)

    with ThreadPoolExecutor(2) as writers:
        list(writers.map(write, (100, 200)))
    assert [row[0] for row in kept.ask("SELECT seq FROM log ORDER BY seq")] == list(range(1, len(kept.ask("SELECT seq FROM log")) + 1))
    verdict = verify(kept.name)
    assert verdict.ok, verdict.faults
    assert verdict.documents == 11


def test_killing_a_program_that_adds_loses_nothing_that_it_acknowledged(kept: Kept) -> None:
    acknowledged = [each for turn in range(2) for each in killed_while_adding(kept.name, turn * 10_000, turn + 0.7)]
    open_ledger(kept.name, factory.clock, "program:test").close()  # a server may still be at the last words of the killed one
    read, texts = ({row[0] for row in kept.ask(f"SELECT {wanted}")} for wanted in ("document FROM coverage", "id FROM document"))
    assert acknowledged
    assert set(acknowledged) <= read
    assert read == texts
    assert verify(kept.name).ok


def test_who_asks_while_another_writes_sees_what_stood_before(kept: Kept) -> None:
    with open_ledger(kept.name, factory.clock, "program:test") as ledger:
        other = factory.reading("Meanwhile. ", name="meanwhile.txt")
        with ledger._transaction() as (connection, at), open_view(kept.name) as view:
            ledger._append(connection, other, factory.capture(other.document.text), factory.RUN, at)
            assert len(view.documents()) == 1
        with open_view(kept.name) as view:
            assert len(view.documents()) == 2
    assert verify(kept.name).ok


def test_people_decide_and_the_past_can_be_asked_again(kept: Kept, tmp_path: Path) -> None:
    add(kept, 1, "2025-11-16T08:00:00Z")
    left, right = sorted(incidents(kept))
    with open_ledger(kept.name, lambda: "2025-11-17T08:00:00Z", "program:link") as ledger:
        ledger.suggest([Link(left, right, 0.9, ("same day and town",))], "incidents.link@1")
    with open_ledger(kept.name, lambda: "2025-11-18T08:00:00Z", "human:ana") as ledger:
        edge = ledger.judge("same", left[:10], right[:10], "one raid")
        ledger.review("accepted", [left], "read both")
        ledger.rate("The Selmin Courier", "B2", "local and careful")
    with open_view(kept.name) as view:
        assert [len(each.members) for each in view.clusters("incident", "reviewed")] == [2]
        assert view.states()[left] == "accepted"
        assert view.history(left)
        assert len(view.happenings()) == 2
        assert view.totals()
        assert view.comings()
        assert view.claims()
        assert view.due("2025-11-20")
        with open_catalogue(view, tmp_path, kept.name, silent) as catalogue:
            assert view.sentences(catalogue.sentences("rebels killed").rows)
        assert view.source(view.documents()[0].id).document.text == factory.TEXT
    with open_view(kept.name, "2025-11-17T12:00:00Z") as view:
        assert view.clusters("incident", "reviewed") == []
        assert view.states() == {}
    with open_ledger(kept.name, lambda: "2025-11-19T08:00:00Z", "human:ben") as ledger:
        ledger.undo(edge.id, "two raids")
    assert verify(kept.name).ok


def test_a_view_shows_each_count_with_its_bounds(kept: Kept) -> None:
    shown = kept.ask("SELECT outcome, number_low, number_high, number_comparator FROM count_current ORDER BY outcome, number_low")
    assert [(row[0], *(None if each is None else int(str(each)) for each in row[1:3]), row[3]) for row in shown] == [
        ("injured", 7, 7, "exactly"),
        ("killed", 4, 4, "exactly"),
        ("killed", 14, None, "at_least"),
    ]
