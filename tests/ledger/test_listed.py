"""Lists over all reports come some reports at a time, and say the same however many at a time that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import Connection

from dateline.cli import ledger_faces, tables
from dateline.ledger import listed
from dateline.ledger.ask import Names
from dateline.ledger.rows import Run
from dateline.ledger.texts import Texts
from dateline.ledger.view import View, open_view
from tests.ledger import factory
from tests.ledger.village import add_reports, open_as


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "village.db")
    add_reports(path, 5)
    return path


@pytest.mark.parametrize("question", [View.documents, View.claims])
def test_in_small_steps_and_in_one_the_rows_are_the_same(ledger: str, question: object, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_view(ledger) as view:
        whole = question(view)  # type: ignore[operator] # either of two
        monkeypatch.setattr(listed, "FIRST", 1)
        monkeypatch.setattr(listed, "MOST", 2)
        assert question(view) == whole  # type: ignore[operator]
    assert [name for row in whole for name in row.documents] if question is View.claims else [row.names[0] for row in whole]


def test_reports_and_their_claims_come_in_the_order_in_which_the_ledger_learned_of_them(ledger: str) -> None:
    names = [f"report-{turn}.txt" for turn in range(5)]
    with open_view(ledger) as view:
        assert [name for row in view.iter_documents() for name in row.names] == names
        assert [name for row in view.iter_claims() for name in row.documents] == [name for name in names for _ in range(2)]


def test_the_first_row_is_there_before_the_other_reports_are_looked_at(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listed, "FIRST", 1)
    looked: list[int] = []
    load = listed.load_names

    def look(connection: Connection, texts: Texts, as_of: str | None, documents: Collection[str] | None) -> Names:
        looked.append(len(documents or ()))
        return load(connection, texts, as_of, documents)

    monkeypatch.setattr(listed, "load_names", look)
    with open_view(ledger) as view:
        next(rows := view.iter_claims())
        assert looked == [1]
        assert len(list(rows)) == 9
        assert looked == [1, 2, 2]


def test_a_record_of_which_everything_was_withdrawn_is_not_counted(path: str) -> None:
    with open_view(path) as view:
        assert view.documents()[0].records["scheduled"] == 1
    with open_as(path, "program:test", "2025-11-16T08:00:00Z") as opened:
        opened.append(replace(factory.reading(), scheduled=()), factory.capture(), Run("dateline", "0.2.0", "codebook"))
    with open_view(path) as view:
        (row,) = view.documents()
        assert "scheduled" not in row.records
        assert row.length == len(factory.TEXT)
    with open_view(path, "2025-11-15T12:00:00Z") as view:
        assert view.documents()[0].records["scheduled"] == 1


def test_a_long_list_has_its_header_once(ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "AT_ONCE", 2)
    out = StringIO()
    with open_view(ledger) as view:
        ledger_faces.documents(view.iter_documents(), Console(file=out, width=100))
        ids = [row.id[:8] for row in view.documents()]
    lines = out.getvalue().splitlines()
    assert sum("published" in line for line in lines) == 1
    assert [line.split()[0] for line in lines[1:-1] if "report-" in line] == ids
    assert lines[-1] == "5 reports"
