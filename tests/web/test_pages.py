from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.errors import DatelineError
from dateline.web.app import create_app
from dateline.web.serving import serve
from dateline.web.settings import Settings
from tests.ledger import factory
from tests.ledger.village import incidents, open_as, suggest
from tests.web.conftest import ADDRESS

LISTS = ("/incidents", "/tallies", "/due", "/claims", "/people", "/reports", "/corrections")


def links(page: str, kind: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="(/{kind}/[0-9a-f]+)"', page)))


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_first_page_leads_to_every_incident_and_report(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    found = {kind: links(page.text, kind) for kind in ("incidents", "reports")}
    assert {kind: len(each) for kind, each in found.items()} == {"incidents": 3, "reports": 3}
    assert {client.get(each).status_code for some in found.values() for each in some} == {200}


def test_every_page_says_what_it_may_load(client: TestClient) -> None:
    for path in ("/", "/nothing", "/static/style.css", *LISTS):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy


def test_what_is_not_there_is_said_to_people_and_to_programs(client: TestClient) -> None:
    page, line = client.get("/incidents/ffffff"), client.get("/nothing.json")
    assert (page.status_code, line.status_code) == (404, 404)
    assert "No incident has the id ffffff" in page.text
    assert line.json()["where"] == "/nothing.json"


def test_a_page_elsewhere_cannot_speak_to_the_server_under_a_name_of_its_own(client: TestClient) -> None:
    assert client.get("/", headers={"host": "evil.example:8431"}).status_code == 421
    assert client.get("/", headers={"host": "localhost:8431"}).status_code == 200


@pytest.mark.parametrize("path", LISTS)
def test_every_list_has_the_same_rows_for_programs(client: TestClient, path: str) -> None:
    page, lines = client.get(path), client.get(f"{path}.json")
    assert (page.status_code, lines.status_code) == (200, 200)
    assert f'href="{path}.json"' in page.text
    assert set(lines.json()) == {"total", "page", "pages", "next", "rows"}


def test_an_incident_stands_with_each_reports_sentence_and_the_policy_of_its_figures(client: TestClient) -> None:
    address = links(client.get("/incidents").text, "incidents")[0]
    shown = words_of(client.get(address).text)
    assert "Raid in Tolmere, 10 November 2025" in shown
    assert "14+ killed" in shown
    assert "7 injured" in shown
    assert "killed 14+ Joint Command denied by Aid groups “ At least 14 rebels ”" in shown
    assert "By the policy “range”" in shown
    assert "By the policy “max”" in words_of(client.get(f"{address}?policy=max").text)
    assert client.get(f"{address}?policy=/etc/passwd").status_code == 404


def test_a_merged_incident_keeps_answering_to_the_ids_of_its_parts(client: TestClient, ledger: str) -> None:
    one, two, _ = incidents(ledger)
    suggest(ledger, (one, two, 0.99))
    moved = client.get(f"/incidents/{two}", follow_redirects=False)
    assert moved.status_code == 308
    assert moved.headers["location"] == f"/incidents/{one}"
    assert client.get(f"/incidents/{one[:10]}", follow_redirects=False).status_code == 307
    assert len(client.get(f"/incidents/{one}.json").json()["reports"]) == 2


def test_a_list_is_narrowed_by_plain_links(client: TestClient) -> None:
    page = client.get("/incidents?type=ASSAULT").text
    assert "3 incidents" in page
    assert 'href="/incidents" aria-current="true"' in page
    assert client.get("/incidents.json?type=PROTEST").json()["total"] == 0
    assert client.get("/incidents.json?month=2025-11&words=tolmere").json()["total"] == 3
    assert client.get("/incidents?month=2025-13-01").status_code == 422


def test_a_total_stands_with_its_sentence_and_is_no_incident(client: TestClient) -> None:
    shown = words_of(client.get("/tallies").text)
    assert "153 attacks by rebels" in shown
    assert "The Command counted 153 attacks as of mid-July." in shown


def test_what_is_overdue_depends_on_the_day(client: TestClient) -> None:
    assert client.get("/due.json?today=2025-11-20").json()["rows"][0]["state"] == "ahead"
    assert client.get("/due.json?today=2025-12-09&state=overdue").json()["total"] == 1


def test_claims_stand_with_who_said_them_and_how(client: TestClient) -> None:
    denied = client.get("/claims.json?force=denied").json()
    assert denied["total"] == 3
    assert {each["quote"]["exact"] for each in denied["rows"]} == {"that the raid was fought near houses"}
    assert client.get("/claims.json?speaker=Joint+Command").json()["total"] == 3


def test_search_finds_words_whatever_their_case_and_accents(client: TestClient) -> None:
    found = client.get("/search.json?words=TÓLMERE+raid").json()
    assert found["total"] == 3
    assert all("raid near Tolmere" in each["exact"] for each in found["rows"])
    assert "<mark>raid</mark>" in client.get("/search?words=raid").text
    assert client.get('/search?words="%20OR%20*').status_code == 200


def test_a_report_shows_its_text_as_text_with_every_value_on_its_words(client: TestClient, ledger: str) -> None:
    hostile = factory.reading("<script>alert(1)</script> 💥 شمال. ", name="hostile.txt")
    with open_as(ledger, "program:test") as opened:
        opened.append(hostile, factory.capture(hostile.document.text), factory.RUN)
    page = client.get(f"/reports/{hostile.document.id}").text
    assert "<script>alert" not in page
    assert hostile.document.text in re.sub(r"<[^>]+>", "", page.partition('<section class="text"')[2].partition(">")[2]).replace(
        "&lt;", "<"
    ).replace("&gt;", ">")
    start = hostile.document.text.index("153")
    assert re.search(rf'<a class="light tally" id="w{start}"[^>]*>153', page)


def test_original_bytes_are_handed_over_and_never_shown(client: TestClient) -> None:
    address = links(client.get("/reports").text, "reports")[0]
    answer = client.get(f"{address}/original")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert b"153 attacks" in answer.content


def test_what_is_restricted_stays_out_of_pages_rows_search_and_exports(client: TestClient, ledger: str) -> None:
    first = incidents(ledger)[0]
    document = client.get(f"/incidents/{first}.json").json()["reports"][0]["document"]
    with open_as(ledger, "human:vera") as opened:
        opened.restrict(document, "names a witness")
    for path in (f"/incidents/{first}", f"/reports/{document}", f"/reports/{document}.json", f"/reports/{document}/original"):
        assert client.get(path).status_code == 404, path
    for path in ("/", *LISTS, "/search?words=raid", "/search.json?words=raid", "/incidents.json", "/claims.json", "/reports.json"):
        assert document not in client.get(path).text, path
        assert first not in client.get(path).text, path
    assert client.get(f"/export/geojson?incident={first}").status_code == 404


def test_exports_go_through_the_gate_with_their_manifest(client: TestClient) -> None:
    answer = client.get("/export/geojson")
    assert answer.headers["content-type"] == "application/zip"
    assert answer.content[:2] == b"PK"
    assert b"manifest" in answer.content
    assert client.get("/export/nothing").status_code == 404


def test_more_than_the_server_takes_is_refused_before_it_is_read(settings: Settings) -> None:
    with TestClient(create_app(settings), base_url=ADDRESS) as client:
        assert client.post("/incidents", headers={"content-length": "99999999999"}, content=b"x").status_code == 413


def test_a_failure_says_nothing_of_the_program(settings: Settings) -> None:
    app = create_app(settings)
    app.add_api_route("/broken", lambda: 1 / 0)
    with TestClient(app, base_url=ADDRESS, raise_server_exceptions=False) as client:
        answer = client.get("/broken")
    assert answer.status_code == 500
    assert "ZeroDivision" not in answer.text
    assert "Traceback" not in answer.text


def test_without_a_login_only_this_machine_is_served(tmp_path: Path) -> None:
    with pytest.raises(DatelineError, match="for this machine alone"):
        serve(Settings("none.db", tmp_path), "0.0.0.0", 0, print)  # noqa: S104 that is what is refused


def test_programs_find_what_they_can_ask(client: TestClient) -> None:
    described = client.get("/openapi.json").json()["paths"]
    assert {f"{path}.json" for path in LISTS} <= set(described)
    assert "/incidents/{name}.json" in words_of(client.get("/api").text)
