"""What a later version has lost, or a later reading tells otherwise, on pages of their own and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dateline.ledger.verify import verify
from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger.conftest import add_the_raid
from tests.ledger.kept import Kept
from tests.ledger.test_carrying import EARLIER, as_person, differences, read_otherwise, record, state
from tests.ledger.test_instead import counts, orphan
from tests.web.review.test_review import ADDRESS, csrf, decide


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    """Return a ledger of one report on a raid."""
    path = str(tmp_path / "later.db")
    add_the_raid(path)
    return Kept(path)


@pytest.fixture
def client(kept: Kept, settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(replace(settings, ledger=kept.name)), base_url=ADDRESS, headers={"origin": ADDRESS}) as client:
        yield client


def settled(kept: Kept) -> tuple[str, str]:
    """Return a total that was accepted, and the value that a later reading gave to it."""
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    ((_, later),) = differences(kept)
    return tally, str(later)


def test_an_orphan_shows_who_decided_what_and_both_sentences(client: TestClient, kept: Kept) -> None:
    seven = orphan(kept)
    assert f"/review/orphans/{seven}" in client.get("/review").text
    page = client.get(f"/review/orphans/{seven}").text
    assert "Where does this count stand now?" in page
    for words in (
        "ana",
        "rejected",
        "(<bdi>read in the report</bdi>)",
        "Seven",
        '<span class="light instead"',
        "Eight recruits were wounded",
    ):
        assert words in page
    for decision in ("keep", "reapply", "withdraw"):
        assert f'value="{decision}"' in page
    assert 'value="accept"' not in page


@pytest.mark.parametrize(("decision", "becomes"), [("keep", "rejected"), ("withdraw", "superseded")])
def test_an_orphan_is_kept_or_withdrawn_and_waits_no_more(client: TestClient, kept: Kept, decision: str, becomes: str) -> None:
    seven = orphan(kept)
    status, where = decide(client, decision, seven, face="orphaned", other=counts(kept, seven)[0])
    assert (status, f"kept={decision}" in where) == (303, True)
    assert state(kept, seven) == becomes
    assert f"/review/orphans/{seven}" not in client.get("/review").text
    assert verify(kept.name).ok


def test_what_was_decided_is_said_of_the_chosen_record_of_the_later_version(client: TestClient, kept: Kept) -> None:
    seven = orphan(kept)
    eight = counts(kept, seven)[0]
    status, page = decide(client, "reapply", seven, face="orphaned")
    assert (status, "choose the record of the later version" in page) == (409, True)
    assert "What the later version says instead" in page
    assert decide(client, "reapply", seven, face="orphaned", other=eight)[0] == 303
    assert (state(kept, seven), state(kept, eight)) == ("rejected", "rejected")


@pytest.mark.parametrize(
    ("decision", "becomes", "measure"),
    [("keep", "accepted", "attacks"), ("adopt", "corrected", "operations"), ("withdraw", "corrected", "")],
)
def test_a_later_reading_is_refused_taken_up_or_neither(client: TestClient, kept: Kept, decision: str, becomes: str, measure: str) -> None:
    tally, later = settled(kept)
    page = client.get(f"/review/differences/{later}").text
    for words in ("Settled: attacks", "The later reading: operations", "accepted", "read in the report"):
        assert words in page
    assert decide(client, decision, tally, face="difference", value=later)[0] == 303
    assert state(kept, tally) == becomes
    found = [each for each in client.get(f"/review/records/{tally}").text.split("<tr>") if 'scope="row">measure' in each]
    assert [measure in each for each in found] == ([True] if measure else [])
    assert not differences(kept)
    assert later not in client.get("/review").text


def test_what_somebody_else_has_decided_meanwhile_is_shown_on_the_same_page(client: TestClient, kept: Kept) -> None:
    tally, later = settled(kept)
    status, page = decide(client, "keep", tally, face="difference", value=later, seen="1")
    assert status == 409
    assert "somebody else has decided" in page
    assert "The later reading: operations" in page


def test_what_waits_for_no_such_decision_is_an_error_with_its_reason(client: TestClient, kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    assert client.get(f"/review/orphans/{tally}").status_code in {404, 409}
    assert client.get(f"/review/differences/{tally}").status_code in {404, 409}
    assert decide(client, "adopt", tally)[0] == 409


def test_programs_decide_on_them_too(client: TestClient, kept: Kept) -> None:
    seven = orphan(kept)
    (doubt,) = [each for each in client.get("/review.json").json() if each["kind"] == "orphaned"]
    assert [side["id"] for side in doubt["sides"]] == [seven]
    proof = {"x-csrf-token": csrf(client), "accept": "application/json"}
    given = {"decision": "reapply", "id": seven, "other": counts(kept, seven)[0], "why": "the same soldiers"}
    answer = client.post("/api/decisions", headers=proof, json=given)
    assert (answer.status_code, answer.json()["on"]) == (201, given["other"])
