from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from dateline.reconcile.consensus import consensus
from dateline.records.happenings import Bounds, Where
from tests.reconcile.told import KARVIN, TOLMERE, happening, toll


def test_a_toll_revised_once_is_the_later_one_and_the_bounds_keep_both() -> None:
    early, late = happening("a", "", killed=12, published="2025-11-09"), happening("b", "", killed=14, published="2025-11-11")
    assert consensus([late, early]).killed == Bounds(12, 14, 14)


def test_one_report_at_odds_does_not_outvote_the_others() -> None:
    told = [(11, "2025-11-09"), (11, "2025-11-10"), (3, "2025-11-12")]
    reports = [happening(f"r{at}", "", killed=figure, published=day) for at, (figure, day) in enumerate(told)]
    assert consensus(reports).killed == Bounds(3, 11, 11)


def test_two_last_reports_that_agree_have_the_word() -> None:
    told = [(9, "2025-11-09"), (9, "2025-11-09"), (9, "2025-11-10"), (11, "2025-11-12"), (11, "2025-11-13")]
    reports = [happening(f"r{at}", "", killed=figure, published=day) for at, (figure, day) in enumerate(told)]
    assert consensus(reports).killed == Bounds(9, 11, 11)


def test_silence_is_not_none() -> None:
    silent, none = happening("a", ""), happening("b", "", killed=0)
    assert consensus([silent]).killed is None
    assert consensus([silent, none]).killed == toll(0)


def test_that_nobody_of_one_side_died_takes_back_no_toll() -> None:
    reports = [happening("a", "", killed=11, published="2025-11-14"), happening("b", "", killed=0, published="2025-11-30")]
    assert consensus(reports).killed == toll(11)


def test_a_night_that_two_reports_give_stands_against_one_that_gives_a_day() -> None:
    night = [replace(happening(name, ""), start="2025-11-09", end="2025-11-10") for name in "ab"]
    merged = consensus([*night, happening("c", "", day="2025-11-26")])
    assert (merged.start, merged.end) == ("2025-11-09", "2025-11-10")


def test_an_open_bound_of_the_chosen_figure_stays_open() -> None:
    reports = [happening("a", "", killed=11), replace(happening("b", "", published="2025-11-12"), killed=toll(12, None))]
    assert consensus(reports).killed == Bounds(11, 12, None)


def test_the_day_most_reports_give_stands_and_a_vague_span_does_not_move_it() -> None:
    vague = replace(happening("a", ""), start="2025-11-03", end="2025-11-09", precision="week")
    reports = [vague, happening("b", "", day="2025-11-09"), happening("c", "", day="2025-11-16"), happening("d", "", day="2025-11-09")]
    merged = consensus(reports)
    assert (merged.start, merged.end, merged.precision) == ("2025-11-09", "2025-11-09", "day")
    assert (consensus([vague]).start, consensus([vague]).end) == ("2025-11-03", "2025-11-09")


def test_a_town_is_better_than_its_region_and_most_reports_better_than_one() -> None:
    region = Where("Orsha", None, "Orsha", "XA", 41.5, 44.9, "admin1", 9)
    places = [region, region, TOLMERE, KARVIN, TOLMERE, Where("Halmar clinic")]
    assert consensus([replace(happening(f"r{at}", ""), where=place) for at, place in enumerate(places)]).where == TOLMERE


def test_the_kind_most_reports_give() -> None:
    modes = ["explosives", "firearms", "explosives", None]
    merged = consensus([replace(happening(f"r{at}", ""), mode=mode) for at, mode in enumerate(modes)])
    assert (merged.type, merged.mode) == ("ASSAULT", "explosives")


def test_the_order_of_the_reports_changes_nothing_and_the_smallest_id_stands() -> None:
    reports = [happening("b", "x", killed=2), happening("a", "y", killed=3, day=None), replace(happening("c", "z"), where=None)]
    merged = {consensus(order) for order in permutations(reports)}
    assert len(merged) == 1
    assert merged.pop().id == "a-1"
