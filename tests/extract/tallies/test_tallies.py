"""Totals over a period, told apart from the losses of one event. All groups and places are made up."""

from __future__ import annotations

import pytest

from dateline.extract.found import Found
from dateline.extract.tallies import find_hints
from dateline.records.reading import Reading
from tests.conftest import Analyse, Read

SPOKEN = "2024-09-20"

# measure, value, start, end of the period
Told = tuple[str, int | None, str | None, str | None]

CASES: list[tuple[str, list[Told]]] = [
    ("As of mid-July, 153 FNV attacks had been tracked in 2024.", [("attacks", 153, "2024-01-01", "2024-07-20")]),
    ("The group carried out 61 attacks between January and August.", [("attacks", 61, "2024-01-01", "2024-08-31")]),
    ("More than 3,000 people have been killed since 2011.", [("killed", 3000, "2011-01-01", SPOKEN)]),
    ("At least 52 villagers have been killed since late March.", [("killed", 52, "2024-03-21", SPOKEN)]),
    ("The army has conducted two military operations in the north since 2016.", [("operations", 2, "2016-01-01", SPOKEN)]),
    ("So far this year, 120 soldiers have been wounded.", [("injured", 120, "2024-01-01", SPOKEN)]),
    ("In the past month, rebels have carried out 23 attacks.", [("attacks", 23, "2024-08-20", SPOKEN)]),
    (
        "Since May 2022, the coast has seen nearly a dozen ferry hijackings, with some 400 sailors killed.",
        [("attacks", 12, "2022-05-01", SPOKEN), ("killed", 400, "2022-05-01", SPOKEN)],
    ),
    ("Over the weekend there were at least six ambushes.", [("attacks", 6, "2024-09-14", "2024-09-15")]),
    (
        "The army carried out nearly 300 sweeps, and these operations led to the deaths of 52 rebels and the arrest of 170 others.",
        [("operations", 300, None, None), ("killed", 52, None, None), ("arrested", 170, None, None)],
    ),
    ("Over the past two years, 1,200 civilians have been abducted.", [("abducted", 1200, "2022-09-20", SPOKEN)]),
    ("The air force carried out 45 strikes last week.", [("strikes", 45, "2024-09-09", "2024-09-15")]),
    ("Between March and May, 19 journalists were arrested.", [("arrested", 19, "2024-03-01", "2024-05-31")]),
    ("More than 40 bombings have been recorded this year.", [("attacks", 40, "2024-01-01", SPOKEN)]),
    ("Dozens of attacks have been reported since the ceasefire.", [("attacks", None, None, None)]),
    ("Several hundred people have been killed in the region this year.", [("killed", None, "2024-01-01", SPOKEN)]),
    ("Rebels launched 12 attacks in June.", [("attacks", 12, "2024-06-01", "2024-06-30")]),
    ("The mission documented 210 violations from January to June.", [("other", 210, "2024-01-01", "2024-06-30")]),
    ("Police recorded 31 homicides in 2023.", [("killed", 31, "2023-01-01", "2023-12-31")]),
    ("Some 14,000 people have been displaced since the fighting began.", [("displaced", 14000, None, None)]),
    ("As of Friday, 88 people had been killed this year.", [("killed", 88, "2024-01-01", SPOKEN)]),
    ("In 2023, 214 people were killed in attacks across the province.", [("killed", 214, "2023-01-01", "2023-12-31")]),
    (
        "The command killed 37 fighters and captured 112 in more than 80 operations.",
        [("killed", 37, None, None), ("captured", 112, None, None), ("operations", 80, None, None)],
    ),
    (
        "The group carried out 61 attacks between January and August, against 44 in all of last year.",
        [("attacks", 61, "2024-01-01", "2024-08-31"), ("attacks", 44, "2023-01-01", "2023-12-31")],
    ),
    (
        "Kidnappings rose to 90 this year, up from 45 in 2023.",
        [("abducted", 90, "2024-01-01", SPOKEN), ("abducted", 45, "2023-01-01", "2023-12-31")],
    ),
    ("The observers counted 96 explosions during the month.", [("other", 96, None, None)]),
]

