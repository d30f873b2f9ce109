"""Who works on what of the queue: nobody gets what somebody else has taken, and admins alone give work to others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import urlsplit

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from dateline.web.app import create_app
from dateline.web.people import Door
from dateline.web.settings import Settings
from tests.ledger.village import incidents, suggest
from tests.web.people.house import WORDS, log_in, token

ADDRESS = "http://127.0.0.1"


@pytest.fixture
def app(settings: Settings) -> FastAPI:
    """Return the pages of three reports, for an admin, an analyst and a reviewer."""
    one, two, _ = incidents(settings.ledger)
    suggest(settings.ledger, (one, two, 0.55))
    app = create_app(replace(settings, people=True))
    door: Door = app.state.door
    for name, role in (("ada", "admin"), ("ana", "analyst"), ("bob", "reviewer")):
        door.accounts.add(name, role, WORDS, "the test")
    return app


@pytest.fixture
def people(app: FastAPI) -> Iterator[dict[str, TestClient]]:
    made = {}
    for name in ("ada", "ana", "bob"):
        browser = TestClient(app, base_url=ADDRESS, headers={"origin": ADDRESS, "accept": "text/html"}, follow_redirects=False)
        assert log_in(browser, name).status_code == 303
        made[name] = browser
    yield made
    for browser in made.values():
        browser.close()


def holders(app: FastAPI) -> list[str]:
    return sorted(each.person for each in app.state.door.work.held().values())


def onwards(browser: TestClient) -> str:
    return urlsplit(browser.get("/review/next").headers["location"]).path


def post(browser: TestClient, where: str, **form: str) -> int:
    return int(browser.post(where, data={"csrf": token(browser), **form}).status_code)


def test_two_people_who_go_on_do_not_get_the_same(app: FastAPI, people: dict[str, TestClient]) -> None:
    first, second = onwards(people["ana"]), onwards(people["bob"])
    assert first != second
    assert onwards(people["ana"]) == first
    assert holders(app) == ["ana", "bob"]
    assert "with ana" in people["bob"].get("/review").text


def test_what_is_taken_is_mine_until_it_is_let_go(app: FastAPI, people: dict[str, TestClient]) -> None:
    ana = people["ana"]
    where = onwards(ana)
    page = ana.get(where).text
    assert "You work on this" in page
    item = page.partition('name="item" value="')[2].partition('"')[0]
    assert "1 doubt waits" in ana.get("/review?whose=mine").text
    assert post(people["bob"], "/review/take", item=item, release="1") == 303
    assert holders(app) == ["ana"]
    assert post(ana, "/review/take", item=item, release="1", back=where) == 303
    assert holders(app) == []
    assert "Nothing waits" in ana.get("/review?whose=mine").text


def test_what_was_decided_is_nobodys_work_any_more(app: FastAPI, people: dict[str, TestClient]) -> None:
    ana = people["ana"]
    *_, one, two = onwards(ana).split("/")
    assert post(ana, "/review/decide", decision="same", id=one, other=two, why="one raid", then="queue") == 303
    assert holders(app) == []


def test_an_admin_gives_a_slice_of_the_queue_to_somebody_and_nobody_else_does(app: FastAPI, people: dict[str, TestClient]) -> None:
    assert post(people["bob"], "/review/assign", to="ana") == 403
    assert post(people["ada"], "/review/assign", to="ana", words="no such place") == 303
    assert holders(app) == []
    assert post(people["ada"], "/review/assign", to="ana", words="tolmere") == 303
    assert set(holders(app)) == {"ana"}
    assert "Nothing waits" in people["bob"].get("/review?whose=nobody").text
    assert people["bob"].get("/review/next").headers["location"] == "/review"
    with app.state.door.store.reading() as connection:
        found = connection.execute("SELECT by, about FROM log WHERE what = 'assigned'").fetchall()
    assert [tuple(row) for row in found][-1] == ("ada", "ana")


def test_work_is_given_to_nobody_who_may_not_decide(app: FastAPI, people: dict[str, TestClient]) -> None:
    app.state.door.accounts.add("eve", "reader", WORDS, "the test")
    assert post(people["ada"], "/review/assign", to="eve") == 409
    assert holders(app) == []


def test_where_one_person_works_alone_nothing_is_taken(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
        assert "Take" not in client.get("/review").text
        assert client.get("/review/next", follow_redirects=False).status_code == 303
