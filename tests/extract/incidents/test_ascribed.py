"""Earlier deeds by which a report says who somebody is are no part of what is done to him now."""

from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.extract.incidents.told import best, happened, triggers

PUBLISHED = "2025-11-14"
ARREST = "A joint force detained a rebel commander near Mosul on Monday."
RAID = "Soldiers killed two rebels in a raid near Mosul on Monday."


@pytest.mark.parametrize(
    "record",
    [
        "He is linked to a roadside bomb attack that killed four soldiers last month.",
        "The commander was involved in an ambush that killed four soldiers in October.",
        "He is responsible for the October attack on a police post which killed four officers.",
        "The commander is suspected of having led an ambush that killed four soldiers.",
    ],
)
@pytest.mark.parametrize("news", [ARREST, RAID])
def test_a_deed_by_which_somebody_is_known_stays_apart(reading: Read, news: str, record: str) -> None:
    text = f"{news} {record} The soldiers seized weapons in the raid."
    assert best(reading(text, PUBLISHED), "killed") == [2 if news == RAID else None, 4]


def test_what_points_back_to_such_a_deed_belongs_to_it(reading: Read) -> None:
    found = reading(f"{ARREST} He is responsible for an attack on a convoy in October. Four soldiers were killed in the attack.", PUBLISHED)
    assert best(found, "killed") == [None, 4]


def test_a_deed_ascribed_is_the_news_where_nothing_else_is_told(reading: Read) -> None:
    text = "The rebels are responsible for an attack on a market that killed four people on Monday. Nine others were wounded."
    assert len(happened(reading(text, PUBLISHED))) == 1


def test_whose_deed_the_news_was_makes_no_other_happening_of_it(reading: Read) -> None:
    text = "A bomb killed four people at a market in Mosul on Monday. The rebels were responsible for the attack, officials said."
    (incident,) = happened(found := reading(text, PUBLISHED))
    assert triggers(found, incident) == ["killed", "attack"]


def test_two_deeds_of_one_man_are_two(reading: Read) -> None:
    text = f"{ARREST} He is linked to an ambush that killed four soldiers. He is also responsible for the murder of a mayor."
    assert best(reading(text, PUBLISHED), "killed") == [None, 4, 1]


def test_the_matter_of_a_charge_is_no_other_happening(reading: Read) -> None:
    text = "A gunman shot three people in Mosul on Monday. A man was charged with the shooting, which left one of the victims paralysed."
    assert len([each for each in happened(reading(text, PUBLISHED)) if each.type == "ASSAULT"]) == 1


def test_the_day_of_such_a_deed_is_not_that_of_what_is_done_now(reading: Read) -> None:
    text = "Soldiers detained a rebel responsible for an attack on 3 November that killed four people."
    assert [each.start for each in happened(reading(text, PUBLISHED)) if each.type == "COERCE"] != ["2025-11-03"]


def test_suspects_held_in_raids_did_not_carry_them_out(reading: Read) -> None:
    found = reading("Police announced the arrest of 12 suspects in raids on Tuesday.", PUBLISHED)
    assert not [
        role for event in found.events if event.span.of(found.document.text) == "raids" for role in event.roles if role.role == "actor"
    ]
