"""Who may do what, and what needs the password once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.web.people.acts import SCOPES, act_named, acts, may
from dateline.web.people.asking import within
from dateline.web.person import ROLES, Person
from tests.web.people.house import WORDS, csrf_in, house, token


@pytest.mark.parametrize(
    ("act", "from_"),
    [
        ("read", "reader"),
        ("export", "reader"),
        ("account", "reader"),
        ("add", "analyst"),
        ("decide", "analyst"),
        ("confirm", "reviewer"),
        ("see_restricted", "reviewer"),
        ("restrict", "reviewer"),
        ("export_restricted", "admin"),
        ("assign", "admin"),
        ("people", "admin"),
    ],
)
def test_the_table_of_acts(act: str, from_: str) -> None:
    allowed = [role for role in ROLES if may(Person("ana", role), act)]
    assert allowed == list(ROLES[ROLES.index(from_) :])
    assert not may(Person("", "admin"), act)  # nobody, whatever the role


def test_the_table_is_whole() -> None:
    assert {each.scope for each in acts().values()} == {*SCOPES, None}
    assert {name for name, each in acts().items() if each.fresh} == {"restrict", "export_restricted", "assign", "people"}
    assert all(each.scope is None for each in acts().values() if each.fresh)
    assert act_named("analyst").least == "analyst"


@pytest.mark.parametrize(
    ("role", "decide", "restrict", "assign"),
    [("reader", 403, 403, 403), ("analyst", 200, 403, 403), ("reviewer", 200, 200, 403), ("admin", 200, 200, 200)],
)
def test_each_role_does_what_it_may(tmp_path: Path, role: str, decide: int, restrict: int, assign: int) -> None:
    browser = house(tmp_path, ana=role).logged_in("ana")
    form = {"csrf": token(browser)}
    found = [browser.post(path, data=form).status_code for path in ("/decide", "/restrict", "/assign")]
    assert found == [decide, restrict, assign]


@pytest.mark.parametrize("role", ["reader", "analyst", "reviewer"])
def test_only_admins_say_who_may_what(tmp_path: Path, role: str) -> None:
    rooms = house(tmp_path, ada="admin", eve=role)
    eve = rooms.logged_in("eve")
    form = {"csrf": token(eve), "name": "eve", "role": "admin", "why": "because"}
    assert eve.get("/accounts").status_code == 403
    for path in ("role", "invite", "reset", "close", "end"):
        assert eve.post(f"/accounts/{path}", data=form).status_code == 403
    assert [(each.name, each.role) for each in rooms.door.accounts.listed()] == [("ada", "admin"), ("eve", role)]


def test_a_page_that_asks_for_nobody_is_still_closed_to_strangers(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="reader")
    assert rooms.browser().get("/open-to-all").status_code == 303
    assert rooms.browser(accept="application/json").get("/open-to-all").status_code == 401
    assert rooms.browser().post("/open-to-all").status_code == 401
    assert rooms.browser().get("/no-such-page").status_code == 303  # nor does a stranger learn which pages there are
    assert rooms.logged_in("ana").get("/open-to-all").status_code == 200


def test_ten_minutes_after_the_password_privileged_acts_ask_for_it_once_more(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin")
    browser = rooms.logged_in("ada")
    rooms.time.now += 601
    before = browser.cookies["dateline"]
    sent = browser.get("/accounts")
    assert (sent.status_code, sent.headers["location"]) == (303, "/confirm?next=%2Faccounts")
    for path in ("/restrict", "/assign"):
        assert browser.post(path, data={"csrf": token(browser)}).headers["location"].startswith("/confirm")
    assert browser.post("/decide", data={"csrf": token(browser)}).status_code == 200
    page = browser.get("/confirm?next=/accounts")
    assert browser.post("/confirm", data={"csrf": csrf_in(page), "password": "wrong words here"}).status_code == 401
    done = browser.post("/confirm", data={"csrf": csrf_in(page), "password": WORDS, "next": "/accounts"})
    assert (done.status_code, done.headers["location"]) == (303, "/accounts")
    assert browser.get("/accounts").status_code == 200
    assert browser.cookies["dateline"] != before


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "javascript:alert(1)",
        "evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " /x",
        "",
        "/x\r\nSet-Cookie: a=b",
    ],
)
def test_after_the_login_nobody_is_led_elsewhere(tmp_path: Path, address: str) -> None:
    assert within(address) == "/"
    page = house(tmp_path, ana="reader").browser().get("/login", params={"next": address})
    assert "evil.example" not in page.text.partition("<main")[2]


@pytest.mark.parametrize(
    "address", ["/", "/incidents?from=2025-01-01&place=Tolmere", "/reports/abc#words", "/search?q=https://example.org"]
)
def test_within_the_pages_one_goes_on(address: str) -> None:
    assert within(address) == address


def test_no_page_sets_anything_up(tmp_path: Path) -> None:
    browser = house(tmp_path).browser()  # nobody has been added yet
    for path in ("/setup", "/install", "/accounts", "/accounts/invite", "/register"):
        assert browser.get(path).status_code == 303
        assert browser.post(path, data={"name": "eve", "role": "admin"}).status_code == 401
