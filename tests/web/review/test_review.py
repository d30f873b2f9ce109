from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from fastapi.testclient import TestClient

from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.web.app import create_app
from dateline.web.review import waiting
from dateline.web.settings import Settings
from tests.ledger.village import add_reports, incidents, rows, suggest

ADDRESS = "http://127.0.0.1"
WHY = "both reports name the same clinic"


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
        yield client


def csrf(client: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]+)"', client.get("/bring").text)
    assert found is not None
    return found[1]


def decide(client: TestClient, decision: str, *ids: str, **said: str) -> tuple[int, str]:
    form = {"csrf": csrf(client), "decision": decision, "id": ids[0], **({"other": ids[1]} if len(ids) > 1 else {}), "why": WHY, **said}
    answer = client.post("/review/decide", data=form, follow_redirects=False)
    return answer.status_code, answer.headers.get("location", answer.text)


def state(path: str, record: str) -> str | None:
    with open_view(path) as view:
        return view.states().get(record)


def test_links_come_before_values_and_what_was_decided_waits_no_more(client: TestClient, ledger: str) -> None:
    one, two, three = incidents(ledger)
    suggest(ledger, (one, two, 0.55))
    first, *others = client.get("/review.json").json()
    assert {side["id"] for side in first["sides"]} == {one, two}
    assert {each["kind"] for each in others} == {"record"}
    status, where = decide(client, "same", one, two)
    assert status == 303
    assert where.startswith("/review/")
    assert "kept=same" in where
    assert all(each["kind"] == "record" for each in client.get("/review.json").json())
    assert client.get(f"/incidents/{two}", follow_redirects=False).status_code == 308
    assert client.get(f"/incidents/{three}", follow_redirects=False).status_code == 200
    assert not verify(ledger).faults


def test_a_decision_is_signed_and_can_be_undone_alone(client: TestClient, ledger: str) -> None:
    one, two, three = incidents(ledger)
    for pair in ((one, two), (two, three)):
        decide(client, "same", *pair)
    edges = rows(ledger, "SELECT id, decided_by, reason FROM edge ORDER BY decided_at, id")
    assert {(by, why) for _, by, why in edges} == {("human:local", WHY)}
    page = client.get(f"/review/links/{one}/{two}")
    found = re.search(r'name="decision" value="undo">\s*<input type="hidden" name="id" value="([0-9a-f]{64})"', page.text)
    assert found is not None
    assert decide(client, "undo", found[1])[0] == 303
    with open_view(ledger) as view:
        assert [set(each.members) for each in view.clusters("incident", "reviewed")] == [{two, three}]


def test_a_contradiction_is_refused_with_its_path_and_nothing_typed_is_lost(client: TestClient, ledger: str) -> None:
    one, two, three = incidents(ledger)
    decide(client, "same", one, two)
    decide(client, "different", two, three)
    status, page = decide(client, "same", one, three, why="a guess of mine")
    assert status == 409
    assert "Not kept:" in page
    assert 'value="a guess of mine"' in page


def test_every_decision_needs_a_reason_and_a_choice(client: TestClient, ledger: str) -> None:
    one, *_ = incidents(ledger)
    assert "every decision has a reason" in decide(client, "accept", one, why=" ")[1]
    assert "none of accept" in decide(client, "perhaps", one)[1]
    assert "choose the value that is wrong" in decide(client, "correct", one)[1]
    assert rows(ledger, "SELECT count(*) FROM review") == [(0,)]


def test_a_value_is_corrected_on_the_words_that_were_marked(client: TestClient, ledger: str) -> None:
    count = str(rows(ledger, "SELECT r.id FROM record AS r WHERE r.kind = 'count' ORDER BY r.id LIMIT 1")[0][0])
    with open_view(ledger) as view:
        shown = view.show(count)
        text = view.source(shown.document).document.text
    number = next(each for each in shown.statements if each.property == "number")
    start = text.index(number.quote)
    said = {"value": number.id, "to": "12-15", "start": str(start), "end": str(start + len(number.quote))}
    assert decide(client, "correct", count, **said)[0] == 303
    with open_view(ledger) as view:
        (now,) = [each for each in view.show(count).statements if each.property == "number"]
        assert (now.low, now.high, now.quote, now.origins) == (12, 15, number.quote, ("human:local",))
        assert view.states()[count] == "corrected"
    assert decide(client, "correct", count, **said | {"start": "9", "end": "3"})[0] == 409
    assert not verify(ledger).faults


