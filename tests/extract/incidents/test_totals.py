from __future__ import annotations

import pytest

from tests.conftest import Read
from tests.extract.incidents.told import happened, triggers

PUBLISHED = "2025-11-14"


def test_the_operations_of_a_month_are_no_happening(reading: Read) -> None:
    text = "The army carried out 14 operations against the rebels in October, killing 23 fighters and detaining 41."
    assert reading(text, PUBLISHED).incidents == ()


def test_those_freed_out_of_all_who_were_abducted_are_no_happening(reading: Read) -> None:
    text = "Twenty-two people have been kidnapped in the valley this year, 17 of whom have been freed."
    assert happened(reading(text, PUBLISHED)) == []


def test_the_number_of_a_victim_in_the_year_is_no_happening_of_its_own(reading: Read) -> None:
    text = "A man was shot dead in Mosul on Monday. He is the 11th person killed in Mosul this year."
    (incident,) = happened(reading(text, PUBLISHED))
    assert (incident.start, incident.end) == ("2025-11-10", "2025-11-10")


def test_shares_of_a_total_told_behind_it_are_no_happening(reading: Read) -> None:
    text = "Between 1 January and 31 March the centre verified the deaths of 126 civilians. Shelling by the army killed 40."
    assert happened(reading(text, PUBLISHED)) == []


def test_a_war_that_has_gone_on_for_years_is_no_happening(reading: Read) -> None:
    text = "The rebels, who have fought the army since 2019, did not comment."
    assert happened(reading(text, PUBLISHED)) == []


def test_releasing_a_report_sets_nobody_free(reading: Read) -> None:
    assert happened(reading("The ministry released its report on Monday.", PUBLISHED)) == []


def test_releasing_prisoners_is_a_happening(reading: Read) -> None:
    assert len(happened(reading("Rebels released three prisoners near Mosul on Monday.", PUBLISHED))) == 1


def test_what_gangs_have_often_done_is_no_happening(reading: Read) -> None:
    assert happened(reading("The gangs that have killed many judges are rich.", PUBLISHED)) == []


def test_the_dead_of_a_whole_war_are_no_happening(reading: Read) -> None:
    assert happened(reading("The state was built on the killing of over 70,000 farmers.", PUBLISHED)) == []


def test_people_in_a_number_who_have_been_killed_are_a_happening(reading: Read) -> None:
    assert len(happened(reading("Gunmen have killed nine judges in Mosul.", PUBLISHED))) == 1


def test_thousands_dead_on_a_day_are_a_happening(reading: Read) -> None:
    assert len(happened(reading("Soldiers killed 3,000 people in Mosul on Monday.", PUBLISHED))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "On Friday the Northern Front decreed a suspension of its attacks on officials in Mosul.",
        "The Northern Front has ordered the suspension of all types of executions in Mosul.",
        "The Northern Front said there will be no more bombings or attacks on judges in Mosul.",
        "The marchers in Mosul told the army to stop the kidnappings.",
    ],
)
def test_what_is_to_end_is_no_happening(reading: Read, text: str) -> None:
    assert happened(reading(text, PUBLISHED)) == []


def test_one_operation_that_ended_is_a_happening(reading: Read) -> None:
    assert len(happened(reading("The army ended its operation against the rebels in Mosul on Monday.", PUBLISHED))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Farmers near Mosul are worried about the constant raids by rebels.",
        "The rebels have stepped up their attacks on convoys near Mosul.",
        "The gang took part in most of the murders of judges in Mosul.",
        "The minister spoke of murdered judges in Mosul.",
    ],
)
def test_what_is_done_all_the_time_is_no_happening(reading: Read, text: str) -> None:
    assert happened(reading(text, PUBLISHED)) == []


def test_a_raid_by_rebels_is_a_happening(reading: Read) -> None:
    assert len(happened(reading("Farmers near Mosul are worried after a raid by rebels on Monday.", PUBLISHED))) == 1


def test_the_hunt_for_those_behind_an_attack_is_no_attack(reading: Read) -> None:
    text = "A bomb killed two men in Mosul on Monday. Police were carrying out an operation to arrest those behind the attack."
    told = reading(text, PUBLISHED)
    assert all("operation" not in triggers(told, incident) for incident in told.incidents)


def test_crime_as_such_is_no_happening(reading: Read) -> None:
    assert happened(reading("Traders are frightened by the crime in Mosul.", PUBLISHED)) == []


def test_what_somebody_is_charged_with_is_no_happening_of_its_own(reading: Read) -> None:
    assert happened(reading("Omar Selm faces charges of murder and kidnapping in Mosul.", PUBLISHED)) == []


def test_the_murder_of_a_judge_is_one_though_charged(reading: Read) -> None:
    assert len(happened(reading("Omar Selm is charged with the murder of a judge in Mosul on Monday.", PUBLISHED))) == 1
