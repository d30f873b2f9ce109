from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from dateline.reconcile.cluster import join
from dateline.reconcile.linkage import THRESHOLD, link
from dateline.records.happenings import Family, Happening, Link, Where
from scripts.simulated import simulate
from tests.reconcile.told import KARVIN, TOLMERE, happening, toll

CLINIC = "A blast destroyed the Halmar clinic in Tolmere on Sunday; nurse Ilse Varo and ten others were killed"
CLINIC_TOO = "Eleven people, among them nurse Ilse Varo, were killed when a bomb hit the Halmar clinic of Tolmere"
BRIDGE = "Two fishermen drowned when the Osten bridge of Tolmere was blown up, said ferryman Pavo Drel"
BRIDGE_TOO = "The Osten bridge in Tolmere collapsed after an explosion; ferryman Pavo Drel saw two fishermen drown"


def joined(links: list[Link]) -> set[tuple[str, str]]:
    return {(each.left.removesuffix("-1"), each.right.removesuffix("-1")) for each in links if each.score >= THRESHOLD}


def test_two_outlets_tell_of_one_bombing_and_the_reasons_can_be_checked() -> None:
    found = link([happening("a", CLINIC, killed=11), happening("b", CLINIC_TOO, killed=11)])
    assert joined(found) == {("a", "b")}
    said = found[0].reasons
    assert "same day, 9 Nov 2025" in said
    assert "same place, Tolmere" in said
    assert "both: 11 killed" in said
    assert "both assault by explosives" in said
    assert any("halmar" in reason and "ilse varo" in reason for reason in said)


def test_a_revised_toll_is_the_same_happening() -> None:
    early = happening("a", CLINIC, killed=12)
    late = happening("b", CLINIC_TOO, killed=14, published="2025-11-12")
    found = link([early, late])
    assert joined(found) == {("a", "b")}
    assert "12 killed in one, 14 in the later" in found[0].reasons


def test_a_follow_up_after_a_week_joins_by_its_rare_words() -> None:
    follow_up = "Relatives of nurse Ilse Varo buried her on Sunday, a week after the bomb that hit the Halmar clinic in Tolmere"
    assert joined(link([happening("a", CLINIC, killed=11), happening("b", follow_up, killed=11, published="2025-11-16")])) == {("a", "b")}


def test_two_bombings_of_one_town_in_one_week_stay_apart() -> None:
    reports = [
        happening("a", CLINIC, killed=11),
        happening("b", CLINIC_TOO, killed=11),
        happening("c", BRIDGE, day="2025-11-12", killed=2),
        happening("d", BRIDGE_TOO, day="2025-11-12", killed=2),
    ]
    assert joined(link(reports)) == {("a", "b"), ("c", "d")}


def test_two_shootings_two_weeks_apart_in_unplaced_villages_are_for_a_person_to_join_however_alike_their_words() -> None:
    words = "Gunmen fired on a Joint Command post in the Orsha valley, wounding soldiers, as the talks with the Front went on"
    first = replace(happening("a", words, killed=None), where=Where("Tolmere"), injured=toll(3))
    second = replace(happening("b", words, day="2025-11-26", killed=None), where=Where("Hesk Crossing"), injured=toll(2))
    assert joined(link([first, second])) == set()
    assert [each.score < THRESHOLD for each in link([first, second])] == [True]


def test_two_raids_of_one_day_in_two_towns_stay_apart() -> None:
    elsewhere = replace(happening("b", "Three herdsmen were killed by a bomb on the Lessa pass above Karvin", killed=3), where=KARVIN)
    assert joined(link([happening("a", CLINIC, killed=11), elsewhere])) == set()


def test_an_anniversary_article_tells_of_the_old_happening_and_not_of_a_new_one() -> None:
    memory = "A year ago a bomb killed nurse Ilse Varo and ten others in the Halmar clinic of Tolmere"
    later = happening(
        "z", "Gunmen shot two guards at the Tolmere grain store on Monday", day="2026-11-09", killed=2, published="2026-11-10"
    )
    reports = [happening("a", CLINIC, killed=11), happening("m", memory, killed=11, published="2026-11-09"), later]
    assert joined(link(reports)) == {("a", "m")}


def test_two_happenings_of_one_report_never_join_not_even_through_a_third() -> None:
    one = happening("a", CLINIC, killed=11)
    again = replace(one, id="a-2", records=1)
    found = [each for each in link([one, again, happening("b", CLINIC_TOO, killed=11)]) if each.score >= THRESHOLD]
    assert [(each.left, each.right) for each in found] == [("a-1", "b-1")]


def test_a_copy_joins_sentence_by_sentence() -> None:
    first, second = happening("a", CLINIC, killed=11), replace(happening("a", BRIDGE, day="2025-11-12", killed=2), id="a-2", records=1)
    copied = [replace(first, id="b-1", document="b"), replace(second, id="b-2", document="b")]
    found = link([first, second, *copied], [Family("a", "b", "syndicated", "the same text")])
    assert {(each.left, each.right) for each in found if each.score >= THRESHOLD} == {("a-1", "b-1"), ("a-2", "b-2")}
    assert "copies of one text" in found[0].reasons


def test_nothing_known_joins_nothing() -> None:
    silent = [replace(happening(name, "", day=None), where=None, type=None, mode=None) for name in "abc"]
    assert joined(link(silent)) == set()
    assert link([]) == []


@pytest.mark.parametrize("days", [None, "2025-11-09"])
def test_open_bounds_are_compatible_with_a_later_exact_toll(days: str | None) -> None:
    early = replace(happening("a", CLINIC, day=days), killed=toll(5, None))
    assert joined(link([early, happening("b", CLINIC_TOO, killed=11)])) == {("a", "b")}


def test_the_order_of_the_reports_changes_nothing() -> None:
    archive = simulate(120, seed=3)
    mixed: list[Happening] = list(archive.happenings)
    expected = link(mixed, archive.families, archive.texts)
    Random(5).shuffle(mixed)
    assert link(mixed, archive.families[::-1], archive.texts[::-1]) == expected
    assert expected == sorted(expected, key=lambda one: (one.left, one.right))


def test_swapping_the_sides_of_a_fight_changes_no_link() -> None:
    fought = [
        replace(happening(name, words, killed=11), actors=("Reds",), targets=("Blues",))
        for name, words in (("a", CLINIC), ("b", CLINIC_TOO))
    ]
    swapped = [replace(each, actors=("Blues",), targets=("Reds",)) for each in fought]
    assert link(fought) == link(swapped)


def test_most_simulated_happenings_are_found_again() -> None:
    archive = simulate(400, seed=11)
    links = [each for each in link(archive.happenings, archive.families, archive.texts) if each.score >= THRESHOLD]
    right = sum(archive.truth[each.left] == archive.truth[each.right] for each in links)
    assert right / len(links) > 0.85
    assert TOLMERE.name not in {place.where.name for place in archive.happenings if place.where}


def test_a_report_without_day_and_place_does_not_keep_apart_what_two_good_ones_join() -> None:
    # Weights in thousandths of a bit: 0 and 1 are of one group already, 2 speaks for 0 and is silent about 1.
    pairs = [(0, 1, 9000), (0, 2, 6000), (1, 2, -7000)]
    assert join(pairs, [0, 1, 2], missing=-4000, least=0, best=0.0) == [(0, 1)]
    assert join(pairs, [0, 1, 2], missing=-4000, least=0, best=0.25) == [(0, 1), (0, 2)]
    assert join([(0, 1, 9000), (0, 2, 6000), (1, 2, -20_000)], [0, 1, 2], missing=-4000, least=0, best=0.25) == [(0, 1)]
