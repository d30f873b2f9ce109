from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.extract.incidents.told import best, happened, triggers

PUBLISHED = "2025-11-14"


def test_a_raid_and_the_deaths_in_it_are_one_happening(reading: Read) -> None:
    told = reading("Soldiers carried out a raid near Mosul on Monday that led to the death of nine fighters.", PUBLISHED)
    assert len(happened(told)) == 1
    assert best(told, "killed") == [9]


def test_killed_in_an_ambush_is_one_happening(reading: Read) -> None:
    told = reading("Rebels killed two soldiers in an ambush near Mosul on Monday.", PUBLISHED)
    assert [triggers(told, incident) for incident in happened(told)] == [["killed", "ambush"]]


def test_the_attack_of_the_next_sentence_is_the_same(reading: Read) -> None:
    told = reading("Gunmen attacked a market in Mosul on Monday. The attack killed nine people.", PUBLISHED)
    assert len(happened(told)) == 1
    assert best(told, "killed") == [9]


def test_attacks_in_two_cities_are_two(reading: Read) -> None:
    told = reading("Gunmen killed three people in Mosul on Monday. Gunmen killed five people in Basra on Tuesday.", PUBLISHED)
    assert best(told, "killed") == [3, 5]


def test_attacks_on_two_days_in_one_city_are_two(reading: Read) -> None:
    told = reading("A bomb killed three people in Mosul on Monday. A bomb killed five people in Mosul on Thursday.", PUBLISHED)
    assert best(told, "killed") == [3, 5]


def test_a_separate_attack_is_another(reading: Read) -> None:
    told = reading("Rebels killed three officers in Mosul on Monday. In a separate attack, rebels killed a judge.", PUBLISHED)
    assert len(happened(told)) == 2


def test_both_sides_are_added_up(reading: Read) -> None:
    told = reading("Five soldiers and eleven rebels were killed in clashes near Mosul on Monday.", PUBLISHED)
    assert best(told, "killed") == [16]


def test_those_who_are_part_of_a_figure_are_not_added(reading: Read) -> None:
    told = reading("Rebels killed 14 people in Mosul on Monday, including four children.", PUBLISHED)
    assert best(told, "killed") == [14]


def test_the_same_figure_told_twice_counts_once(reading: Read) -> None:
    told = reading(
        "Nine people were killed in an attack in Mosul on Monday. The nine people were killed when gunmen opened fire.", PUBLISHED
    )
    assert best(told, "killed") == [9]


def test_the_killed_and_the_injured_are_kept_apart(reading: Read) -> None:
    told = reading("A bomb killed three people and wounded eight others in Mosul on Monday.", PUBLISHED)
    assert (best(told, "killed"), best(told, "injured")) == ([3], [8])


def test_arrests_during_a_raid_belong_to_it(reading: Read) -> None:
    told = reading("Soldiers killed two fighters and arrested six suspects during a raid near Mosul on Monday.", PUBLISHED)
    assert (best(told, "killed"), best(told, "captured")) == ([2], [6])


def test_what_is_planned_or_threatened_is_no_happening(reading: Read) -> None:
    told = reading("The army plans to attack Mosul next week. Rebels threatened to kill the hostages.", PUBLISHED)
    assert told.incidents == ()


def test_a_habit_is_no_happening(reading: Read) -> None:
    assert happened(reading("Government troops carry out joint raids against rebels in the valley.", PUBLISHED)) == []


def test_an_attack_that_is_denied_by_all_is_none(reading: Read) -> None:
    assert happened(reading("Rebels did not attack the garrison.", PUBLISHED)) == []


def test_an_incident_takes_the_day_and_place_of_its_clause(reading: Read) -> None:
    told = reading("BAGHDAD (Wire) - Rebels attacked a garrison near Mosul on Monday, the ministry said in Basra on Wednesday.", PUBLISHED)
    (incident,) = happened(told)
    assert (incident.start, incident.end, incident.precision) == ("2025-11-10", "2025-11-10", "day")
    assert next(place.name for place in told.places if place.id == incident.place) == "Mosul"


def test_the_day_of_the_narrative_serves_where_the_mention_has_none(reading: Read) -> None:
    told = reading("Gunmen killed a guard in Mosul. Officers were called to the market at 3 p.m. on Monday.", PUBLISHED)
    assert [incident.start for incident in happened(told)] == ["2025-11-10"]


def test_an_incident_that_happened_long_ago_is_background(reading: Read) -> None:
    told = reading("Gunmen killed 20 people in Mosul in March 2011.", PUBLISHED)
    assert [incident.status for incident in told.incidents] == ["background"]


def test_words_that_leave_the_means_open_do_not_outvote_the_one_that_tells_it(reading: Read) -> None:
    told = reading(
        "Nine people were killed in an attack on a barracks in Mosul on Monday. The attack wounded 12. The car bomb attack shocked all.",
        PUBLISHED,
    )
    assert [incident.mode for incident in happened(told)] == ["explosives"]


def test_explosions_heard_in_a_battle_make_it_no_bombing(reading: Read) -> None:
    told = reading("Soldiers clashed with rebels in Mosul on Monday. Explosions were heard during the fighting.", PUBLISHED)
    assert [incident.mode for incident in happened(told)] == [None]


def test_who_rescues_or_arrests_after_an_assault_has_not_carried_it_out(reading: Read) -> None:
    told = reading("Gunmen killed three officers in Mosul on Monday. Firefighters rescued nine people after the attack.", PUBLISHED)
    names = {entity.id: entity.name for entity in told.entities}
    assert [[names[each] for each in incident.actors] for incident in happened(told) if incident.type == "ASSAULT"] == [["Gunmen"]]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The government and the FNV are negotiating in Selmin. The two sides met there on Thursday, officials said.", "ongoing"),
        ("The government and the FNV negotiated in Selmin. The two sides met there on Thursday, officials said.", "occurred"),
    ],
)
def test_talks_under_way_are_not_over_because_one_meeting_was_held(reading: Read, text: str, status: str) -> None:
    (talks,) = happened(reading(text, published="2025-11-14"))
    assert (talks.type, talks.status) == ("CONSULT", status)
