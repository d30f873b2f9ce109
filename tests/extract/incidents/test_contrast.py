"""What keeps two happenings of one report apart, and what ties them."""

from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.extract.incidents.told import best, happened, triggers, where

PUBLISHED = "2025-11-14"


def days(reading: Read, text: str) -> list[str | None]:
    """Return the first day of each incident, news or not."""
    return [incident.start for incident in reading(text, PUBLISHED).incidents]


def test_the_items_of_a_round_up_are_apart(reading: Read) -> None:
    text = "IRAQ - A bomb killed three soldiers in Mosul.\n\nSYRIA - Two children were wounded by a mine near Manbij."
    assert best(reading(text, PUBLISHED), "killed") == [3, None]


def test_one_dateline_makes_no_round_up(reading: Read) -> None:
    text = "MOSUL - A bomb killed three soldiers.\n\nTwo children were wounded in the blast."
    assert len(happened(reading(text, PUBLISHED))) == 1


def test_a_sentence_that_moves_farther_on_tells_of_another_scene(reading: Read) -> None:
    text = "Shells killed two men in Mosul on Monday. Farther south, a mine wounded five people on a road."
    assert best(reading(text, PUBLISHED), "killed") == [2, None]


def test_another_town_at_the_head_of_a_sentence_is_another_scene(reading: Read) -> None:
    text = "Shells killed two men in Mosul. In Basra, police announced the arrest of nine men."
    assert [incident.type for incident in happened(reading(text, PUBLISHED))] == ["ASSAULT", "COERCE"]


def test_drones_shot_down_are_no_bomb(reading: Read) -> None:
    text = "Air defences shot down 40 drones overnight. A bomb killed three people at a depot."
    told = reading(text, PUBLISHED)
    assert sorted(triggers(told, each)[0] for each in told.incidents) == ["killed", "shot down"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A bomb killed six people in Mosul on Monday. Police arrested five men in a raid on a farm.", 2),
        ("Soldiers stormed a farm near Mosul on Monday, killing six rebels. Five men were arrested in the raid.", 1),
        ("A bomb killed six people in Mosul on Monday. A driver was arrested after a search.", 2),
    ],
)
def test_arrests_belong_to_the_raid_that_was_told(reading: Read, text: str, number: int) -> None:
    assert len(happened(reading(text, PUBLISHED))) == number


def test_an_hour_without_a_day_is_of_the_day_that_the_deed_names(reading: Read) -> None:
    text = "The toll of Wednesday's bombing in Mosul rose to 20 on Thursday. The bomber blew himself up at 10:40am."
    assert days(reading, text) == ["2025-11-12"]


def test_an_anniversary_gives_the_day_of_what_it_remembers(reading: Read) -> None:
    text = "Saturday is the 10th anniversary of the shooting at Mosul, when soldiers fired on farmers."
    assert days(reading, text) == ["2015-11-15"]
    assert happened(reading(text, PUBLISHED)) == []


def test_an_anniversary_without_its_number_gives_no_day(reading: Read) -> None:
    assert "2025-11-15" not in days(reading, "Saturday is the anniversary of the shooting at Mosul.")


def test_a_bomb_lies_where_its_clause_says_though_someone_told_of_it(reading: Read) -> None:
    text = "BAGHDAD (Nov. 14) - A roadside bomb in Daquq killed two men on Thursday, an official said."
    assert where(reading(text, PUBLISHED)) == ["Daquq"]


def test_raids_have_the_days_that_stand_behind_them(reading: Read) -> None:
    text = "In Baghdad, the Interior Ministry announced the arrest of 12 suspects in raids on Tuesday and Wednesday."
    assert days(reading, text) == ["2025-11-11"]


def test_what_a_deed_avenges_has_a_day_of_its_own(reading: Read) -> None:
    text = "A bomb killed six people in Mosul on Thursday. A group said the blast was to avenge an air strike in Basra last month."
    assert happened(reading(text, PUBLISHED))[0].start == "2025-11-13"
    assert "Mosul" in where(reading(text, PUBLISHED))


def test_an_early_report_of_the_same_is_no_other_happening(reading: Read) -> None:
    text = "A bomb killed six people at a market in Mosul on Thursday. Initial reports had spoken of a gas explosion."
    assert len(happened(reading(text, PUBLISHED))) == 1


def test_a_quarrel_is_no_saying(reading: Read) -> None:
    text = "A man was shot dead in Mosul last month. He argued with a guest over a seat shortly before midnight October 22."
    assert days(reading, text) == ["2025-10-22"]


def test_people_held_over_a_rally_leave_it_its_day(reading: Read) -> None:
    told = reading("Police in Mosul arrested nine people on Wednesday, two of them women, over a protest on Monday.", PUBLISHED)
    assert [incident.type for incident in told.incidents] == ["COERCE", "PROTEST"]


def test_other_buildings_burned_are_another_attack(reading: Read) -> None:
    text = "Rebels burned two buses near Mosul. The rebels were seen in the hills. Later they attacked a gas station."
    assert len(happened(reading(text, PUBLISHED))) == 2


def test_the_bus_told_again_is_the_same_attack(reading: Read) -> None:
    text = "Rebels attacked a bus near Mosul. They burned the bus and fled."
    assert len(happened(reading(text, PUBLISHED))) == 1


def test_a_person_told_by_name_is_killed_once(reading: Read) -> None:
    text = "Police are investigating the death of Omar Selm.\n\nSelm, a trader, was killed in January by gunmen in Mosul."
    assert len(reading(text, PUBLISHED).incidents) == 1


def test_two_people_of_two_names_are_killed_apart(reading: Read) -> None:
    text = "Police are investigating the death of Omar Selm in Mosul on Monday.\n\nIdris Tal, a trader, was killed in January in Basra."
    assert len(reading(text, PUBLISHED).incidents) == 2


def test_another_person_hurt_is_no_other_happening(reading: Read) -> None:
    text = "During the attack in Mosul on Monday, one person was killed and another wounded."
    assert len(happened(reading(text, PUBLISHED))) == 1
