"""Programs that ask in somebody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DatelineError
from tests.web.people.house import csrf_in, house, log_in, token

DAY = 24 * 3600


def bearer(secret: str) -> dict[str, str]:
    return {"authorization": f"Bearer {secret}", "accept": "application/json"}


def test_a_token_is_shown_once_and_works(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    form = {"csrf": token(browser), "label": "nightly tables", "scopes": ["read"], "days": "30"}
    page = browser.post("/account/tokens", data=form).text
    secret = page.partition("copy it now: <code>")[2].partition("<")[0]
    assert secret.startswith("dateline_")
    assert secret not in browser.get("/account").text
    assert rooms.browser().get("/desk", headers=bearer(secret)).json() == {"name": "ana", "role": "analyst"}


@pytest.mark.parametrize(
    ("scopes", "may"),
    [
        (["read"], (200, 403, 403)),
        (["decide"], (403, 200, 403)),
        (["export"], (403, 403, 200)),
        (["read", "decide", "export"], (200, 200, 200)),
    ],
)
def test_a_token_is_for_what_it_was_made_for(tmp_path: Path, scopes: list[str], may: tuple[int, int, int]) -> None:
    rooms = house(tmp_path, ana="analyst")
    headers = bearer(rooms.door.tokens.make("ana", "tables", scopes, 30))
    program = rooms.browser()
    found = (program.get("/desk", headers=headers), program.post("/decide", headers=headers), program.get("/export", headers=headers))
    assert tuple(each.status_code for each in found) == may


def test_a_token_may_no_more_than_its_owner(tmp_path: Path) -> None:
    rooms = house(tmp_path, ben="reader")
    headers = bearer(rooms.door.tokens.make("ben", "tables", ["read", "decide", "export"], 30))
    assert rooms.browser().post("/decide", headers=headers).status_code == 403


def test_no_token_restricts_manages_people_or_makes_tokens(tmp_path: Path) -> None:
    rooms = house(tmp_path, ada="admin")
    headers = bearer(rooms.door.tokens.make("ada", "tables", ["read", "decide", "export"], 30))
    program = rooms.browser()
    for path in ("/restrict", "/assign", "/account/tokens", "/accounts/invite", "/logout"):
        form = {"name": "eve", "role": "admin", "label": "x", "days": "1", "scopes": "read"}
        assert program.post(path, headers=headers, data=form).status_code == 403, path
    assert program.get("/accounts", headers=headers).status_code == 403
    assert program.get("/account", headers=headers).status_code == 403


@pytest.mark.parametrize(
    "header", ["Bearer wrong", "Bearer", "Bearer ", "", "Basic YW5hOng=", "bearer dateline_", "Token x", "Bearer \xff", "null"]
)
def test_a_wrong_authorization_is_401_and_never_a_stranger_or_the_cookie_beside_it(tmp_path: Path, header: str) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    for path in ("/desk", "/login", "/static/style.css", "/nowhere"):
        answer = browser.get(path, headers=[(b"authorization", header.encode("latin-1"))])
        assert answer.status_code == 401, path
        assert answer.headers["www-authenticate"] == "Bearer"


def test_in_local_use_a_token_is_wrong_too(tmp_path: Path) -> None:
    assert house(tmp_path, local=True).browser().get("/desk", headers=bearer("dateline_x")).status_code == 401


def test_two_authorizations_are_none(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    good = f"Bearer {rooms.door.tokens.make('ana', 'tables', ['read'], 3)}"
    answer = rooms.browser().get("/desk", headers=[("authorization", good), ("authorization", "Bearer wrong")])
    assert answer.status_code == 401


def test_a_token_runs_out_and_can_be_revoked_by_its_owner_alone(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst", ben="analyst")
    tokens = rooms.door.tokens
    short, long = tokens.make("ana", "short", ["read"], 1), tokens.make("ana", "long", ["read"], 30)
    rooms.time.now += DAY
    assert (tokens.of(short), tokens.of(long) is not None) == (None, True)
    (held,) = tokens.of_person("ana")
    with pytest.raises(DatelineError, match="no such token"):
        tokens.revoke("ben", held.id)
    tokens.revoke("ana", held.id)
    assert tokens.of(long) is None


@pytest.mark.parametrize(
    ("label", "scopes", "days"),
    [("", ["read"], 1), ("x" * 81, ["read"], 1), ("x", [], 1), ("x", ["admin"], 1), ("x", ["read"], 0), ("x", ["read"], 366)],
)
def test_a_token_without_purpose_scope_or_end_is_not_made(tmp_path: Path, label: str, scopes: list[str], days: int) -> None:
    rooms = house(tmp_path, ana="analyst")
    with pytest.raises(DatelineError):
        rooms.door.tokens.make("ana", label, scopes, days)


def test_making_a_token_needs_a_password_given_just_now(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    rooms.time.now += 601
    form = {"csrf": token(browser), "label": "tables", "scopes": ["read"], "days": "30"}
    assert browser.post("/account/tokens", data=form).headers["location"] == "/confirm?next=/account"
    assert rooms.door.tokens.of_person("ana") == []


def test_programs_need_no_form_token_and_only_they(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    headers = bearer(rooms.door.tokens.make("ana", "notes", ["decide"], 30))
    assert rooms.browser().post("/decide", headers=headers).status_code == 200
    assert rooms.logged_in("ana").post("/decide", json={"what": "same"}).status_code == 403


def test_a_busy_program_waits_and_others_do_not(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    first, second = (bearer(rooms.door.tokens.make("ana", name, ["read"], 30)) for name in ("one", "two"))
    object.__setattr__(rooms.door, "by_token", type(rooms.door.by_token)(3, 60, rooms.time))
    program = rooms.browser()
    assert [program.get("/desk", headers=first).status_code for _ in range(4)] == [200, 200, 200, 429]
    assert program.get("/desk", headers=first).headers["retry-after"] == "60"
    assert program.get("/desk", headers=second).status_code == 200
    rooms.time.now += 60
    assert program.get("/desk", headers=first).status_code == 200


def test_guessing_tokens_is_stopped(tmp_path: Path) -> None:
    program = house(tmp_path, ana="analyst").browser()
    found = [program.get("/desk", headers=bearer(f"dateline_{number}")).status_code for number in range(31)]
    assert found == [401] * 30 + [429]


def test_the_login_page_forms_are_in_order(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.browser()
    assert csrf_in(browser.get("/login")) == csrf_in(browser.get("/login"))
    assert log_in(browser, "ana").status_code == 303
