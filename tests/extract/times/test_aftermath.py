from __future__ import annotations

import pytest

from tests.conftest import Read

PUBLISHED = "2025-11-14"  # a Friday

BACK = [
    ("Officers are looking into two break-ins Thursday evening that emptied a warehouse.", "2025-11-13"),
    ("Rescuers are still searching for survivors of a landslide on Wednesday.", "2025-11-12"),
    ("Detectives are seeking witnesses to a crash Sunday on the ring road.", "2025-11-09"),
    ("The owner could not be reached for comment Thursday.", "2025-11-13"),
    ("A spokesman would not say Monday whether arrests were made.", "2025-11-10"),
    ("The clerk will serve three years after he was sentenced in Basra on Tuesday.", "2025-11-11"),
]
AHEAD = [
    ("Ministers are meeting in Geneva on Monday.", "2025-11-17"),
    ("The council will discuss the attack on Monday.", "2025-11-17"),
    ("Senators are seeking a vote on Monday.", "2025-11-17"),
    ("The union would not strike on Monday.", "2025-11-17"),
    ("He will be sentenced on Monday.", "2025-11-17"),
]


@pytest.mark.parametrize(("sentence", "day"), [*BACK, *AHEAD])
def test_the_clause_tells_which_weekday_is_meant(reading: Read, sentence: str, day: str) -> None:
    assert [time.start for time in reading(sentence, PUBLISHED).times if time.type != "DURATION"] == [day]


def test_the_number_of_a_block_is_no_year(reading: Read) -> None:
    assert reading("A man was arrested in the 1600 block of Selmin Road.", PUBLISHED).times == ()


def test_the_small_hours_behind_a_night_are_of_the_next_day(reading: Read) -> None:
    text = "Two men were shot Saturday night in Mosul. Neighbours heard gunshots about 1 a.m. near the gate."
    assert [time.value for time in reading(text, PUBLISHED).times] == ["2025-11-08TNI", "2025-11-09T01:00"]


def test_both_hours_of_a_range_are_of_the_day_that_closes_it(reading: Read) -> None:
    told = reading("The shop was robbed between 6:10 p.m. and 7 p.m. on Saturday, November 8th.", PUBLISHED)
    assert {time.start for time in told.times} == {"2025-11-08"}


def test_a_fall_from_somewhere_is_no_season(reading: Read) -> None:
    assert reading("A worker was hurt in fall from a ladder.", PUBLISHED).times == ()
    assert [time.precision for time in reading("The camp was closed in fall.", PUBLISHED).times] == ["season"]
