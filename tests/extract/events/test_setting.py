"""When and where: the time and place of an event's own clause, not those of a saying, a reason or a bound beside it."""

from __future__ import annotations

import pytest

from dateline.extract.events.setting import is_aside
from dateline.records.texts import Span
from tests.conftest import Analyse, Read

PUBLISHED = "2025-11-14"

TIMES = [
    ("Rebels stormed the barracks on Monday, the army said on Wednesday.", "stormed", "Monday"),
    ("The army had said on Tuesday that rebels shelled the port.", "shelled", None),
    ("A home invasion that occurred early Wednesday shook the suburb.", "invasion", "early Wednesday"),
    ("Police arrested 12 men on Monday over the bombing of the station.", "bombing", None),
    ("Police arrested 12 men on Monday over the bombing of the station.", "arrested", "Monday"),
    ("Fighting has gone on in the valley since the envoys met on Sunday.", "Fighting", None),
    ("Gunmen shot a clerk who joined the bank in May.", "shot", None),
]


@pytest.mark.parametrize(("sentence", "trigger", "expected"), TIMES)
def test_an_event_has_the_time_of_its_own_clause(reading: Read, sentence: str, trigger: str, expected: str | None) -> None:
    told = reading(sentence, PUBLISHED)
    event = next(each for each in told.events if each.span.of(sentence) == trigger)
    assert next((time.span.of(sentence) for time in told.times if time.id == event.time), None) == expected


ASIDES = [
    ("The army said on Monday that rebels shelled the port.", "Monday", True),
    ("The valley has been calm since the envoys met on Sunday.", "Sunday", True),
    ("Rebels shelled the port on Monday.", "Monday", False),
]


@pytest.mark.parametrize(("sentence", "day", "aside"), ASIDES)
def test_the_time_of_a_saying_or_of_a_bound_is_beside_the_story(analyse: Analyse, sentence: str, day: str, aside: bool) -> None:
    start = sentence.index(day)
    assert is_aside(analyse(sentence, PUBLISHED).sentences[0], Span(start, start + len(day))) is aside


def test_the_spot_that_officers_were_called_to_is_where_the_event_was(reading: Read) -> None:
    text = "A man was shot on Friday. Officers were called to the 300 block of Elm Street."
    assert "the 300 block of Elm Street" in [role.span.of(text) for event in reading(text, PUBLISHED).events for role in event.roles]


def test_the_hospital_that_the_wounded_are_sent_to_is_not_the_spot(reading: Read) -> None:
    text = "A man was shot on Friday. An ambulance was called to the hospital."
    assert [role.span.of(text) for event in reading(text, PUBLISHED).events for role in event.roles if role.role == "place"] == []


def test_the_place_before_the_dash_takes_no_part_in_what_happened(reading: Read) -> None:
    text = "QUITO — Police arrested nine students on Monday."
    told = reading(text, PUBLISHED)
    assert [(role.role, role.span.of(text)) for role in told.events[0].roles] == [("actor", "Police"), ("target", "nine students")]