def test_who_decides_on_what_somebody_else_has_decided_meanwhile_is_told(client: TestClient, ledger: str) -> None:
    one, *_ = incidents(ledger)
    mark = re.search(r'name="seen" value="([0-9-]+)"', client.get(f"/review/records/{one}").text)
    assert mark is not None
    assert decide(client, "dispute", one)[0] == 303
    status, page = decide(client, "accept", one, seen=mark[1])
    assert (status, state(ledger, one)) == (409, "disputed")
    assert "somebody else has decided on this" in page


def test_with_two_people_wanted_the_first_proposes(settings: Settings, ledger: str) -> None:
    one, *_ = incidents(ledger)
    for who, becomes in (("ana", "in_review"), ("ana", "in_review"), ("bob", "accepted")):
        given = replace(settings, confirm=True, reviewer=who)
        with TestClient(create_app(given), base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
            decide(client, "accept", one)
        assert state(ledger, one) == becomes


def test_what_somebody_has_left_open_comes_last_for_them(client: TestClient, ledger: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting, "AT_ONCE", 600.0)  # however slow this machine is, the queue is put together before it is shown
    one, two, three = incidents(ledger)
    suggest(ledger, (one, two, 0.55), (two, three, 0.56))
    before = [{side["id"] for side in each["sides"]} for each in client.get("/review.json").json() if each["kind"] == "link"]
    decide(client, "unsure", *before[0])
    after = client.get("/review.json").json()
    assert {side["id"] for side in after[-1]["sides"]} == before[0]
    assert after[-1]["spoken"] == ["human:local"]


def test_a_report_can_be_pasted_and_watched_until_it_is_read(client: TestClient, ledger: str) -> None:
    answer = client.post("/bring", data={"csrf": csrf(client), "text": "Twelve people were killed in Tolmere.", "published": "soon"})
    assert answer.status_code == 422
    assert "published" in answer.text
    sent = client.post("/bring", data={"csrf": csrf(client)}, files={"file": ("list.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 old")})
    assert "old office program" in sent.text
    assert client.get("/bring/nothing-like-it").status_code == 404
    assert rows(ledger, "SELECT count(*) FROM document") == [(3,)]


def test_a_program_decides_under_the_same_rules(client: TestClient, ledger: str) -> None:
    one, two, _ = incidents(ledger)
    proof = {"x-csrf-token": csrf(client), "accept": "application/json"}
    kept = client.post("/api/decisions", headers=proof, json={"decision": "same", "id": one, "other": two, "why": WHY})
    assert (kept.status_code, kept.json()["by"]) == (201, "human:local")
    assert rows(ledger, "SELECT id FROM edge") == [(kept.json()["on"],)]
    refused = client.post("/api/decisions", json={"decision": "different", "id": one, "other": two, "why": ""}, headers=proof)
    assert refused.status_code == 409
    assert "reason" in refused.json()["detail"]
    assert "/api/decisions" in client.get("/openapi.json").json()["paths"]


def test_characters_that_a_reader_cannot_see_are_named_in_the_words_to_be_marked(settings: Settings) -> None:
    add_reports(settings.ledger, 1)
    from dateline.site.pieces import Piece  # noqa: PLC0415 beside what it feeds
    from dateline.web.review.doubts import _runs  # noqa: PLC0415

    runs = list(_runs(Piece(0, "a\u202eb\r\nc")))
    assert [(each.text, each.code) for each in runs] == [("a", ""), ("\u202e", "U+202E"), ("b", ""), ("\r", "U+000D"), ("\nc", "")]
