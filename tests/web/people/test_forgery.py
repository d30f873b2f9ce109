"""Requests that another page makes in somebody's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.web.people.house import house, log_in, token


@pytest.mark.parametrize("local", [True, False])
def test_a_form_without_its_token_changes_nothing(tmp_path: Path, *, local: bool) -> None:
    rooms = house(tmp_path, local=True) if local else house(tmp_path, ana="analyst")
    browser = rooms.browser() if local else rooms.logged_in("ana")
    assert browser.post("/decide", data={"what": "same"}).status_code == 403
    assert browser.post("/decide", data={"what": "same", "csrf": "0" * 64}).status_code == 403
    assert browser.post("/decide", data={"what": "same", "csrf": ""}).status_code == 403


def test_a_form_with_its_token_is_taken_from_its_field_or_header(tmp_path: Path) -> None:
    browser = house(tmp_path, ana="analyst").logged_in("ana")
    given = token(browser)
    assert browser.post("/decide", data={"what": "same", "csrf": given}).json() == {"by": "ana", "what": "same"}
    assert browser.post("/decide", data={"what": "same"}, headers={"x-csrf-token": given}).json()["what"] == "same"
    parts = browser.post("/decide", data={"what": "same", "csrf": given}, files={"file": ("a.txt", b"x" * 3_000_000)})
    assert parts.json()["what"] == "same"


def test_the_token_of_one_session_is_none_of_another(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst", ben="analyst")
    ana, ben = rooms.logged_in("ana"), rooms.logged_in("ben")
    assert ana.post("/decide", data={"what": "same", "csrf": token(ben)}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},  # another host of the same domain, another port of this machine
        {"sec-fetch-site": "none"},
        {"origin": "https://evil.example"},
        {"origin": "http://localhost.evil.example"},
        {"origin": "http://localhost:9999"},
        {"origin": "null"},
        {"origin": "http://["},
        {"origin": ""},
    ],
)
def test_what_a_browser_says_comes_from_elsewhere_is_refused_even_with_the_token(tmp_path: Path, headers: dict[str, str]) -> None:
    browser = house(tmp_path, ana="analyst").logged_in("ana")
    given = token(browser)
    assert browser.post("/decide", data={"what": "same", "csrf": given}, headers=headers).status_code == 403
    own = {"sec-fetch-site": "same-origin", "origin": "http://localhost"}
    assert browser.post("/decide", data={"what": "same", "csrf": given}, headers=own).status_code == 200


def test_over_tls_no_form_is_taken_from_a_plain_page_of_the_same_name(tmp_path: Path) -> None:
    rooms = house(tmp_path, secure=True, ana="analyst")
    browser = rooms.browser()
    browser.base_url = browser.base_url.copy_with(scheme="https")
    log_in(browser, "ana")
    form = {"what": "same", "csrf": token(browser)}
    assert browser.post("/decide", data=form, headers={"origin": "http://localhost"}).status_code == 403
    assert browser.post("/decide", data=form, headers={"origin": "https://localhost"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "PROPFIND", "POST"])
def test_every_method_that_may_change_something_is_guarded(tmp_path: Path, method: str) -> None:
    browser = house(tmp_path, ana="analyst").logged_in("ana")
    assert browser.request(method, "/decide").status_code == 403
    assert browser.request(method, "/account").status_code == 403


def test_nobody_is_logged_in_by_another_page(tmp_path: Path) -> None:
    browser = house(tmp_path, ana="analyst").browser()
    form = {"name": "ana", "password": "three blue herons at dusk"}
    assert browser.post("/login", data=form).status_code == 403
    assert browser.post("/login", data={**form, "csrf": "f" * 64}).status_code == 403


@pytest.mark.parametrize("body", [b"--x\r\nbroken", b"", b"\xff\xfe" * 99])
def test_a_broken_form_is_refused_in_words(tmp_path: Path, body: bytes) -> None:
    browser = house(tmp_path, ana="analyst").logged_in("ana")
    for kind in (
        "multipart/form-data; boundary=x",
        "multipart/form-data",
        "application/x-www-form-urlencoded; charset=nonsense",
        "text/plain",
    ):
        answer = browser.post("/decide", content=body, headers={"content-type": kind})
        assert answer.status_code in {400, 403}


def test_a_token_given_twice_is_none(tmp_path: Path) -> None:
    browser = house(tmp_path, ana="analyst").logged_in("ana")
    given = token(browser)
    answer = browser.post("/decide", data={"csrf": [given, "0" * 64], "what": "same"})
    assert answer.status_code == 403
