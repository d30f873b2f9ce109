"""What is asked of all incidents at once is what is asked of each alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.answer.counts import load_policy
from dateline.answer.counts.bounds import size
from dateline.answer.documented import compare
from dateline.answer.scope import Scope, place
from dateline.answer.tally import brief
from dateline.answer.tally import tally as tally_of
from dateline.answer.tally.sums import Asking
from dateline.projection import Filter, Projection
from dateline.projection.comparing import compare_totals
from dateline.records.happenings import Incident
from scripts.answers import opened
from scripts.many import make

OUTCOMES = ("killed", "injured", "captured")
SCOPES = (
    Scope(),
    Scope(actor="Front"),
    Scope(actor="police", aka=("gunmen",)),
    Scope(target="civilians"),
    Scope(place="AA"),
    Scope(place="Ba"),
    Scope(type="assault", mode="RAID"),
    Scope(start="2033-01-01"),
    Scope(end="2032-06-30"),
    Scope(actor="Brigade", place="BB", start="2032-01-01", end="2034-12-31"),
    Scope(start="0001-01-01", end="9999-12-31"),
)


@pytest.fixture(scope="module")
def projection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Projection]:
    path: Path = tmp_path_factory.mktemp("many") / "many.db"
    make(path, 400, 5)
    with opened(path) as projection:
        yield projection


@pytest.fixture(scope="module")
def incidents(projection: Projection) -> Sequence[Incident]:
    return projection.incidents(limit=None).rows


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_a_scope_takes_in_the_same_incidents(projection: Projection, incidents: Sequence[Incident], scope: Scope) -> None:
    placed = [place(each, scope).placing for each in incidents]
    inside = [each for each, placing in zip(incidents, placed, strict=True) if placing == "inside"]
    assert list(projection.every(Filter(scope))) == inside
    assert projection.count(Filter(scope, edge=True)) == sum(placing != "outside" for placing in placed)


@pytest.mark.parametrize("scope", SCOPES, ids=str)
def test_what_lies_at_the_edge_of_a_scope_lies_there_for_the_same_reason(
    projection: Projection, incidents: Sequence[Incident], scope: Scope
) -> None:
    found = [place(each, scope) for each in incidents if each.type != "CONSULT"]
    edge = [(each.incident.id, each.reason) for each in found if each.placing == "edge"]
    besides = Filter(types=("CONSULT",))
    assert projection.at_edge(Filter(scope), besides) == edge
    assert projection.at_edge(Filter(scope), Filter()) == []


def test_some_ascribe_acts_at_the_edge_to_the_one_asked_for(projection: Projection) -> None:
    reasons = [
        reason for asked in projection.actors() for _, reason in projection.at_edge(Filter(Scope(actor=asked)), Filter(several=True))
    ]
    said = {reason.partition(" by ")[2] for reason in reasons if reason.startswith("ascribed to it by ")}
    assert {"its own claim", "a report itself"} < said
    assert any(each not in {"its own claim", "a report itself"} for each in said)


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_what_tells_of_an_outcome_is_found_by_it(projection: Projection, incidents: Sequence[Incident], outcome: str) -> None:
    tells = [each for each in incidents if any(told.outcome == outcome for told in each.told)]
    assert list(projection.every(Filter(tells=(outcome,)))) == tells
    modes = [each for each in tells if each.mode in ("raid", "demo")]
    assert list(projection.every(Filter(tells=(outcome,), modes=("raid", "demo")))) == modes


@pytest.mark.parametrize("by", [None, "day", "week", "month", "year", "place", "province", "country", "type", "actor"])
@pytest.mark.parametrize("policy", ["range", "ucdp", "airwars", "acled", "latest_official"])
def test_a_tally_is_the_sum_of_each(projection: Projection, incidents: Sequence[Incident], policy: str, by: str | None) -> None:
    chosen = load_policy(policy)
    for scope in SCOPES[:4]:
        inside = [each for each in incidents if place(each, scope).placing == "inside"]
        rows = tally_of(inside, [Asking(outcome, chosen) for outcome in OUTCOMES], by)
        assert projection.tally(scope, chosen, by) == tuple(map(brief, rows))


@pytest.mark.parametrize("asked", [Scope(), Scope(place="AA"), Scope(target="soldiers"), Scope(place="BB", target="civilians")], ids=str)
def test_comparisons_need_no_incident_outside_the_scope(projection: Projection, incidents: Sequence[Incident], asked: Scope) -> None:
    policy = load_policy("range")
    held = compare_totals(projection, None, asked, policy)
    assert len(held.found) > 5
    assert {each.total.measure for each in held.found} == {"attacks", "killed"}
    assert list(held.found) == [compare(each.total, incidents, policy, asked) for each in held.found]


def test_a_comparison_of_strikes_looks_at_acts_of_their_modes_alone(
    projection: Projection, incidents: Sequence[Incident], monkeypatch: pytest.MonkeyPatch
) -> None:
    policy, strikes = load_policy("range"), [replace(each, measure="strikes") for each in projection.totals()[:10]]
    monkeypatch.setattr(projection, "totals", lambda: strikes)
    held = compare_totals(projection, "strikes", Scope(), policy)
    assert any(each.edge for each in held.found)
    assert list(held.found) == [compare(each.total, incidents, policy, Scope()) for each in held.found]


def test_pages_are_parts_of_the_whole(projection: Projection, incidents: Sequence[Incident]) -> None:
    page = projection.incidents(offset=20, limit=7)
    assert (list(page.rows), page.total, page.offset) == (list(incidents[20:27]), 400, 20)
    deadliest = [size(each.killed) for each in projection.incidents(order="deadliest", limit=None).rows if each.killed]
    assert deadliest == sorted(deadliest, reverse=True)
    latest = [each.start or each.end or "" for each in projection.incidents(order="latest", limit=None).rows]
    assert latest == sorted(latest, reverse=True)
    most = [len(each.documents) for each in projection.incidents(order="told", limit=None).rows]
    assert most == sorted(most, reverse=True)


def test_values_are_counted_as_they_stand(projection: Projection, incidents: Sequence[Incident]) -> None:
    actors = Counter(actor for each in incidents for actor in (each.actors or (None,)))
    assert {each.value: each.incidents for each in projection.facets("actor", limit=1000)} == actors
    for counted in projection.facets("country"):
        if counted.value is not None:
            assert projection.count(Filter(country=counted.value)) == counted.incidents
    months = Counter((each.start or each.end or "")[:7] for each in incidents)
    assert {each.day: each.incidents for each in projection.days(step="month")} == months


def test_a_map_shows_every_place_once_and_counts_the_rest(projection: Projection, incidents: Sequence[Incident]) -> None:
    placed = [each.where for each in incidents if each.where is not None and each.where.lat is not None]
    points = projection.points(limit=1000)
    assert (points.placed, points.unplaced) == (len(placed), len(incidents) - len(placed))
    assert {(each.lat, each.lon) for each in points.points} == {(each.lat, each.lon) for each in placed}
    few = projection.points(limit=20)
    assert len(few.points) <= 20
    assert sum(each.incidents for each in few.points) == len(placed)


def test_words_find_what_holds_them_all(projection: Projection, incidents: Sequence[Incident]) -> None:
    found = projection.search("gunmen near", limit=1000)
    assert found.total == sum("gunmen" in each.actors for each in incidents if "near" in each.words)
    assert projection.search('no" such* word').total == 0
    assert projection.search("  ").total == 400
