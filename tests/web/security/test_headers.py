"""What every answer says to the browser, by which name the server may be called, and how much it takes."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger.village import add_reports
from tests.web.people.house import house, log_in, token
from tests.web.security.world import Pages, pages, walk

INLINE = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"?application/(?:ld\+)?json)[^>]*>|<style|\son\w+\s*=|\sstyle\s*=", re.IGNORECASE)


@pytest.fixture
def desk(tmp_path: Path) -> Pages:
    ledger = str(tmp_path / "village.db")
    add_reports(ledger, 2)
    return pages(ledger, tmp_path, ada="admin", ben="analyst")


def test_every_answer_carries_the_strict_policy_and_no_page_needs_more(desk: Pages) -> None:
    client = desk.of("ada")
    for address, body, kind in walk(client, "/nowhere", "/login", "/account", "/accounts", "/restricted", "/review", "/bring", "/api"):
        headers = client.get(address).headers
        policy = headers["content-security-policy"]
        if "default-src 'none'" in policy and "sandbox" in policy:  # original bytes: nothing is loaded, nothing runs
            continue
        assert "default-src 'self'" in policy, address
        assert not re.search(r"unsafe-inline|unsafe-eval|\*|https?:", policy), address
        assert "frame-ancestors 'none'" in policy
        assert "base-uri 'none'" in policy
        assert "form-action 'self'" in policy
        assert headers["x-content-type-options"] == "nosniff", address
        assert headers["referrer-policy"] in {"same-origin", "no-referrer"}
        assert "server" not in headers
        if kind == "text/html":
            assert not INLINE.search(body.decode()), address
            assert not re.search(r"""(?:src|href)=["']?(?:https?:)?//(?!localhost)[^"'>]+\.(?:js|css|woff2?)""", body.decode()), address


def test_answers_of_the_gate_and_of_failures_carry_it_too(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")
    stranger, ana = rooms.browser(), rooms.logged_in("ana")
    refused = (
        stranger.get("/desk"),
        stranger.post("/desk"),
        stranger.get("/desk", headers={"authorization": "x"}),
        ana.post("/decide"),
        ana.get("/accounts"),
        ana.get("/desk", headers={"host": "evil.example"}),
    )
    assert [each.status_code for each in refused] == [303, 401, 401, 403, 403, 421]
    for each in refused:
        assert "default-src 'self'" in each.headers["content-security-policy"]


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "evil.example:8431",
        "127.0.0.1.nip.example",
        "0.0.0.0",  # noqa: S104 a name that is asked for
        "192.168.1.5",
        "",
        "[::2]",
        "localhost@evil.example",
    ],
)
@pytest.mark.parametrize("people", [False, True])
def test_a_name_that_somebody_else_pointed_here_is_not_answered(tmp_path: Path, host: str, *, people: bool) -> None:
    ledger = str(tmp_path / "village.db")
    add_reports(ledger, 1)
    client = TestClient(
        create_app(Settings(ledger, tmp_path / "cache", people=people)), base_url="http://localhost", follow_redirects=False
    )
    for path in ("/", "/login", "/static/style.css"):
        assert client.get(path, headers={"host": host}).status_code == 421, path
    assert client.get("/login", headers={"host": "localhost:8431"}).status_code in {200, 404}
    assert client.get("/", headers={"host": "127.0.0.1:1"}).status_code in {200, 303, 401}


def test_a_name_that_was_given_is_answered(tmp_path: Path) -> None:
    ledger = str(tmp_path / "village.db")
    add_reports(ledger, 1)
    settings = Settings(ledger, tmp_path / "cache", people=True, hosts=("desk.example",))
    client = TestClient(create_app(settings), base_url="https://desk.example")
    assert client.get("/login").status_code == 200
    assert client.get("/login", headers={"host": "localhost"}).status_code == 421


