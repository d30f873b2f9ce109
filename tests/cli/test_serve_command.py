"""What the command that serves the pages tells the server."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli.program import app
from dateline.errors import DatelineError
from dateline.web import serving
from dateline.web.people import door_to
from dateline.web.settings import Settings

SERVER = "postgresql://ana@desk.example/news"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """Return what servers are told, none of which starts."""
    found: list[Settings] = []
    monkeypatch.setattr(serving, "serve", lambda settings, *_: found.append(settings))
    return found


def serve(*options: str) -> BaseException | None:
    return CliRunner().invoke(app, ["--ledger", SERVER, "serve", *options]).exception


def test_a_ledger_on_a_server_is_served_to_the_people_of_a_file(told: list[Settings], tmp_path: Path) -> None:
    path = tmp_path / "desk.people.db"
    assert serve("--people", "--people-file", str(path)) is None
    (settings,) = told
    assert door_to(settings).people == path
    assert settings.ledger == SERVER


def test_a_ledger_on_a_server_has_no_people_beside_it(told: list[Settings]) -> None:
    assert serve("--people") is None
    with pytest.raises(DatelineError, match="--people --people-file FILE"):
        door_to(told[0])


def test_a_file_of_people_without_people_is_a_mistake(told: list[Settings]) -> None:
    done = CliRunner().invoke(app, ["--ledger", SERVER, "serve", "--people-file", "desk.people.db"])
    assert done.exit_code == 1
    assert "give both, or neither" in done.output
    assert not told
