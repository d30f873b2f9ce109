"""Names over reports: what may be one bearer is suggested, decided by people, and told with its mark."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.naming import suggest_names
from tests.ledger import factory
from tests.ledger.village import open_as, rows
from tests.ledger.village import suggest as link


def add(path: str, turn: int, name: str, at: str = "2025-11-15T08:00:00Z") -> None:
    """Add a report in which the command goes by another name, spelt with as many letters as its own."""
    told = factory.reading(f"Report {turn}. ", name=f"report-{turn}.txt")
    text = told.document.text.replace("Joint Command", name)
    command = replace(told.entities[1], name=name)
    document = replace(told.document, id=factory.document(text).id, text=text)
    with open_ledger(path, lambda: at, "program:test") as ledger:
        reading = replace(told, document=document, entities=(told.entities[0], command, *told.entities[2:]))
        ledger.append(reading, factory.capture(text, name=f"report-{turn}.txt"), factory.RUN)


@pytest.fixture
def path(tmp_path: Path) -> str:
    path = str(tmp_path / "names.db")
    for turn, name in enumerate(("Joint Command", "Joint Comnand", "Joint Command", "Joint Command")):
        add(path, turn, name)
    return path


def suggest(path: str) -> int:
    with open_ledger(path, lambda: "2025-11-16T08:00:00Z", "program:test") as ledger:
        return suggest_names(ledger, lambda _: None)


def pair(path: str) -> tuple[str, str]:
    ((left, right),) = rows(path, """SELECT "left", "right" FROM edge WHERE about = 'entity'""")
    return str(left), str(right)


def test_two_spellings_are_suggested_once_and_the_same_one_never(path: str) -> None:
    assert suggest(path) == 1
    assert suggest(path) == 0
    add(path, 9, "Joint Command", "2025-11-17T08:00:00Z")
    assert suggest(path) == 0
    assert verify(path).ok


def test_common_words_are_no_names(path: str) -> None:
    with open_view(path) as view:
        assert {each.name for each in view.named()} == {"Joint Command", "Joint Comnand"}


def test_names_wait_behind_happenings_and_people_have_the_last_word(path: str) -> None:
    suggest(path)
    left, right = pair(path)
    with open_view(path) as view:
        assert [each.machine for each in view.show(left).also_named] == [True]
        (doubt,) = [each for each in view.queue(50) if each.about == "entity"]
        assert {side.id for side in doubt.sides} == {left, right}
    with open_as(path, "human:ana", "2025-11-18T08:00:00Z") as ledger:
        ledger.judge("same", left[:12], right[:12], "a slip of the pen")
    with open_view(path) as view:
        (other,) = view.show(left).also_named
        assert (other.id, other.machine) == (right, False)
        assert not [each for each in view.queue(50) if each.about == "entity"]
    with open_as(path, "human:ana", "2025-11-19T08:00:00Z") as ledger:
        ledger.judge("different", left, right, "two commands after all")
    suggest(path)
    with open_view(path) as view:
        assert view.show(left).also_named == ()
    assert verify(path).ok


def test_links_of_happenings_come_before_those_of_names(path: str) -> None:
    suggest(path)
    found = [str(name) for (name,) in rows(path, "SELECT id FROM record WHERE kind = 'incident' ORDER BY id LIMIT 2")]
    link(path, (found[0], found[1], 1.0))
    with open_view(path) as view:
        assert [each.about for each in view.queue(50) if each.kind == "link"] == ["incident", "entity"]
