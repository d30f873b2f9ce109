"""The ledger and those who find what its reports have in common, together: two reports of the raid near Tolmere."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline import reconciling
from dateline.errors import TableError
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.objects import account_line, incident_line
from dateline.records.happenings import Bounds
from tests.ledger import factory

FIELDS = "id type mode status start end precision place actors targets killed injured captured independent_sources documents records review"
OPENING = "TOLMERE, Marovia. "


@pytest.fixture
def path(tmp_path: Path) -> str:
    """Return the path of a ledger with two reports of one raid, compared."""
    path = str(tmp_path / "raid.db")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        for name, opening, outlet in (("one.txt", "", "The Selmin Courier"), ("two.txt", OPENING, "The Adair Post")):
            reading = factory.reading(opening, name=name, site=outlet)
            ledger.append(reading, factory.capture(opening + factory.TEXT, name=name), factory.RUN)
        reconciling.reconcile(ledger, lambda _: None)
    return path


def test_two_reports_of_one_raid_are_one_incident_that_says_who_joined_them(path: str) -> None:
    with open_view(path) as view:
        (raid,) = reconciling.incidents(view)
    assert raid.names == ("one.txt", "two.txt")
    assert (raid.killed, raid.review) == (Bounds(14, 14, None), "machine")
    assert [(each.outcome, each.bounds.best) for each in raid.told if each.outcome == "injured"] == [("injured", 7), ("injured", 7)]


def test_both_relay_one_speaker_so_there_is_one_source(path: str) -> None:
    with open_view(path) as view:
        (raid,) = reconciling.incidents(view)
    assert (raid.independent_low, raid.independent_high) == (1, 1)


def test_people_alone_have_joined_nothing_yet(path: str) -> None:
    with open_view(path) as view:
        assert len(reconciling.incidents(view, reviewed=True)) == 2


def test_a_persons_word_binds(path: str) -> None:
    with open_view(path) as view:
        left, right = (each.id for each in view.happenings())
    with open_ledger(path, factory.clock, "human:ada") as ledger:
        ledger.judge("different", left, right, "two raids")
    with open_view(path) as view:
        assert len(reconciling.incidents(view)) == 2


def test_what_a_person_called_the_same_is_reviewed(path: str) -> None:
    with open_view(path) as view:
        left, right = (each.id for each in view.happenings())
    with open_ledger(path, factory.clock, "human:ada") as ledger:
        ledger.judge("same", left, right, "one raid")
    with open_view(path) as view:
        (raid,) = reconciling.incidents(view, reviewed=True)
    assert raid.review == "reviewed"


def test_comparing_again_learns_nothing_and_the_ledger_verifies(path: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        again = reconciling.reconcile(ledger, lambda _: None)
    assert (again.suggestions, again.families) == (0, 0)
    assert not verify(path).faults


def test_before_the_second_report_there_was_one(path: str) -> None:
    with open_view(path, "2025-11-01T00:00:00Z") as view:
        assert reconciling.incidents(view) == []


def test_a_line_for_machines_has_the_fields_of_the_contract_and_no_others(path: str) -> None:
    with open_view(path) as view:
        (raid,) = reconciling.incidents(view)
    line = incident_line(raid)
    assert " ".join(line) == FIELDS
    assert line["place"] == {
        "name": "Tolmere",
        "address": None,
        "admin1": "Orsha",
        "country": "RS",
        "lat": 44.125,
        "lon": -20.5,
        "precision": "city",
    }
    assert line["killed"] == {"low": 14, "best": 14, "high": None}
    assert set(line["records"]) == {"one.txt", "two.txt"}


def test_any_members_id_names_the_incident(path: str) -> None:
    with open_view(path) as view:
        found = [reconciling.account_of(view, each.id[:12]) for each in view.happenings()]
        assert reconciling.account_of(view, "000000") is None
        assert reconciling.account_of(view, view.happenings()[0].id[:3]) is None
    assert found[0] == found[1]
    assert found[0] is not None
    line = account_line(found[0])
    assert [report["outlet"] for report in line["reports"]] == ["The Selmin Courier", "The Adair Post"]
    assert {report["sentence"] for report in line["reports"]} == {"raid"}
    assert [each["left"]["speaker"] for each in line["contradictions"]] == ["Joint Command", "Joint Command"]


def test_totals_and_plans_are_followed_over_both_reports(path: str) -> None:
    with open_view(path) as view:
        (talks,) = reconciling.appointments(view, "2025-12-03")
        (attacks,) = reconciling.running_totals(view)
    assert (talks.state, talks.names) == ("overdue", ("one.txt", "two.txt"))
    assert [len(point.totals) for point in attacks.points] == [2]


def test_an_unknown_policy_is_refused(path: str) -> None:
    with open_view(path) as view, pytest.raises(TableError, match="'guess' is no policy"):
        reconciling.incidents(view, policy="guess")


def test_what_people_rejected_tells_of_nothing_that_happened_and_what_they_checked_says_so(path: str) -> None:
    with open_view(path) as view:
        left, right = (each.id for each in view.happenings())
    with open_ledger(path, factory.clock, "human:ada") as ledger:
        ledger.review("rejected", [left], "an exercise, not a raid")
        ledger.review("accepted", [right], "as the report has it")
    with open_view(path) as view:
        (raid,) = reconciling.incidents(view)
    assert (raid.members, raid.review) == ((right,), "accepted")
    with open_ledger(path, factory.clock, "human:bea") as ledger:
        ledger.review("disputed", [right], "the command denies it")
    with open_view(path) as view:
        assert [each.review for each in reconciling.incidents(view)] == ["disputed"]
    with open_view(path, "2025-11-14T00:00:00Z") as view:
        assert reconciling.incidents(view) == []
