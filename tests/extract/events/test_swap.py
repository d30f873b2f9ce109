"""Rules treat all sides alike: exchanging the names of two actors changes the names and nothing else."""

from __future__ import annotations

import pytest

from dateline.records.reading import Reading
from tests.conftest import Read

ONE, OTHER = "Iran", "Iraq"
SENTENCES = [
    "{0} attacked {1} on Monday.",
    "{1} was attacked by {0}.",
    "{0} launched an attack on {1}.",
    "An attack by {0} on {1} left 20 people dead.",
    "{0} carried out a raid against {1}.",
    "{0} clashed with {1}.",
    "Fighting between {0} and {1} killed nine people.",
    "{0} denied that it attacked {1}.",
    "{0} said that {1} killed two of its officers.",
    "{0} threatened to attack {1}.",
    "{0} will attack {1}.",
    "{0} did not attack {1}.",
    "{0} accused {1} of bombing a village.",
    "{0} shelled positions of {1}.",
    "{0} may attack {1} next week.",
    "If {0} were to attack {1}, the talks would fail.",
    "{0} bombed {1}, killing 12 civilians.",
    "{0} withdrew its troops after {1} attacked.",
    "The attack on {1} was carried out by {0}.",
    "{0} fired rockets at {1}.",
    "Rockets fired by {0} hit {1}.",
    "{0} condemned the attack by {1}.",
    "{0} and {1} signed a ceasefire agreement.",
    "{0} met {1} for talks in Geneva.",
    "{0} invaded {1} in 2003.",
    "Troops from {0} killed five soldiers of {1}.",
    "{0} released two prisoners to {1}.",
    "{0} arrested four citizens of {1}.",
    "Police in {0} arrested two men from {1}.",
    "{0} blamed {1} for the explosion.",
    "{0} is attacking {1}.",
    "{0} has been shelling {1} since Monday.",
    "{0} ambushed a convoy of {1}, wounding six people.",
    "{0} struck {1} with drones.",
    "A drone strike by {0} killed a commander of {1}.",
    "{0} vowed to attack {1}.",
    "{0} deployed troops near {1}.",
    "{0} imposed sanctions on {1}.",
    "{0} supplied weapons to {1}.",
    "{0}, which attacked {1} in March, denied the claim.",
    "Officials in {0} fear an attack by {1}.",
    "{0} captured 14 fighters from {1}.",
]


def told(reading: Reading) -> list[object]:
    """Return everything the events say, with words in the place of ids."""
    text = reading.document.text
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        [
            event.span.of(text),
            event.type,
            event.mode,
            event.status,
            [[role.role, role.span.of(text), names.get(role.entity or "")] for role in event.roles],
        ]
        for event in reading.events
    ]


def exchanged(value: object) -> object:
    """Return the same with the two names exchanged."""
    if isinstance(value, str):
        return value.replace(ONE, "\0").replace(OTHER, ONE).replace("\0", OTHER)
    if isinstance(value, list):
        return [exchanged(each) for each in value]
    return value


def test_there_are_enough_sentences_to_mean_something() -> None:
    assert len(SENTENCES) >= 40


@pytest.mark.parametrize("sentence", SENTENCES)
def test_exchanging_the_sides_changes_the_names_and_nothing_else(reading: Read, sentence: str) -> None:
    straight = told(reading(sentence.format(ONE, OTHER), "2025-11-14"))
    crossed = told(reading(sentence.format(OTHER, ONE), "2025-11-14"))
    assert straight
    assert exchanged(straight) == crossed
