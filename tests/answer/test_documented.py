"""Official totals against documented incidents: the word, the gap, and what may not be compared at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.answer.counts import load_policy
from dateline.answer.documented import Doubt, check_sum, compare, difference, disputes, find_sums, paragraph, scope_hash
from dateline.answer.documented.verdict import judge
from dateline.answer.scope import Scope, matches, place
from dateline.records.happenings import Bounds, Incident
from dateline.records.totals import Hint, Total
from tests.answer.factory import bounds, incident, told

RANGE = load_policy("range")
FNV = "Front for the Northern Valleys"
CLAIM = Total(
    "t1",
    "attacks",
    bounds(61),
    unit="attacks",
    actor=FNV,
    start="2025-01-01",
    end="2025-09-30",
    speaker="Joint Command",
    published="2025-11-14",
)


def world(number: int) -> list[Incident]:
    return [incident(f"i{each:02}", told(2, document=f"d{each}"), on=f"2025-0{each % 9 + 1}-{each % 28 + 1:02}") for each in range(number)]


@pytest.mark.parametrize(
    ("claimed", "documented", "label", "residual"),
    [
        ("20-25", "26-30", "documented_exceeds", None),
        ("20-25", "25-30", "consistent", None),
        ("20-25", "12-15", "undocumented_residual", Bounds(5, None, 13)),
        ("20+", 12, "undocumented_residual", Bounds(8, 8, None)),
        ("20+", 400, "consistent", None),
        (20, "4+", "consistent", None),
    ],
)
def test_two_intervals_one_word(claimed: int | str, documented: int | str, label: str, residual: Bounds | None) -> None:
    verdict = judge(bounds(claimed), bounds(documented))
    assert (verdict.label, verdict.residual) == (label, residual)


def test_an_open_bound_says_what_would_hold_if_it_were_closed() -> None:
    verdict = judge(bounds(20), bounds("4+"))
    assert (verdict.label, verdict.if_capped) == ("consistent", "undocumented_residual")


def test_coverage_is_the_best_documented_figure_over_the_middle_of_the_claim() -> None:
    verdict = judge(bounds("20-30"), Bounds(9, 10, 12))
    assert verdict.coverage == pytest.approx(0.4)
    assert verdict.coverage_low == pytest.approx(0.3)
    assert verdict.coverage_high == pytest.approx(0.6)


def test_the_example_of_the_valley() -> None:
    compared = compare(
        CLAIM, world(38), RANGE, doubt=Doubt(2, 3), hints=[Hint("higher", "Aid groups", "villages no longer report", "q", "d")]
    )
    assert compared.label == "undocumented_residual"
    assert compared.verdict is not None
    assert compared.verdict.residual == Bounds(20, 23, 25)
    words = paragraph(compared)
    assert f"Joint Command counts 61 attacks by {FNV} (Jan–Sep 2025), said on 14 Nov 2025." in words
    assert "The ledger documents 38 incidents in the same scope (36–41 with doubtful merges), from 38 reports" in words
    assert f"Gap: 20–25 attacks by {FNV} have no report here; 62 % is documented. Undocumented is not false." in words
    assert "Aid groups: the number is too low; no figure is given." in words


def test_a_hint_moves_no_number() -> None:
    hint = Hint("higher", "Aid groups", None, "q", "d")
    with_hint, without = compare(CLAIM, world(38), RANGE, hints=[hint]), compare(CLAIM, world(38), RANGE)
    assert with_hint.verdict == without.verdict


def test_incidents_outside_the_scope_do_not_count_and_those_at_its_edge_are_named() -> None:
    there = [
        incident("in", on="2025-03-01"),
        incident("late", on="2025-10-01"),
        incident("across", on="2025-09-29", until="2025-10-02"),
        incident("undated", on=""),
        incident("nobody", on="2025-04-01", actors=()),
        incident("others", on="2025-04-01", actors=("Selmin Brigade",)),
        incident("protest", on="2025-04-01", type="PROTEST"),
        incident("denied", on="2025-04-01", status="denied"),
    ]
    compared = compare(CLAIM, there, RANGE)
    assert compared.incidents == ("in",)
    assert {edge.incident: edge.reason for edge in compared.edge} == {
        "across": "its days lie partly outside the period",
        "nobody": "no actor named",
        "undated": "no day given",
    }


def test_what_would_close_the_gap_is_computed_and_not_guessed() -> None:
    days = [incident("siege", on="2025-02-01", until="2025-02-04"), incident("raid", on="2025-03-01")]
    compared = compare(replace(CLAIM, bounds=bounds(5)), [*days, incident("nobody", on="2025-04-01", actors=())], RANGE)
    assert [(each.says, each.change, each.closes) for each in compared.choices] == [
        ("counting each day of an incident as one", 3, True),
        ("counting incidents at the edge: no actor named", 1, False),
    ]
    assert "Would close it: counting each day of an incident as one (+3)" in paragraph(compared)


def test_too_many_documented_asks_which_incidents_are_weak() -> None:
    compared = compare(replace(CLAIM, bounds=bounds(2)), world(4), RANGE)
    assert compared.label == "documented_exceeds"
    assert {each.change for each in compared.choices} == {-4}
    assert "More is documented than claimed" in paragraph(compared)


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"actor": None}, "whose acts"),
        ({"measure": "other", "unit": "tunnels"}, "tunnels"),
        ({"start": None}, "from when"),
        ({"end": None}, "until when"),
        ({"end": "2024-01-01"}, "backwards"),
    ],
)
def test_what_cannot_be_aligned_is_not_compared(changed: dict[str, str | None], reason: str) -> None:
    compared = compare(replace(CLAIM, **changed), world(38), RANGE)  # type: ignore[arg-type]
    assert (compared.label, compared.documented) == ("not_comparable", None)
    assert reason in compared.reason
    assert "Not comparable" in paragraph(compared)


def test_what_the_total_leaves_open_can_be_asked_for() -> None:
    assert compare(replace(CLAIM, actor=None), world(38), RANGE, Scope(actor="northern valleys")).label == "undocumented_residual"


def test_a_count_as_of_a_day_says_nothing_of_later_days() -> None:
    early = compare(replace(CLAIM, end=None, as_of="2025-03-31"), world(38), RANGE)
    assert len(early.incidents) < 38


def test_a_toll_is_held_against_the_sum_of_figures() -> None:
    toll = replace(CLAIM, measure="killed", unit=None, bounds=bounds(76))
    assert compare(toll, world(38), RANGE).label == "consistent"
    assert "documents 76 killed in 38 incidents of the same scope (policy range)" in paragraph(compare(toll, world(38), RANGE))


def test_no_incident_is_added_to_a_total() -> None:
    assert compare(CLAIM, world(38), RANGE).total.bounds == CLAIM.bounds


@pytest.mark.parametrize(("whole", "parts"), [(196, (137, 59)), (44, (30, 14)), (166, (74, 92))])
def test_sums_within_a_release(whole: int, parts: tuple[int, int]) -> None:
    made = [replace(CLAIM, id=f"p{each}", bounds=bounds(each), place=f"place {each}") for each in parts]
    total = replace(CLAIM, id="whole", bounds=bounds(whole))
    assert check_sum(total, made).label == "adds_up"
    assert [each.says for each in find_sums([total, *made])] == [f"{parts[0]} + {parts[1]} = {whole}"]
    wrong = check_sum(replace(total, bounds=bounds(whole + 1)), made)
    assert (wrong.label, "≠" in wrong.says) == ("parts_fall_short", True)


def test_totals_of_two_speakers_are_no_parts_of_one_another() -> None:
    parts = [replace(CLAIM, id=name, bounds=bounds(5), place=name, speaker=name) for name in ("a", "b")]
    assert list(find_sums([CLAIM, *parts])) == []


def test_totals_are_subtracted_only_within_one_scope() -> None:
    later = replace(CLAIM, id="t2", bounds=bounds("70-72"), end="2025-10-31")
    assert difference(CLAIM, later) == Bounds(9, None, 11)
    assert "do not count the same" in str(difference(CLAIM, replace(later, deed="claimed")))
    assert "revision" in str(difference(later, CLAIM))
    assert scope_hash(CLAIM) == scope_hash(later) != scope_hash(replace(later, start="2025-02-01"))


def test_a_place_that_is_not_known_well_enough_is_at_the_edge() -> None:
    asked = Scope(place="Tolmere")
    assert place(incident("a"), asked).placing == "inside"
    assert place(incident("b", place="Selmin"), asked).placing == "outside"
    assert place(incident("c", place=None), asked).placing == "edge"


def test_totals_of_one_scope_by_two_speakers_may_exclude_each_other() -> None:
    other = replace(CLAIM, id="t2", bounds=bounds("80+"), speaker="aid groups")
    assert [each.says for each in disputes([CLAIM, other])] == ["Joint Command: 61 attacks ↔ aid groups: 80 or more attacks"]
    assert list(disputes([CLAIM, replace(other, end="2025-10-31")])) == []
    assert list(disputes([CLAIM, replace(other, bounds=bounds("60+"))])) == []


def test_a_name_is_found_by_its_words_and_by_its_initials() -> None:
    assert all(matches(asked, FNV) for asked in ("FNV", "northern valleys", FNV))
    assert not any(matches(asked, FNV) for asked in ("FN", "fnv", "valleys northern", "Valley"))
