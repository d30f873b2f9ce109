"""What stands nowhere is not found; what is there and cannot be used now is to be asked for again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Connection

from dateline.catalogue import replacing
from dateline.ledger.view import View
from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger.village import incidents, rows

NOWHERE = ("/incidents/ffffffff", "/reports/ffffffff", "/review/records/ffffffff", "/no")


@pytest.mark.parametrize("path", NOWHERE)
def test_what_stands_nowhere_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "retry-after" not in answer.headers


def test_the_beginning_of_an_id_that_is_too_short_names_nothing(client: TestClient, ledger: str) -> None:
    assert client.get(f"/incidents/{incidents(ledger)[0][:2]}").status_code == 404


@pytest.mark.parametrize("path", ["/", "/reports", "/reports.json"])
def test_a_ledger_that_is_taken_away_is_to_be_asked_for_again(client: TestClient, ledger: str, path: str) -> None:
    Path(ledger).unlink()
    answer = client.get(path)
    assert answer.status_code == 503
    assert int(answer.headers["retry-after"]) > 0


def test_a_ledger_that_is_locked_is_to_be_asked_for_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Connection) -> str:
        raise sqlite3.OperationalError("database is locked")

    def locked(view: View) -> str:
        return view.ask(refuse)

    client.get("/reports")
    monkeypatch.setattr(View, "head", locked)
    answer = client.get("/reports.json")
    assert answer.status_code == 503
    assert answer.headers["retry-after"]
    assert "another program is writing" in answer.json()["detail"]


def test_lists_that_another_program_is_making_for_too_long_are_to_be_asked_for_again(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "WAIT", 0.05)
    with TestClient(create_app(settings), base_url="http://127.0.0.1") as client:
        assert client.get("/reports").status_code == 200
        for each in (settings.cache / "catalogues").glob("*.db"):
            each.unlink()
        (beside,) = (settings.cache / "catalogues").glob("*.lock")
        with (
            closing(sqlite3.connect(beside, isolation_level=None)) as other,
            TestClient(create_app(settings), base_url="http://127.0.0.1") as new,
        ):
            other.execute("BEGIN EXCLUSIVE")
            answer = new.get("/reports")
            assert (answer.status_code, answer.headers.get("retry-after")) == (503, "5")
            other.execute("ROLLBACK")
            assert new.get("/reports").status_code == 200


def test_what_a_ledger_refuses_is_no_matter_of_time(client: TestClient, ledger: str) -> None:
    record = rows(ledger, "SELECT id FROM record WHERE kind = 'count'")[0][0]
    asked = {"decision": "accept", "id": record, "why": ""}
    answer = client.post("/api/decisions", json=asked)
    assert answer.status_code not in {200, 503}
