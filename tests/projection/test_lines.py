"""Kept answers say what the views say, and none outlives a change of the ledger."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from dateline.cli import incident_asking
from dateline.config import Config
from dateline.ledger.store import open_ledger
from dateline.projection.lines import kept_lines
from tests.ledger import factory


@pytest.fixture
def config(tmp_path: Path) -> Config:
    path = str(tmp_path / "raid.db")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), factory.RUN)
    return Config(path, tmp_path / "cache")


def asked(config: Config, capsys: pytest.CaptureFixture[str], as_of: str | None = None) -> str:
    incident_asking.incidents(config, as_of, "range", reviewed=False, as_json=True)
    return capsys.readouterr().out


def test_a_kept_answer_is_what_the_views_say(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    first = asked(config, capsys)
    assert asked(config, capsys) == first == asked(config, capsys, "2099-01-01T00:00:00Z")
    assert len(list((config.cache / "answers").iterdir())) == 1


def test_a_ledger_that_learns_is_asked_anew(config: Config, capsys: pytest.CaptureFixture[str]) -> None:
    before = asked(config, capsys)
    with open_ledger(config.ledger, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading("SELMIN. "), factory.capture("SELMIN. " + factory.TEXT), factory.RUN)
    after = asked(config, capsys)
    assert (len(before.splitlines()), len(after.splitlines())) == (1, 2)
    assert len(list((config.cache / "answers").iterdir())) == 1


def test_an_answer_is_made_once_for_a_key(tmp_path: Path) -> None:
    made: list[str] = []

    def make() -> list[str]:
        made.append("made")
        return ['{"id": "a"}', '{"id": "ü"}']

    answers = [kept_lines(tmp_path, "raid.db", ("head", "range"), make) for _ in range(3)]
    assert (answers, made) == ([['{"id": "a"}', '{"id": "ü"}']] * 3, ["made"])
    kept_lines(tmp_path, "raid.db", ("another head", "range"), make)
    assert made == ["made", "made"]


def test_a_disk_that_refuses_costs_only_time(config: Config, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    blocked = dataclasses.replace(config, cache=tmp_path / "file")
    assert asked(blocked, capsys) == asked(config, capsys)
