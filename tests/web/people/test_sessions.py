"""Sessions: who is logged in, where, and for how long."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.people.house import OTHER, WORDS, house, log_in, token

HOUR = 3600


def test_who_knows_the_password_comes_in_and_goes_on_to_the_page_that_was_asked_for(tmp_path: Path) -> None:
    browser = house(tmp_path, ana="analyst").browser()
    sent = browser.get("/desk?day=today")
    assert (sent.status_code, sent.headers["location"]) == (303, "/login?next=%2Fdesk%3Fday%3Dtoday")
    assert log_in(browser, "ana").headers["location"] == "/desk"
    assert browser.get("/desk").json() == {"name": "ana", "role": "analyst"}


def test_a_session_gets_a_secret_of_its_own_at_each_login_and_the_one_before_ends(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    first = browser.cookies["dateline"]
    log_in(browser, "ana")
    second = browser.cookies["dateline"]
    assert first != second
    stale = rooms.browser(cookie=f"dateline={first}")
    assert stale.get("/desk").status_code == 303


def test_a_secret_that_somebody_else_chose_is_not_taken_over(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.browser()
    answer = log_in(browser, "ana")
    assert rooms.door.sessions.begin("ana", "", "chosen-by-another") != "chosen-by-another"
    assert "chosen-by-another" not in "".join(answer.headers.get_list("set-cookie"))
    assert rooms.browser(cookie="dateline=chosen-by-another").get("/desk").status_code == 303


def test_the_file_holds_digests_and_no_secret(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    made = rooms.door.tokens.make("ana", "nightly tables", ["read"], 30)
    data = (tmp_path / "news.db.people.db").read_bytes()
    assert browser.cookies["dateline"].encode() not in data
    assert made.encode() not in data
    assert WORDS.encode() not in data
    assert b"$argon2id$" in data


def test_two_idle_hours_end_a_session_and_each_request_begins_them_anew(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    for _ in range(3):
        rooms.time.now += 2 * HOUR - 61
        assert browser.get("/desk").status_code == 200
    rooms.time.now += 2 * HOUR
    assert browser.get("/desk").status_code == 303


def test_twelve_hours_end_a_session_however_busy(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.logged_in("ana")
    answers = []
    for _ in range(12):
        rooms.time.now += HOUR
        answers.append(browser.get("/desk").status_code)
    assert answers == [200] * 11 + [303]


def test_logging_out_ends_the_session_here_and_everywhere_ends_all(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    here, there, third = (rooms.logged_in("ana") for _ in range(3))
    secret = here.cookies["dateline"]
    assert here.post("/logout", data={"csrf": token(here)}).status_code == 303
    assert rooms.browser(cookie=f"dateline={secret}").get("/desk").status_code == 303
    assert there.get("/desk").status_code == 200
    there.post("/logout", data={"csrf": token(there), "everywhere": "true"})
    assert third.get("/desk").status_code == 303


@pytest.mark.parametrize("secure", [False, True])
def test_no_script_reads_the_cookie_and_no_other_site_sends_it(tmp_path: Path, *, secure: bool) -> None:
    rooms = house(tmp_path, secure=secure, ana="analyst")
    browser = rooms.browser()
    if secure:
        browser.base_url = browser.base_url.copy_with(scheme="https")
    set_cookies = log_in(browser, "ana").headers.get_list("set-cookie")
    session = next(each for each in set_cookies if each.startswith(("dateline=", "__Host-dateline=")))
    assert "HttpOnly" in session
    assert "SameSite=Strict" in session
    assert "Path=/" in session
    assert "Domain" not in session
    assert ("; Secure" in session) is secure
    assert session.startswith("__Host-") is secure


def test_one_session_among_ones_own_can_be_ended_and_nobody_elses(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst", ben="analyst")
    ana, ben = rooms.logged_in("ana"), rooms.logged_in("ben")
    (of_ben,) = rooms.door.sessions.of_person("ben")
    refused = ana.post("/account/sessions/end", data={"csrf": token(ana), "session": of_ben.id})
    assert refused.status_code == 409
    assert ben.get("/desk").status_code == 200
    rooms.logged_in("ana")
    (other,) = [each for each in rooms.door.sessions.of_person("ana") if each.id != _id(ana)]
    ana.post("/account/sessions/end", data={"csrf": token(ana), "session": other.id})
    assert [each.id for each in rooms.door.sessions.of_person("ana")] == [_id(ana)]


def test_another_password_ends_every_session_and_token(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    ana, other = rooms.logged_in("ana"), rooms.logged_in("ana")
    secret = rooms.door.tokens.make("ana", "tables", ["read"], 9)
    form = {"csrf": token(ana), "old": WORDS, "new": OTHER, "again": OTHER}
    assert ana.post("/account/password", data=form).headers["location"] == "/login"
    assert (ana.get("/desk").status_code, other.get("/desk").status_code) == (303, 303)
    assert rooms.door.tokens.of(secret) is None
    assert log_in(rooms.browser(), "ana", WORDS).status_code == 401
    assert log_in(rooms.browser(), "ana", OTHER).status_code == 303


def test_the_present_password_is_needed_for_another_one(tmp_path: Path) -> None:
    ana = house(tmp_path, ana="analyst").logged_in("ana")
    form = {"csrf": token(ana), "old": "not this one at all", "new": OTHER, "again": OTHER}
    answer = ana.post("/account/password", data=form)
    assert answer.status_code == 422
    assert "the present password is another one" in answer.text


def _id(browser: object) -> str:
    from dateline.web.people.store import digest  # noqa: PLC0415

    return digest(browser.cookies["dateline"])[:16]  # type: ignore[attr-defined]
