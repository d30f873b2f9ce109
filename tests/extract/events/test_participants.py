"""Who and what takes part in an event: weapons, bodies, and the things that were struck."""

from __future__ import annotations

import pytest

from dateline.records.claims import Entity, Event
from dateline.records.reading import Reading
from tests.conftest import Read

PUBLISHED = "2025-11-14"


def filled(reading: Reading, role: str) -> set[str]:
    """Return the words that fill a role in any event."""
    return {each.span.of(reading.document.text) for event in reading.events for each in event.roles if each.role == role}


def suffering(reading: Reading) -> list[Entity]:
    """Return the entities that an event struck."""
    events: tuple[Event, ...] = reading.events
    ids = {each.entity for event in events for each in event.roles if each.role in {"target", "victim"}}
    return [entity for entity in reading.entities if entity.id in ids]


@pytest.mark.parametrize(
    ("sentence", "weapon"),
    [
        ("A car bomb attack destroyed the mayor's house.", "bomb"),
        ("Rebels claimed responsibility for the dynamite attack on the mill.", "dynamite"),
        ("Three gunmen shot the judge with their rifles.", "rifles"),
        ("Rebels threw four grenades at the barracks.", "grenades"),
        ("The guard was killed by another homemade bomb.", "homemade bomb"),
    ],
)
def test_a_weapon_is_told_without_its_number_or_owner(reading: Read, sentence: str, weapon: str) -> None:
    assert any(each == weapon or each.endswith(weapon) for each in filled(reading(sentence, PUBLISHED), "instrument"))
    assert not {each.split()[0].lower() for each in filled(reading(sentence, PUBLISHED), "instrument")} & {
        "their",
        "four",
        "another",
        "the",
    }


def test_what_stands_before_an_attack_is_no_weapon_if_it_does_no_harm(reading: Read) -> None:
    assert not filled(reading("The rebel attack destroyed the mayor's house.", PUBLISHED), "instrument")


def test_the_bodies_of_bodies_take_part_too(reading: Read) -> None:
    told = reading("Members of the 9th Cell of the Varda Liberation Front attacked the garrison.", PUBLISHED)
    assert any("Varda Liberation Front" in each and not each.startswith("Members") for each in filled(told, "actor"))


def test_who_kills_a_firms_driver_has_not_attacked_the_firm(reading: Read) -> None:
    told = reading("Gunmen killed a driver of the Selmin Foundation near Mosul on Monday.", PUBLISHED)
    assert "the Selmin Foundation" not in filled(told, "target")


def test_who_kills_fighters_of_a_front_has_attacked_it(reading: Read) -> None:
    told = reading("Soldiers killed three members of the Varda Liberation Front near Mosul on Monday.", PUBLISHED)
    assert any("Varda Liberation Front" in each for each in filled(told, "target"))


def test_offices_that_are_struck_are_a_building(reading: Read) -> None:
    told = reading("A bomb exploded outside the offices of the miners in Mosul on Monday.", PUBLISHED)
    assert {entity.type for entity in suffering(told)} == {"FACILITY"}


def test_an_embassy_that_speaks_is_a_body(reading: Read) -> None:
    told = reading("Gunmen attacked the embassy on Monday. The embassy said nobody was hurt.", PUBLISHED)
    assert [entity.type for entity in suffering(told) if entity.type == "FACILITY"] == []


def test_a_thing_is_named_from_the_first_word_that_says_what_it_is(reading: Read) -> None:
    told = reading("Rebels burned his car and about 50 houses.", PUBLISHED)
    words = {mention.span.of(told.document.text) for entity in suffering(told) for mention in entity.mentions}
    assert {"car", "houses"} <= words


@pytest.mark.parametrize("sentence", ["A ferry blew up near Mosul on Monday.", "Two buses exploded in Mosul on Monday."])
def test_what_goes_up_in_a_blast_is_struck_by_it(reading: Read, sentence: str) -> None:
    assert filled(reading(sentence, PUBLISHED), "target")


def test_a_vehicle_that_is_the_bomb_is_a_weapon(reading: Read) -> None:
    told = reading("A truck packed with explosives blew up in Mosul on Monday.", PUBLISHED)
    assert not filled(told, "target")
    assert any("truck" in each for each in filled(told, "instrument"))
