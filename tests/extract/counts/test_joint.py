"""One figure for the dead and the hurt together."""

from __future__ import annotations

from tests.conftest import Read

PUBLISHED = "2025-11-14"


def test_killed_and_wounded_together_leave_each_open(reading: Read) -> None:
    told = reading("The blast in Mosul on Monday left 80 killed and wounded.", PUBLISHED)
    assert {(count.outcome, count.value, count.low, count.high) for count in told.counts} == {
        ("killed", None, 1, 79),
        ("injured", None, 1, 79),
    }


def test_two_figures_stand_each_for_itself(reading: Read) -> None:
    told = reading("The blast in Mosul on Monday left 80 killed and 40 wounded.", PUBLISHED)
    assert {(count.outcome, count.value) for count in told.counts} == {("killed", 80), ("injured", 40)}


def test_a_total_of_both_is_no_total_of_the_dead(reading: Read) -> None:
    (tally,) = reading("The war has left 1,180 killed and wounded in Mosul this year.", PUBLISHED).tallies
    assert (tally.measure, tally.value) == ("other", 1180)


def test_a_total_of_the_dead_is_one(reading: Read) -> None:
    (tally,) = reading("The war has left 1,180 killed in Mosul this year.", PUBLISHED).tallies
    assert (tally.measure, tally.value) == ("killed", 1180)
