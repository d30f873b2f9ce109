"""Who did it and to whom: bodies behind the doers, each sufferer once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dateline.records.reading import Reading
from tests.conftest import Read
from tests.extract.incidents.told import happened

PUBLISHED = "2025-11-14"


def named(reading: Reading, side: Callable[..., tuple[str, ...]]) -> list[set[str]]:
    """Return the names on one side of each incident of violence."""
    names = {entity.id: entity.name.removeprefix("the ") for entity in reading.entities}
    return [{names[each] for each in side(incident)} for incident in happened(reading) if incident.type == "ASSAULT"]


def actors(reading: Reading) -> set[str]:
    (told,) = named(reading, lambda incident: incident.actors)
    return told


def targets(reading: Reading) -> set[str]:
    (told,) = named(reading, lambda incident: incident.targets)
    return told


# --- bodies --------------------------------------------------------------------------------------------------------------


def test_behind_a_leader_stands_his_group(reading: Read) -> None:
    text = "Omar Selm, leader of the Northern Liberation Front, killed two judges in Mosul on Monday."
    assert actors(reading(text, PUBLISHED)) == {"Omar Selm", "Northern Liberation Front"}


def test_behind_a_trader_stands_nobody(reading: Read) -> None:
    text = "Omar Selm, owner of the Northern Trading Company, killed two judges in Mosul on Monday."
    assert actors(reading(text, PUBLISHED)) == {"Omar Selm"}


def test_the_rebels_are_those_of_the_one_group_told(reading: Read) -> None:
    text = "Rebels attacked a bridge near Mosul on Monday. A spokesman of the Northern Liberation Front made no comment."
    assert "Northern Liberation Front" in actors(reading(text, PUBLISHED))


def test_the_rebels_can_be_of_either_of_two_groups(reading: Read) -> None:
    text = (
        "Rebels attacked a bridge near Mosul on Monday. "
        "Spokesmen of the Northern Liberation Front and of the Southern Resistance Front made no comment."
    )
    assert not any("Front" in name or "Army" in name for name in actors(reading(text, PUBLISHED)))


def test_police_whose_members_did_it_are_named(reading: Read) -> None:
    assert "National Police" in actors(reading("National Police members killed a student in Quito on Monday.", PUBLISHED))


def test_police_whose_members_were_killed_are_no_target(reading: Read) -> None:
    assert "National Police" not in targets(reading("Rebels killed two National Police members in Quito on Monday.", PUBLISHED))


@pytest.mark.parametrize("body", ["HONDURAN ARMY", "CHILEAN AIR FORCE", "ARMED FORCES"])
def test_a_state_s_force_in_capitals_is_a_name(reading: Read, body: str) -> None:
    told = reading(f"THE {body} ATTACKED TWO VILLAGES ON MONDAY.", PUBLISHED)
    assert any(entity.name == body and any(mention.kind == "name" for mention in entity.mentions) for entity in told.entities)


def test_the_army_in_capitals_is_no_name(reading: Read) -> None:
    told = reading("THE ARMY ATTACKED TWO VILLAGES ON MONDAY.", PUBLISHED)
    assert not any(mention.kind == "name" for entity in told.entities for mention in entity.mentions if "ARMY" in entity.name)


# --- doers ---------------------------------------------------------------------------------------------------------------


def test_who_is_arrested_for_a_killing_did_it_and_not_the_police(reading: Read) -> None:
    assert actors(reading("Police arrested two soldiers for killing a nurse in Quito on Monday.", PUBLISHED)) == {"soldiers"}


def test_who_killed_while_fleeing_arrest_did_it(reading: Read) -> None:
    assert actors(reading("Two soldiers killed a nurse in Quito on Monday before police arrested a captain.", PUBLISHED)) == {"soldiers"}


def test_those_charged_in_a_clause_behind_the_deed_did_it(reading: Read) -> None:
    text = "The judge asked who was responsible for the death of four teachers in Quito, in which two soldiers are being charged."
    assert actors(reading(text, PUBLISHED)) == {"soldiers"}


def test_a_doubt_about_the_doer_leaves_the_deed(reading: Read) -> None:
    text = "Two bombs exploded in Quito on Monday. The attacks could have been carried out by the Northern Liberation Front, police said."
    assert "Northern Liberation Front" in actors(reading(text, PUBLISHED))


def test_a_flag_left_at_the_scene_points_to_its_group(reading: Read) -> None:
    text = "A bomb exploded in Quito on Monday. A flag of the Northern Liberation Front was found at the scene."
    assert actors(reading(text, PUBLISHED)) == {"Northern Liberation Front"}


def test_a_flag_elsewhere_points_to_nobody(reading: Read) -> None:
    text = "A bomb exploded in Quito on Monday. Supporters waved a flag of the Northern Liberation Front in Guayaquil."
    assert actors(reading(text, PUBLISHED)) == set()


def test_what_soldiers_seize_is_no_weapon_of_theirs(reading: Read) -> None:
    told = reading("Troops clashed with rebels near Quito on Monday and seized 13 rifles, a mortar and two boxes of grenades.", PUBLISHED)
    assert not [role for event in told.events for role in event.roles if role.role == "instrument"]


# --- sufferers -----------------------------------------------------------------------------------------------------------


def test_the_victim_told_by_name_stands_once(reading: Read) -> None:
    text = "Omar Selm was shot in Quito on Monday by two men. The victim died. Gunmen shot the judge several times."
    assert targets(reading(text, PUBLISHED)) == {"Omar Selm"}


def test_a_driver_told_beside_a_name_is_another_person(reading: Read) -> None:
    text = "Omar Selm was shot in Quito on Monday by two men. The driver was also shot."
    assert targets(reading(text, PUBLISHED)) == {"Omar Selm", "driver"}


def test_a_title_of_several_words_belongs_to_the_name_behind_it(reading: Read) -> None:
    text = "The group attacked former Secretary of State George Haltom in Quito on Monday."
    assert targets(reading(text, PUBLISHED)) == {"George Haltom"}


def test_who_is_included_suffered_too(reading: Read) -> None:
    text = "The killing of six members, including rector Ramon Olmedo and two women, took place in Quito on Monday."
    assert "Ramon Olmedo" in targets(reading(text, PUBLISHED))


def test_of_bodies_the_people_suffered(reading: Read) -> None:
    text = "The bodies of two teachers murdered in Quito on Friday were buried today."
    assert targets(reading(text, PUBLISHED)) == {"teachers"}


@pytest.mark.parametrize(
    ("text", "struck"),
    [
        ("The explosion damaged the windows and front of the Chilean consulate in Quito on Monday.", "Chilean consulate"),
        ("The explosion caused serious damage to a power plant in Quito on Monday.", "power plant"),
        ("On Monday the rebels set fire to the offices of a bank in Quito.", "offices"),
    ],
)
def test_what_was_struck_is_the_target(reading: Read, text: str, struck: str) -> None:
    assert targets(reading(text, PUBLISHED)) == {struck}


def test_the_windows_of_a_house_seen_elsewhere_are_not_struck(reading: Read) -> None:
    text = "The explosion was heard through the windows of the consulate in Quito on Monday."
    assert "consulate" not in targets(reading(text, PUBLISHED))


def test_of_people_as_such_only_the_count_is_told(reading: Read) -> None:
    told = reading("Gunmen killed two people and a nurse in Quito on Monday.", PUBLISHED)
    assert targets(told) == {"nurse"}
    assert [incident.killed.best for incident in told.incidents if incident.killed] == [3]


def test_no_group_has_done_it(reading: Read) -> None:
    assert actors(reading("A bomb exploded in Quito on Monday. No group has claimed responsibility for the attack.", PUBLISHED)) == set()


def test_a_group_told_with_its_name_is_one_body(reading: Read) -> None:
    told = actors(reading('The separatist "Red Dawn" group attacked a bank in Quito on Monday.', PUBLISHED))
    assert len(told) == 1


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("A judge was killed in a machinegun attack in Quito on Monday.", ["machinegun"]),
        ("A truck rigged with dynamite exploded in Quito on Monday.", ["truck", "dynamite"]),
        ("A judge was killed in a daylight attack in Quito on Monday.", []),
    ],
)
def test_weapons_stand_before_the_deed_or_in_the_load(reading: Read, text: str, weapons: list[str]) -> None:
    told = reading(text, PUBLISHED)
    assert [role.span.of(text) for event in told.events for role in event.roles if role.role == "instrument"] == weapons


def test_by_before_a_second_verb_belongs_to_the_participle(reading: Read) -> None:
    text = "The bodies of the monks murdered last Friday by uniformed men were buried in Quito today."
    assert actors(reading(text, PUBLISHED)) == {"uniformed men"}


def test_so_called_is_no_part_of_a_description(reading: Read) -> None:
    text = "A judge was kidnapped on Monday in Quito by the so-called Omar Selm cell of the Northern Liberation Front."
    assert "Omar Selm cell" in actors(reading(text, PUBLISHED))


def test_members_of_a_body_suffered_and_not_the_body(reading: Read) -> None:
    text = "Rebels killed two members of the Northern Liberation Front in Quito on Monday."
    assert targets(reading(text, PUBLISHED)) == {"members"}


def test_a_body_attacked_itself_is_a_target_beside_its_members(reading: Read) -> None:
    text = "Rebels attacked the Northern Liberation Front in Quito on Monday. They killed two members of the Northern Liberation Front."
    assert "Northern Liberation Front" in targets(reading(text, PUBLISHED))


def test_many_told_again_by_the_same_noun_stand_once(reading: Read) -> None:
    text = "Gunmen killed nine farmers in Quito on Monday. The killing of the farmers was condemned. The nine farmers were shot at dawn."
    assert len(targets_told(reading(text, PUBLISHED))) == 1


def test_others_of_the_same_noun_suffered_too(reading: Read) -> None:
    text = "Gunmen killed nine farmers in Quito on Monday. Four other farmers were wounded in the attack."
    assert len(targets_told(reading(text, PUBLISHED))) == 2


def targets_told(reading: Reading) -> tuple[str, ...]:
    """Return the ids of those who suffered the one incident of violence."""
    (told,) = [incident for incident in happened(reading) if incident.type == "ASSAULT"]
    return told.targets