def test_more_than_the_server_takes_is_refused_with_or_without_a_length(desk: Pages) -> None:
    client = desk.of("ada")
    largest = desk.app.state.settings.largest
    given = token(client)
    told = client.post("/account/tokens", content=b"x", headers={"content-length": str(largest + 1), "x-csrf-token": given})
    assert told.status_code == 413

    def endless() -> object:
        piece = b"a=" + b"x" * 1_000_000
        for _ in range(largest // 1_000_000 + 2):
            yield piece

    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert client.post("/account/tokens", content=endless(), headers={**kind, "x-csrf-token": given}).status_code == 413  # type: ignore[arg-type]
    assert client.post("/account/tokens", content=endless(), headers=kind).status_code == 413  # type: ignore[arg-type]


def test_a_stranger_sends_a_name_and_a_password_and_no_megabytes(desk: Pages) -> None:
    stranger = desk.of("ada")
    stranger.cookies.clear()
    given = token(stranger, "/login")
    for headers in ({}, {"x-csrf-token": given}):
        assert stranger.post("/login", data={"name": "a" * 200_000, "password": "x"}, headers=headers).status_code == 413
        files = {"file": ("a.txt", b"x" * 200_000)}
        assert stranger.post("/login", data={"name": "a"}, files=files, headers=headers).status_code == 413


@pytest.mark.parametrize(
    "asked",
    [
        "/incidents?place=a&place=b",
        "/incidents?place[]=a",
        "/incidents?place[$ne]=a",
        "/incidents?page=-1",
        "/incidents?page=99999999999999999999",
        "/incidents?page=NaN",
        "/incidents?from=2025-99-99",
        "/search?words=%00",
        "/search?words=%ff%fe",
        "/search?words=" + "a" * 5000,
        '/search?words="unclosed OR ( NEAR *',
        "/reports/../../etc/passwd",
        "/reports/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static/..%2f..%2fapp.py",
        "/static/%2e%2e/app.py",
        "/reports/" + "a" * 3000,
        "/incidents/%00",
        "/login?next[]=/x",
    ],
)
def test_parameters_that_are_no_words_break_nothing_and_open_nothing(desk: Pages, asked: str) -> None:
    answer = desk.of("ada").get(asked)
    assert answer.status_code < 500, answer.text
    assert "root:" not in answer.text
    assert "def create_app" not in answer.text


@pytest.mark.parametrize("name", [["a", "b"], {"$ne": ""}, None, 7, True])
def test_a_name_that_is_no_word_is_no_name(tmp_path: Path, name: object) -> None:
    rooms = house(tmp_path, ana="analyst")
    browser = rooms.browser()
    answer = browser.post("/login", json={"name": name, "password": name}, headers={"x-csrf-token": token(browser, "/login")})
    assert answer.status_code == 422
    assert log_in(browser, "ana").status_code == 303


def test_where_the_log_cannot_be_written_the_request_fails_and_nothing_is_kept(desk: Pages) -> None:
    client = desk.of("ada")
    with open_view(desk.ledger) as view:
        document, head = view.documents()[0].id, view.head()
    form = {"csrf": token(client), "id": document, "why": "names of victims"}
    with sqlite3.connect(desk.ledger) as raw:
        raw.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'no space'); END")
    assert client.post("/restricted", data=form).status_code >= 400
    with open_view(desk.ledger) as view:
        assert (view.head(), view.restrictions(), set(view.actors())) == (head, [], {"program:test"})


def test_a_failure_says_nothing_of_how_the_program_is_made(tmp_path: Path) -> None:
    rooms = house(tmp_path, ana="analyst")

    @rooms.app.get("/broken")
    def broken() -> None:
        raise RuntimeError("/srv/secret/path password=hunter2")

    answer = rooms.logged_in("ana").get("/broken")
    assert answer.status_code == 500
    for word in ("hunter2", "/srv", "Traceback", "RuntimeError"):
        assert word not in answer.text
