"""Facts: what is said about a person, with the words that say it."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.facts import find_facts
from dateline.extract.found import Found
from dateline.extract.names import find_entities
from dateline.records.claims import Fact
from dateline.records.reading import Anchor
from tests.conftest import Analyse

NO_ANCHOR = Anchor(None, None, None, "unknown", "none", conflicts_with_published=False, evidence=())


def facts(analyse: Analyse, text: str) -> tuple[dict[str, str], tuple[Fact, ...]]:
    analysis = analyse(text)
    entities = find_entities(analysis)
    return {each.id: each.name for each in entities}, find_facts(Found(analysis, NO_ANCHOR, entities=entities))


@pytest.mark.parametrize(
    ("text", "subject", "predicate", "value"),
    [
        ("Marovian Prime Minister Lena Ostrow arrived.", "Lena Ostrow", "role", "Marovian Prime Minister"),
        ("Colonel Ane Brekke denied it.", "Ane Brekke", "rank", "Colonel"),
        ("Ane Brekke, a spokeswoman for the Joint Command, denied it.", "Ane Brekke", "role", "a spokeswoman for the Joint Command"),
        ("The country's foreign minister, Tomas Havel, resigned.", "Tomas Havel", "role", "The country's foreign minister"),
        (
            "Tomas Havel was the deputy to the senior commander in the valley.",
            "Tomas Havel",
            "role",
            "the deputy to the senior commander in the valley",
        ),
        (
            "Tomas Havel was killed. A ministry described him as the leader of a bomb cell.",
            "Tomas Havel",
            "role",
            "the leader of a bomb cell",
        ),
        ("Tomas Havel served as governor of Selmin.", "Tomas Havel", "role", "governor of Selmin"),
        ("Tomas Havel, 34, was shot.", "Tomas Havel", "age", "34"),
        ("Police held 34-year-old Tomas Havel.", "Tomas Havel", "age", "34"),
        ("Tomas Havel, a 34-year-old baker, was shot.", "Tomas Havel", "age", "34"),
        ("Tomas Havel was arrested on Monday.", "Tomas Havel", "status", "arrested"),
        ("Troops killed Tomas Havel in a raid.", "Tomas Havel", "status", "killed"),
        ("The killing of Tomas Havel was a crime.", "Tomas Havel", "status", "killing"),
        ("One of the men killed in the raid was Tomas Havel.", "Tomas Havel", "status", "killed"),
        ("The police identified the dead as Tomas Havel and Ana Lind.", "Ana Lind", "status", "dead"),
        ("There is a $3 million reward for Tomas Havel.", "Tomas Havel", "reward", "$3 million"),
        ("They seek Tomas Havel, for whom the state offers a reward of $3 million.", "Tomas Havel", "reward", "$3 million"),
        ("Tomas Havel masterminded the bombing of a bus.", "Tomas Havel", "conduct", "masterminded the bombing of a bus"),
        ("Tomas Havel, also known as “Grey Wolf”, fled.", "Tomas Havel", "alias", "Grey Wolf"),
        ("Tomas Havel, a Danish citizen, was held.", "Tomas Havel", "nationality", "a Danish citizen"),
    ],
)
def test_a_sentence_says_it(analyse: Analyse, text: str, subject: str, predicate: str, value: str) -> None:
    names, found = facts(analyse, text)
    assert (subject, predicate, value) in {(names[each.subject], each.predicate, each.value) for each in found}


@pytest.mark.parametrize(
    ("text", "predicate"),
    [
        ("Tomas Havel was not arrested.", "status"),
        ("Tomas Havel could be arrested soon.", "status"),
        ("Tomas Havel led the choir.", "conduct"),
        ("Mr. Tomas Havel came home.", "role"),
        ("Tomas Havel, 34 miles away, heard it.", "age"),
    ],
)
def test_a_sentence_does_not_say_it(analyse: Analyse, text: str, predicate: str) -> None:
    _, found = facts(analyse, text)
    assert all(each.predicate != predicate for each in found)


def test_a_value_slices_back_to_its_words(analyse: Analyse) -> None:
    text = "Colonel Ane Brekke, 51, its spokeswoman, said that Tomas Havel was killed."
    _, found = facts(analyse, text)
    assert found
    assert all(each.value_span.of(text) == each.value and each.span.holds(each.value_span) for each in found)


def test_a_fact_said_twice_is_given_once(analyse: Analyse) -> None:
    _, found = facts(analyse, "Tomas Havel was killed in Selmin. He was killed at noon.")
    assert [each.value for each in found if each.predicate == "status"] == ["killed"]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="Ana Lind, 34-yearold killed as the leader of ISIS.$5()“”\n", max_size=80))
def test_no_text_raises(analyse: Analyse, text: str) -> None:
    _, found = facts(analyse, text)
    assert all(each.value for each in found)
