"""What is restricted is on no page, in no list, search, history or export, whoever asks and whichever way."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from dateline.ledger.store import open_ledger
from dateline.ledger.view import open_view
from tests.conftest import Read
from tests.ledger import factory
from tests.web.people.house import token
from tests.web.security.world import Pages, add, ids_of, pages, walk

PUBLIC = "Two soldiers were killed in a raid near Kandahar on Wednesday, the Ministry of Defense said."
NAMING = "Ilyas Marden was wounded in a raid near Kandahar on Wednesday, police said. Three soldiers were killed, police said."
HIDDEN = "Nine villagers were abducted near Lashkar Gah on Tuesday, the clinic at Qalawand said."
LEAKS = ("Marden", "Qalawand", "villagers were abducted")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory, reading: Read) -> Pages:
    """Return the pages of a ledger in which a person and a report are restricted, and were decided about before."""
    path = tmp_path_factory.mktemp("restricted")
    ledger = str(path / "news.db")
    add(ledger, reading, PUBLIC, "public.txt", "Raid near Kandahar")
    naming = add(ledger, reading, NAMING, "naming.txt", "Ilyas Marden wounded")
    secret = add(ledger, reading, HIDDEN, "qalawand.txt", "The clinic at Qalawand")
    with open_view(ledger) as view:
        (person,) = [
            name for name in ids_of(ledger, "entity", naming) if "Marden" in view.show(name).sentence and _is(view.show(name), "Ilyas")
        ]
    first, second = ids_of(ledger, "incident")[:2]
    with open_ledger(ledger, factory.clock, "human:ana") as opened:
        opened.judge("unsure", min(first, second), max(first, second), "the clinic at Qalawand tells it otherwise")
        opened.restrict(person, "a private person, Ilyas Marden")
        opened.restrict(secret, "names of victims in Qalawand")
    return pages(ledger, path, rea="reader", ana="analyst", rev="reviewer", ada="admin")


def _is(shown: object, word: str) -> bool:
    return any(word in str(each) for each in shown.statements)  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", ["rea", "ana", "rev", "ada"])
def test_no_page_list_search_or_export_holds_what_is_restricted(desk: Pages, name: str) -> None:
    asked = ("/search?words=Marden", "/search?words=Qalawand", "/search.json?words=Marden", "/people?q=Marden", "/claims?speaker=police")
    hidden = [*ids_of(desk.ledger, "entity"), *ids_of(desk.ledger, "incident"), *_documents(desk.ledger)]
    direct = [f"/{kind}/{each}{end}" for each in hidden for kind in ("reports", "incidents") for end in ("", ".json", "/original")]
    walked = 0
    for address, body, _ in walk(desk.of(name), *asked, *direct):
        if address.startswith("/restricted") or _is_marked(address, body):
            continue
        walked += 1
        shown = body.decode("utf-8", "replace")
        for leak in LEAKS:
            # what was asked for is said again by the page of a search; nothing else may say it
            asked_for = parse_qs(urlsplit(address).query)
            said = shown
            for word in (*asked_for.get("words", ()), *asked_for.get("q", ()), *asked_for.get("begins", ())):
                said = said.replace(f"{word}", "")
            assert leak.casefold() not in said.casefold(), (address, leak)
    assert walked > 20


def _is_marked(address: str, body: bytes) -> bool:
    """Tell whether a page for deciding says of itself that something on it is restricted: then only those see it who may."""
    return address.startswith("/review") and b"<strong>restricted</strong>" in body


def test_in_the_queue_only_reviewers_meet_what_is_restricted_and_programs_never_do(desk: Pages) -> None:
    secret = desk.door.tokens.make("ada", "all", ["read", "decide", "export"], 3)
    for name, marked in (("ana", False), ("rev", True), ("ada", True)):
        page = desk.of(name).get("/review").text
        assert ("Marden" in page) is ("<strong>restricted</strong>" in page) is marked
        assert "Marden" not in desk.of(name).get("/review.json").text
    program = desk.of("ada")
    program.cookies.clear()
    assert "Marden" not in program.get("/review.json", headers={"authorization": f"Bearer {secret}"}).text


@pytest.mark.parametrize(
    "address",
    [
        "/people.json?begins=Ilyas",
        "/people.json?begins=Mard",
        "/people.json?begins=I",
        "/search.json?words=Marden",
        "/search.json?words=Ilyas",
        "/search.json?words=Qalawand",
        "/search.json?words=Qalaw",
        "/search.json?words=police+Mard",
        "/search.json?words=villagers+abducted",
        "/claims.json?speaker=Ilyas+Marden",
    ],
)
def test_no_number_tells_that_something_restricted_is_there(desk: Pages, address: str) -> None:
    """A total beside an empty list would give a name away letter by letter."""
    found = desk.of("rea").get(address).json()
    assert (found["total"], found["rows"]) == (0, [])


def test_reviewers_see_what_is_restricted_in_one_place_with_its_mark(desk: Pages) -> None:
    for name, status in (("rea", 403), ("ana", 403), ("rev", 200), ("ada", 200)):
        answer = desk.of(name).get("/restricted")
        assert answer.status_code == status
        assert ("Qalawand" in answer.text) is (status == 200)
    assert answer.text.count("<strong>restricted</strong>") == 2


def test_only_admins_take_it_away_and_each_row_keeps_its_mark(desk: Pages) -> None:
    for name, status in (("rea", 403), ("ana", 403), ("rev", 403), ("ada", 200)):
        answer = desk.of(name).get("/restricted.json")
        assert answer.status_code == status
    rows = json.loads(answer.text)
    assert {row["mark"] for row in rows} == {"restricted"}
    assert {row["kind"] for row in rows} == {"entity", "document"}


def test_a_token_takes_none_of_it_whatever_it_is_for(desk: Pages) -> None:
    secret = desk.door.tokens.make("ada", "all", ["read", "decide", "export"], 3)
    program = desk.of("ada")
    program.cookies.clear()
    for address in ("/restricted", "/restricted.json"):
        assert program.get(address, headers={"authorization": f"Bearer {secret}"}).status_code == 403


def test_restricting_is_signed_and_undone_with_a_reason(tmp_path: Path, reading: Read) -> None:
    ledger = str(tmp_path / "news.db")
    document = add(ledger, reading, PUBLIC)
    desk = pages(ledger, tmp_path, rev="reviewer", ana="analyst")
    reviewer, analyst = desk.of("rev"), desk.of("ana")
    form = {"csrf": token(reviewer), "id": document[:10], "why": "names of victims"}
    assert analyst.post("/restricted", data={**form, "csrf": token(analyst)}).status_code == 403
    assert reviewer.post("/restricted", data={**form, "why": " "}).status_code == 422
    assert reviewer.post("/restricted", data=form).status_code == 303
    with open_view(ledger) as view:
        (row,) = view.restrictions()
        assert (row.target, row.by, row.reason) == (document, "human:rev", "names of victims")
    assert reviewer.post("/restricted", data={**form, "visibility": "public", "why": "agreed to"}).status_code == 303
    with open_view(ledger) as view:
        assert view.restrictions() == []


def _documents(ledger: str) -> list[str]:
    with open_view(ledger) as view:
        return [each.id for each in view.documents()]
