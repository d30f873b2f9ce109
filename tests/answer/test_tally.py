"""Tallies: what is added to what, what stays open, and what a number rests on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from math import sqrt
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.answer.counts import load_policy
from dateline.answer.tally import Row, Sum, tally
from dateline.answer.tally.spread import spreads
from dateline.answer.tally.sums import Asking
from dateline.answer.tally.telling import lines
from dateline.records.happenings import Bounds, Incident, Told
from tests.answer.factory import bounds, incident, told

Thing = TypeVar("Thing")
KILLED = Asking("killed", load_policy("range"))


def only(rows: tuple[Row, ...]) -> Sum:
    (row,) = rows
    return row.sums[0]


def test_bounds_add_up_and_the_incidents_behind_the_number_are_named() -> None:
    made = only(tally([incident("a", told(4)), incident("b", told("2-5"))], [KILLED]))
    assert made.bounds == Bounds(6, None, 9)
    assert [part.incident for part in made.parts] == ["a", "b"]


def test_an_open_bound_stays_open() -> None:
    made = only(tally([incident("a", told("11+")), incident("b", told(3))], [KILLED]))
    assert made.bounds == Bounds(14, 14, None)
    assert made.spreads[0].soft
    assert made.spreads[0].high <= 11 * 1.25 + 3


def test_an_open_bound_reaches_beyond_what_somebody_has_said() -> None:
    """ "Fewer than ten", says one; "at least 53" and 80, say others: that one died is not likely at all."""
    strike = incident("a", told((1, 9, 9), by="an official"), told("53+", by="the mission"), told(80, by="the ministry"))
    made = only(tally([strike], [KILLED]))
    assert made.bounds == Bounds(1, None, None)
    assert made.parts[0].most == 80
    assert made.spreads[1].high > 80


def test_silence_is_not_none() -> None:
    made = only(tally([incident("a", told(0)), incident("b", told(2, "injured"))], [KILLED]))
    assert (made.bounds, made.without) == (Bounds(0, 0, 0), ("b",))


def test_what_is_only_expected_or_denied_is_not_counted() -> None:
    rows = tally([incident("a", told(4)), incident("b", told(9), status="denied"), incident("c", told(9), status="expected")], [KILLED])
    assert rows[0].incidents == ("a",)


def test_sides_stay_apart_in_the_figure_of_one() -> None:
    raid = incident("a", told(11, side="rebels"), told(3, side="army"))
    army = Asking("killed", load_policy("range"), side="army")
    assert only(tally([raid], [army])).bounds == Bounds(3, 3, 3)


@pytest.mark.parametrize(
    ("by", "keys"),
    [
        ("day", ["2025-03-05", "2025-03-30 to 2025-04-01", "no day given"]),
        ("week", ["2025-03-03", "2025-03-24 to 2025-03-31", "no day given"]),
        ("month", ["2025-03", "2025-03 to 2025-04", "no day given"]),
        ("year", ["2025", "no day given"]),
        ("place", ["Tolmere", "no place given"]),
        ("province", ["no place given"]),
        ("country", ["Marovia", "no place given"]),
        ("type", ["ASSAULT"]),
        ("actor", ["Front for the Northern Valleys", "Joint Command", "no actor named"]),
    ],
)
def test_rows_say_what_is_not_known_instead_of_guessing(by: str, keys: list[str]) -> None:
    world = [
        incident("a", told(4), actors=("Front for the Northern Valleys", "Joint Command")),
        incident("b", told(1), on="2025-03-30", until="2025-04-01"),
        incident("c", told(2), on="", place=None, actors=()),
    ]
    assert [row.key for row in tally(world, [KILLED], by)] == keys


def test_an_incident_of_two_actors_stands_in_two_rows_that_must_not_be_added() -> None:
    rows = tally([incident("a", told(4), actors=("A", "B"))], [KILLED], "actor")
    assert [row.overlapping for row in rows] == [True, True]


def test_an_outlets_row_rests_on_its_own_reports() -> None:
    raid = incident("a", told(4, document="d1"), told(9, document="d2"))
    rows = tally([raid], [KILLED], "outlet", {"d1": "Selmin Courier", "d2": "Radio Orsha"})
    assert {row.key: row.sums[0].bounds.best for row in rows} == {"Selmin Courier": 4, "Radio Orsha": 9}


def test_independent_sources_of_a_row_are_bounded_by_its_reports() -> None:
    copies = replace(incident("a", told(4, document="d1"), told(4, document="d2")), independent_low=1, independent_high=1)
    (row,) = tally([copies, replace(copies, id="b")], [KILLED])
    assert (row.independent_low, row.independent_high) == (1, 2)


def test_triangular_and_pert_moments_by_hand() -> None:
    part = Bounds(2, 3, 10)
    (flat,) = spreads([part], rhos=(0.0,))
    assert flat.mean == pytest.approx(5)
    assert flat.sd == pytest.approx(sqrt((4 + 9 + 100 - 6 - 20 - 30) / 18))
    (pert,) = spreads([part], "pert", rhos=(0.0,))
    assert pert.mean == pytest.approx((2 + 12 + 10) / 6)


def test_errors_that_go_together_do_not_cancel() -> None:
    independent, some, full = spreads([Bounds(2, 3, 10)] * 25)
    assert full.sd == pytest.approx(5 * independent.sd)
    assert independent.sd < some.sd < full.sd


FIGURES = st.one_of(
    st.integers(0, 60),
    st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: f"{pair[0]}-{pair[0] + pair[1]}"),
    st.integers(1, 40).map(lambda number: f"{number}+"),
)
WORLDS = st.lists(st.lists(FIGURES, min_size=1, max_size=4), min_size=1, max_size=6)
POLICIES = st.sampled_from(["range", "conservative", "ucdp", "airwars", "median", "max"])


def world(figures: list[list[int | str]]) -> list[Incident]:
    """Return incidents, each told by as many reports as it has figures."""
    return [
        incident(f"i{number}", *(told(figure, document=f"d{number}.{report}") for report, figure in enumerate(listed)))
        for number, listed in enumerate(figures)
    ]


@settings(max_examples=60, deadline=None)
@given(WORLDS, FIGURES, POLICIES)
def test_adding_an_incident_never_lowers_a_bound(figures: list[list[int | str]], more: int | str, policy: str) -> None:
    asked = [Asking("killed", load_policy(policy))]
    before = only(tally(world(figures), asked)).bounds
    after = only(tally([*world(figures), incident("more", told(more))], asked)).bounds
    assert (after.low or 0) >= (before.low or 0)
    assert after.high is None or (before.high is not None and after.high >= before.high)


@settings(max_examples=60, deadline=None)
@given(WORLDS, POLICIES, st.randoms(use_true_random=False))
def test_the_order_of_reports_and_incidents_changes_nothing(figures: list[list[int | str]], policy: str, chance: random.Random) -> None:
    asked = [Asking("killed", load_policy(policy))]
    there = world(figures)
    shuffled = [replace(each, told=tuple(_shuffled(each.told, chance))) for each in _shuffled(there, chance)]
    assert tally(shuffled, asked) == tally(there, asked)


@settings(max_examples=60, deadline=None)
@given(WORLDS, POLICIES)
def test_merging_two_incidents_and_parting_them_again_restores_the_tally(figures: list[list[int | str]], policy: str) -> None:
    asked = [Asking("killed", load_policy(policy))]
    there = world([*figures, [3], ["2-5"]])
    merged = replace(there[-2], id="both", members=(there[-2].id, there[-1].id), told=there[-2].told + there[-1].told)
    parted = [
        replace(
            merged, id=member, members=(member,), told=tuple(each for each in merged.told if each.document.startswith(f"d{member[1:]}."))
        )
        for member in merged.members
    ]
    assert only(tally([*there[:-2], merged], asked)).bounds.low is not None
    assert only(tally([*there[:-2], *parted], asked)) == only(tally(there, asked))


@settings(max_examples=60, deadline=None)
@given(WORLDS, POLICIES)
def test_the_best_lies_between_the_bounds(figures: list[list[int | str]], policy: str) -> None:
    made = only(tally(world(figures), [Asking("killed", load_policy(policy))])).bounds
    assert made.best is None or (made.low or 0) <= made.best
    assert made.best is None or made.high is None or made.best <= made.high


def _shuffled(values: Sequence[Thing], chance: random.Random) -> list[Thing]:
    listed = list(values)
    chance.shuffle(listed)
    return listed


def test_the_factory_reads_bounds_as_people_write_them() -> None:
    assert (bounds("4-6"), bounds("4+")) == (Bounds(4, None, 6), Bounds(4, 4, None))
    assert isinstance(told(1), Told)


def test_a_scope_without_an_incident_says_so() -> None:
    assert any("No incident lies in this scope" in line for line in lines((), load_policy("range")))