ONE_EVENT = [
    "The army killed 14 in a raid in late August.",
    "In the deadliest raid this year, 11 fighters were killed.",
    "44 inmates were killed in a brawl in May.",
    "Twelve people died on Monday in two attacks.",
    "Three attacks were reported on Tuesday.",
    "A series of airstrikes in the past 24 hours killed 120 fighters.",
    "Since he was killed, 12 men have guarded the house.",
    "The bomb killed 9 people last week.",
    "In July an explosion wounded 14 workers.",
    "He has served in the army since 2016.",
    "About 2,000 troops have been stationed in the valley since March.",
    "The group could carry out 20 attacks this year.",
    "The death toll rose to 45 this week.",
    "She has worked there for 12 years.",
]


def totals(reading: Reading) -> list[Told]:
    return [(each.measure, each.value, each.period.start, each.period.end) for each in reading.tallies]  # type: ignore[misc]


@pytest.mark.parametrize(("sentence", "told"), CASES, ids=[sentence[:40] for sentence, _ in CASES])
def test_a_total_runs_over_its_period(sentence: str, told: list[Told], reading: Read) -> None:
    found = totals(reading(sentence, published=SPOKEN))
    assert [each[:2] for each in found] == [each[:2] for each in told]
    assert all(wanted[2:] in (given[2:], (None, None)) for given, wanted in zip(found, told, strict=True))


@pytest.mark.parametrize("sentence", ONE_EVENT)
def test_one_event_is_no_total(sentence: str, reading: Read) -> None:
    assert totals(reading(sentence, published=SPOKEN)) == []


def test_the_number_of_a_total_is_no_count(reading: Read) -> None:
    read = reading("More than 3,000 people have been killed since 2011. On Monday a shell killed four.", published=SPOKEN)
    assert [count.value for count in read.counts] == [4]


def test_a_total_says_up_to_when_it_counts(reading: Read) -> None:
    (tally,) = reading("As of mid-July, 153 FNV attacks had been tracked in 2024.", published=SPOKEN).tallies
    assert tally.as_of is not None
    assert tally.as_of.date == "2024-07-20"
    assert tally.unit == "FNV attacks"


def test_losses_take_over_the_period_of_the_operations(reading: Read) -> None:
    text = "Since January the command has conducted 90 operations. It said the operations had led to the death of 61 fighters."
    first, second = reading(text, published=SPOKEN).tallies[:1], reading(text, published=SPOKEN).tallies[1:]
    assert first[0].period.start == "2024-01-01"
    assert all(tally.period == first[0].period for tally in second)


def test_who_did_it_is_the_actor(reading: Read) -> None:
    read = reading("The Front for the Northern Valleys has carried out 61 attacks since January.", published=SPOKEN)
    actor = next(entity for entity in read.entities if entity.id == read.tallies[0].actor)
    assert "Northern Valleys" in actor.name


@pytest.mark.parametrize("sentence", ["Fourteen attacks were recorded in August by the police.", "Police recorded 14 attacks in August."])
def test_who_counts_attacks_has_not_carried_them_out(sentence: str, reading: Read) -> None:
    (tally,) = reading(sentence, published=SPOKEN).tallies
    assert tally.actor is None
    assert tally.attributions


def test_a_number_called_too_low_is_a_hint_without_a_number(reading: Read, analyse: Analyse) -> None:
    text = "The FNV carried out 61 attacks between January and August. Aid groups believe that the number of attacks is higher."
    read = reading(text, published=SPOKEN)
    found = Found(analyse(text, published=SPOKEN), read.anchor, attributions=read.attributions, tallies=read.tallies)
    hints = [each.hint for each in find_hints(found) if each.hint is not None]
    assert [(hint.tally, hint.direction) for hint in hints] == [("tally-1", "higher")]


@pytest.mark.parametrize(
    "sentence",
    [
        "74 civilians killed, 51 injured and 12 abducted between 1 and 31 August 2024.",
        "Over 250 people have lost their lives since January 2024.",
    ],
)
def test_those_who_are_counted_have_not_done_it(sentence: str, reading: Read) -> None:
    found = reading(sentence, published=SPOKEN).tallies
    assert found
    assert all(tally.actor is None for tally in found)


def test_who_killed_those_who_are_counted_is_the_actor_though_he_is_counted_too(reading: Read) -> None:
    read = reading("The two brigades have killed 61 fighters since January.", published=SPOKEN)
    actor = next(entity for entity in read.entities if entity.id == read.tallies[0].actor)
    assert "brigades" in actor.name
