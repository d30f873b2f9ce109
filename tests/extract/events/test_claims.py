"""Who is said to have done what was told before, and the names that stand behind the nouns for people."""

from __future__ import annotations

import pytest

from dateline.records.reading import Reading
from tests.conftest import Read

PUBLISHED = "2025-11-14"
BLAST = "A bomb killed nine people in Mosul on Monday."


def named(reading: Reading, role: str) -> set[str]:
    """Return the names of the entities in a role of any event of violence."""
    ids = {each.entity for event in reading.events if event.type == "ASSAULT" for each in event.roles if each.role == role}
    return {entity.name for entity in reading.entities if entity.id in ids}


@pytest.mark.parametrize(
    "claim",
    [
        "The Varda Front later claimed responsibility on its channel.",
        "Officials said the Varda Front was responsible.",
        "The Varda Front claimed credit for it.",
        "The Varda Front took responsibility for the outrage.",
    ],
)
def test_a_claim_without_a_deed_is_of_the_deed_told_before(reading: Read, claim: str) -> None:
    assert "Varda Front" in {
        name.removeprefix("the ").removeprefix("The ") for name in named(reading(f"{BLAST} {claim}", PUBLISHED), "actor")
    }


@pytest.mark.parametrize(
    "claim",
    [
        "No group has claimed responsibility.",
        "The Varda Front has not claimed responsibility.",
        "The police are looking for those responsible.",
        "The Varda Front claimed responsibility for the strike of the miners.",
        "The Varda Front was responsible for the harvest.",
    ],
)
def test_what_nobody_claims_has_no_doer(reading: Read, claim: str) -> None:
    assert not named(reading(f"{BLAST} {claim}", PUBLISHED), "actor")


def test_a_name_behind_its_noun_is_who_is_meant(reading: Read) -> None:
    told = reading("Prosecutors linked the opposition leader Omar Selm to the murder of the bishop in 2019.", PUBLISHED)
    assert "Omar Selm" in named(told, "actor")


def test_several_names_behind_a_plural_are_each_meant(reading: Read) -> None:
    told = reading("Soldiers murdered farmers Omar Selm and Idris Tal near Mosul on Monday.", PUBLISHED)
    assert {"Omar Selm", "Idris Tal"} <= named(told, "victim")


def test_a_name_behind_a_comma_is_no_more_than_another_victim(reading: Read) -> None:
    told = reading("Soldiers murdered two farmers near Mosul on Monday, Omar Selm said.", PUBLISHED)
    assert "Omar Selm" not in named(told, "victim")


def test_victims_identified_later_are_those_of_the_deed_told_before(reading: Read) -> None:
    told = reading("Gunmen killed two guards in Mosul on Monday. The victims were identified as Omar Selm and Idris Tal.", PUBLISHED)
    assert {"Omar Selm", "Idris Tal"} <= named(told, "victim")


def test_a_suspect_identified_later_is_no_victim(reading: Read) -> None:
    told = reading("Gunmen killed two guards in Mosul on Monday. The suspect was identified as Omar Selm.", PUBLISHED)
    assert "Omar Selm" not in named(told, "victim")


def test_those_counted_and_then_named_are_each_meant(reading: Read) -> None:
    told = reading("Two of her guards, Omar Selm and Idris Tal, were killed in Mosul on Monday.", PUBLISHED)
    assert {"Omar Selm", "Idris Tal"} <= named(told, "victim")
