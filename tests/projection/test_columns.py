"""What is asked of all incidents at once is what is asked of each alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
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


@pytest.mark.parametrize("by", [None, "day", "week", "month", "place", "actor"])
@pytest.mark.parametrize("policy", ["range", "ucdp", "airwars", "acled", "latest_official"])
def test_a_tally_is_the_sum_of_each(projection: Projection, incidents: Sequence[Incident], policy: str, by: str | None) -> None:
    chosen = load_policy(policy)
    for scope in SCOPES[:4]:
        inside = [each for each in incidents if place(each, scope).placing == "inside"]
        rows = tally_of(inside, [Asking(outcome, chosen) for outcome in OUTCOMES], by)
        assert projection.tally(scope, chosen, by) == tuple(map(brief, rows))


def test_comparisons_need_no_incident_outside_the_scope(projection: Projection, incidents: Sequence[Incident]) -> None:
    policy = load_policy("range")
    held = compare_totals(projection, None, Scope(), policy)
    assert len(held.found) > 5
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
