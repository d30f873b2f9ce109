"""Where bringing a ledger's lists up takes long, pages stand at an earlier head meanwhile, and hide what is restricted now."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest

from dateline.web import upkeep
from dateline.web.desk import Desk
from dateline.web.ledger import Library
from dateline.web.settings import Settings
from tests.ledger import factory
from tests.ledger.village import open_as, rows

PATIENCE = 20.0  # seconds


class Gate:
    """Lets desks be brought up, or makes them wait."""

    def __init__(self) -> None:
        self.open = threading.Event()

    def __call__(self, settings: Settings) -> Desk:
        assert self.open.wait(PATIENCE)
        return Desk(settings)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    made = Gate()
    monkeypatch.setattr(upkeep, "Desk", made)
    monkeypatch.setattr(upkeep, "PATIENCE", 0.05)
    monkeypatch.setattr(upkeep, "REST", 0)
    made.open.set()
    return made


@pytest.fixture
def books(settings: Settings, gate: Gate) -> Iterator[Library]:
    library = Library(settings)
    yield library
    gate.open.set()
    library.close()


def add(ledger: str, name: str) -> None:
    reading = factory.reading(f"Later {name}. ", name=f"{name}.txt")
    with open_as(ledger, "program:test") as opened:
        opened.append(reading, factory.capture(reading.document.text), factory.RUN)


def reports(books: Library) -> int:
    with books.open() as desk:
        return desk.projection.stock().reports


def test_nobody_waits_long_for_what_somebody_else_writes(books: Library, ledger: str, gate: Gate, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "QUICK", -1.0)
    assert reports(books) == 3
    add(ledger, "one")
    assert reports(books) == 4
    gate.open.clear()
    add(ledger, "two")
    assert reports(books) == 4
    gate.open.set()
    until = time.monotonic() + PATIENCE
    while reports(books) != 5:
        assert time.monotonic() < until


def test_what_is_brought_up_quickly_is_waited_for(books: Library, ledger: str) -> None:
    for number in range(3):
        assert reports(books) == 3 + number
        add(ledger, f"number {number}")


def test_what_is_restricted_is_hidden_before_anything_is_brought_up(books: Library, ledger: str) -> None:
    document = str(rows(ledger, "SELECT id FROM document ORDER BY id")[0][0])
    with books.open() as desk:
        assert not desk.veil.is_restricted(document)
    add(ledger, "one")
    with open_as(ledger, "human:vera") as opened:
        opened.restrict(document, "names a witness")
    with books.open() as desk:
        assert desk.veil.is_restricted(document)
    with open_as(ledger, "human:vera") as opened:
        opened.restrict(str(rows(ledger, "SELECT id FROM document ORDER BY id")[1][0]), "names another")
    with books.open() as desk:
        assert desk.is_current()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_fault_while_bringing_up_is_over_at_once_and_the_next_time_begins_anew(
    books: Library, gate: Gate, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_: Settings) -> Desk:
        raise RuntimeError("a fault of ours")

    keeper = upkeep.Upkeep(settings)
    monkeypatch.setattr(upkeep, "Desk", fail)
    began = time.monotonic()
    assert keeper.wait()
    assert time.monotonic() - began < upkeep.WAIT / 2
    monkeypatch.setattr(upkeep, "Desk", gate)
    assert keeper.wait()
    assert reports(books) == 3
