from __future__ import annotations

import re

from fastapi.testclient import TestClient


def test_the_first_page_leads_to_every_incident_and_report(client: TestClient) -> None:
    page = client.get("/")
    assert page.status_code == 200
    incidents, reports = (set(re.findall(rf'href="(/{kind}/[0-9a-f]+)', page.text)) for kind in ("incidents", "reports"))
    assert len(incidents) == 3
    assert len(reports) == 3
    assert {client.get(each).status_code for each in incidents | reports} == {200}


def test_every_page_says_what_it_may_load(client: TestClient) -> None:
    for path in ("/", "/nothing", "/static/style.css"):
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
