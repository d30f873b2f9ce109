"""What takes long to make is made behind the pages; an older one is shown meanwhile, and never one that tells what is restricted now."""

from __future__ import annotations

import json
import re
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.records.series import Series
from dateline.site import Chart
from dateline.web import ledger as opening
from dateline.web import shelf
from dateline.web.app import create_app
from dateline.web.desk import Desk
from dateline.web.ledger import Library
from dateline.web.pages import home
from dateline.web.settings import Settings
from scripts.append import append
from scripts.chronicle import Chronicle
from tests.ledger import factory
from tests.ledger.village import open_as, rows
from tests.web.conftest import ADDRESS

PATIENCE = 20.0  # seconds


class Counting:
    """Makes the number of reports that a ledger holds, and knows how often it was asked; while it is shut it does not come to an end."""

    def __init__(self) -> None:
        self.asked = 0
        self.open = threading.Event()
        self.open.set()

    def __call__(self, desk: Desk) -> int:
        self.asked += 1
        assert self.open.wait(PATIENCE)
        return desk.projection.stock().reports


@pytest.fixture
def books(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Library]:
    """Return the ledger as pages ask it, where everything takes too long to wait for."""
    monkeypatch.setattr(shelf, "QUICK", -1.0)
    monkeypatch.setattr(shelf, "REST", 0)
    library = Library(settings)
    yield library
    library.close()


def lately(books: Library, make: Counting) -> int:
    with books.open() as desk:
        return books.lately("reports", desk, make).thing


def add(ledger: str, name: str, at: str = "2025-11-16T08:00:00Z") -> None:
    reading = factory.reading(f"Later {name}. ", name=f"{name}.txt")
    with open_as(ledger, "program:test", at) as opened:
        opened.append(reading, factory.capture(reading.document.text), factory.RUN)


def settled(books: Library, make: Counting, wanted: int) -> bool:
    """Tell whether the wanted number is there in the end."""
    until = time.monotonic() + PATIENCE
    while (found := lately(books, make)) != wanted and time.monotonic() < until:
        time.sleep(0.01)
    return found == wanted


def until_it_fails(books: Library, desk: Desk, make: Callable[[Desk], int]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        books.lately("reports", desk, make)
        time.sleep(0.01)


def test_nobody_waits_for_what_is_made_anew_after_a_write(books: Library, ledger: str) -> None:
    make = Counting()
    assert lately(books, make) == 3
    make.open.clear()
    add(ledger, "one")
    with books.open() as desk:
        found = books.lately("reports", desk, make)
        assert (found.thing, found.head != desk.head) == (3, True)
        assert found.at < desk.projection.at
    make.open.set()
    assert settled(books, make, 4)


def test_what_is_made_quickly_is_of_the_present_head(books: Library, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "QUICK", 60.0)
    make = Counting()
    assert lately(books, make) == 3
    add(ledger, "one")
    assert lately(books, make) == 4


def test_two_readers_at_once_make_it_once(books: Library, ledger: str) -> None:
    make = Counting()
    with ThreadPoolExecutor(8) as people:
        assert set(people.map(lambda _: lately(books, make), range(8))) == {3}
        assert make.asked == 1
        make.open.clear()
        add(ledger, "one")
        assert set(people.map(lambda _: lately(books, make), range(8))) == {3}
        make.open.set()
        assert settled(books, make, 4)
    assert make.asked == 2


def test_an_older_one_is_not_shown_once_more_is_restricted(books: Library, ledger: str) -> None:
    make = Counting()
    lately(books, make)
    add(ledger, "one")
    document = str(rows(ledger, "SELECT id FROM document ORDER BY id")[0][0])
    with open_as(ledger, "human:vera") as opened:
        opened.restrict(document, "names a witness")
    with books.open() as desk:
        assert books.lately("reports", desk, make).head == desk.head


def test_things_that_need_each_other_do_not_lock_up(books: Library) -> None:
    needs = {"one": "other", "other": "one"}
    begun = threading.Barrier(2)

    def ask(name: str) -> str:
        def make(desk: Desk) -> str:
            begun.wait(PATIENCE)
            return name + books.once(needs[name], desk, lambda _: "")

        with books.open() as desk:
            return books.once(name, desk, make)

    with ThreadPoolExecutor(2) as people:
        asked = [people.submit(ask, name) for name in needs]
        assert [each.result(PATIENCE) for each in asked] == ["one", "other"]


def test_what_went_wrong_is_not_kept_and_reaches_the_reader(books: Library, ledger: str) -> None:
    make = Counting()

    def fail(desk: Desk) -> int:
        raise RuntimeError(f"nothing can be drawn at {desk.head[:4]}")

    with books.open() as desk, pytest.raises(RuntimeError, match="nothing can be drawn"):
        books.once("reports", desk, fail)
    assert lately(books, make) == 3
    add(ledger, "one")
    with books.open() as desk, pytest.raises(RuntimeError, match="nothing can be drawn"):
        until_it_fails(books, desk, fail)
    assert lately(books, make) == 4


def test_no_more_desks_are_opened_than_can_be_served(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "DESKS", 2)
    library, lent = Library(settings), set[int]()

    def read(_: int) -> None:
        with library.open() as desk:
            lent.add(id(desk))
            time.sleep(0.01)

    with ThreadPoolExecutor(12) as people:
        list(people.map(read, range(24)))
    library.close()
    assert len(lent) <= 2


def test_what_takes_long_is_rested_from(books: Library, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Counting()
    lately(books, make)
    monkeypatch.setattr(shelf, "REST", 1e9)
    add(ledger, "one")
    assert [lately(books, make) for _ in range(3)] == [3, 3, 3]
    assert make.asked == 1


def test_an_earlier_chart_says_so_and_never_names_who_is_restricted_now(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ledger = str(tmp_path / "country.db")
    with open_as(ledger, "program:append", "2025-11-15T08:00:00Z") as opened:
        append(opened, Chronicle(40, 3).reports())

    def draw(_: Desk, series: Sequence[Series]) -> list[Chart]:
        voices = ", ".join(sorted({f"{each.speaker} counts" for each in series}))
        return [Chart("attacks-0", f"Attacks, as {voices}", "", f"<svg><title>{voices}</title></svg>")]

    monkeypatch.setattr(shelf, "QUICK", -1.0)
    monkeypatch.setattr(home, "draw_charts", draw)
    with TestClient(create_app(Settings(ledger, tmp_path / "cache")), base_url=ADDRESS) as client:
        before = client.get("/").text
        colonel = re.findall(r"Colonel \w+ \w+(?= counts)", before)[0]
        assert "being drawn anew" not in before
        add(ledger, "one", "2025-11-16T08:00:00Z")
        later = client.get("/").text
        assert "As the ledger stood on 15 Nov 2025 at 08:00 UTC; being drawn anew." in later
        assert colonel in later
        named = "SELECT DISTINCT subject FROM statement WHERE property = 'name' AND value_json = ?"
        with open_as(ledger, "human:vera", "2025-11-17T08:00:00Z") as opened:
            for (person,) in rows(ledger, named, json.dumps(colonel)):
                opened.restrict(str(person), "a private person")
        assert colonel not in client.get("/").text
        assert colonel not in client.get("/charts/attacks-0.svg").text
