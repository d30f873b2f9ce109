"""One source's figures at a time: what rivals say of one happening is a range, no sum."""

from __future__ import annotations

import pytest

from dateline.records.quantities import Toll
from tests.conftest import Read
from tests.extract.incidents.told import happened

PUBLISHED = "2025-11-14"


def bounds(reading: Read, text: str) -> list[tuple[int | None, int | None, int | None]]:
    """Return low, best and high of the dead of each incident that is news."""
    tolls: list[Toll | None] = [incident.killed for incident in happened(reading(text, PUBLISHED))]
    return [(toll.low, toll.best, toll.high) for toll in tolls if toll is not None]


@pytest.mark.parametrize(
    "text",
    [
        "A raid near Mosul on Monday killed 12 fighters, police said. The hospital said 15 civilians were killed.",
        "A bomb exploded in Mosul on Monday. Police said 12 people were killed. The hospital said 15 people died.",
    ],
)
def test_rival_sources_give_a_range(reading: Read, text: str) -> None:
    assert bounds(reading, text) == [(12, 15, 15)]


def test_the_sides_that_one_source_counts_are_added(reading: Read) -> None:
    text = "A clash broke out near Mosul on Monday. The army said that 12 rebels and three soldiers were killed."
    assert bounds(reading, text) == [(15, 15, 15)]


def test_what_the_report_says_itself_is_added_to_what_a_source_says(reading: Read) -> None:
    text = "Two soldiers were killed in a clash near Mosul on Monday. Nine rebels were killed in the clash, the army said."
    assert bounds(reading, text) == [(11, 11, 11)]


def test_of_six_wounded_one_of_whom_died_the_others_live(reading: Read) -> None:
    text = "On Tuesday soldiers opened fire in Mosul, wounding six people, one of whom died in hospital."
    (told,) = happened(reading(text, PUBLISHED))
    assert told.killed is not None
    assert told.injured is not None
    assert (told.killed.best, told.injured.best) == (1, 6)


def test_a_person_wounded_who_died_is_not_among_the_wounded(reading: Read) -> None:
    text = "On Tuesday soldiers shot and wounded a teacher in Mosul. The teacher died in hospital."
    assert [told.injured for told in happened(reading(text, PUBLISHED))] == [None]
