"""Rules treat all sides alike: exchanging the names of two actors changes the names and nothing else."""

from __future__ import annotations

import pytest

from dateline.records.reading import Reading
from tests.conftest import Read

STATES = ("Iran", "Iraq")
ARMIES = ("the Chadian army", "the Sudanese army")
GROUPS = ("Hamas", "Hezbollah")
MILITIAS = ("the Orsha Guard", "the Selmin Militia")
PEOPLES = ("Sunni", "Shiite")
FAITHS = ("Christians", "Muslims")
PERSONS = ("Ivan Droste", "Marek Tolan")
SENTENCES = {
    STATES: [
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
        "Tehran radio said {0} and {1} exchanged artillery fire on Monday.",
        "The shelling of {1} by {0} killed three people.",
        "{1} says six of its border guards were captured by {0}.",
        "The missile that {0} fired landed in {1}.",
        "A ceasefire between {0} and {1} took effect on Sunday.",
        "{0} summoned the ambassador of {1} and expelled two of its diplomats.",
        "{0} hits {1} with new sanctions",
        "Jets of {0} raided {1} on Friday.",
    ],
    ARMIES: [
        "Three soldiers of {1} were shot dead by {0} on Tuesday.",
        "{0} has retaken the town from {1}.",
        "Clashes between {0} and {1} left 12 people dead.",
        "The offensive that {0} launched against {1} failed.",
        "{0} came under fire from {1} near the river.",
        "The capture of the town by {0} forced {1} to retreat.",
        "After a raid by {0}, {1} closed the bridge.",
        "Prisoners were exchanged by {0} and {1} on Monday.",
    ],
    GROUPS: [
        "{0} claimed responsibility for the attack on {1}.",
        "{0} is behind the bombing, a spokesman for {1} said.",
        "Gunmen from {0} abducted two members of {1}.",
        "Fighters of {0} overran a camp that {1} had set up.",
        "{0} freed four captives held by {1}.",
        "A drone belonging to {0} hit a convoy of {1}.",
        "{1} mourns commander killed by {0}",
        "The killing of a commander of {1} by {0} was condemned by France.",
        "{0} carried out an ambush in which nine men of {1} died.",
    ],
    MILITIAS: [
        "{0} shot down a helicopter of {1}.",
        "Five members of {1} were arrested by {0}, witnesses said.",
        "{0} blew up an office of {1} on Monday.",
        "An air strike on {1} was ordered by {0}.",
        "{0} is responsible for the attack on {1}.",
        "Talks between {0} and {1} collapsed on Thursday.",
    ],
    PEOPLES: [
        "{0} gunmen killed four {1} pilgrims.",
        "A {0} mob burned a {1} village.",
        "Two {1} clerics were murdered by {0} militants.",
        "Fighting broke out between {0} and {1} militias.",
    ],
    FAITHS: [
        "{0} attacked {1} in the market on Sunday.",
        "{0} protested against attacks by {1}.",
        "Clashes between {0} and {1} wounded 30 people.",
        "{1} accuse {0} of setting fire to a school.",
    ],
    PERSONS: [
        "{0} stabbed {1} during a quarrel.",
        "{1} was kidnapped by {0} on Monday.",
        "{0} was charged with the murder of {1}.",
        "Police said that {0} had shot {1}.",
        "{0} met {1} in Geneva.",
        "{0} released {1}.",
    ],
}
CASES = [(pair, sentence) for pair, sentences in SENTENCES.items() for sentence in sentences]


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


def exchanged(value: object, one: str, other: str) -> object:
    """Return the same with the two names exchanged."""
    if isinstance(value, str):
        return value.replace(one, "\0").replace(other, one).replace("\0", other)
    if isinstance(value, list):
        return [exchanged(each, one, other) for each in value]
    return value


def bare(name: str) -> str:
    """Return a name without its article, as the records have it."""
    return name.removeprefix("the ")


def filled(sentence: str, first: str, second: str) -> str:
    """Return a sentence with its two names, in capitals where they open it."""
    text = sentence.format(first, second)
    return text[0].upper() + text[1:]


def test_there_are_enough_sentences_to_mean_something() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(("pair", "sentence"), CASES)
def test_exchanging_the_sides_changes_the_names_and_nothing_else(reading: Read, pair: tuple[str, str], sentence: str) -> None:
    one, other = pair
    straight = told(reading(filled(sentence, one, other), "2025-11-14"))
    crossed = told(reading(filled(sentence, other, one), "2025-11-14"))
    assert straight
    assert exchanged(straight, bare(one), bare(other)) == crossed
