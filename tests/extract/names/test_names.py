"""Entities: who is spoken of, by name, description and pronoun."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.names import find_entities
from dateline.extract.names.endings import ending_of
from dateline.records.claims import Entity
from tests.conftest import Analyse


def entity(found: tuple[Entity, ...], name: str) -> Entity:
    return next(each for each in found if each.name == name)


def words(text: str, each: Entity, kind: str | None = None) -> list[str]:
    return [mention.span.of(text) for mention in each.mentions if kind in (None, mention.kind)]


@pytest.mark.parametrize(
    ("text", "name", "kind", "sector", "country"),
    [
        ("The Islamic State claimed the bombing.", "Islamic State", "GROUP", "REB", "IMG"),
        ("The Nigerian Army freed 12 hostages.", "Nigerian Army", "MILITARY", "MIL", "NG"),
        ("The Ministry of Roads in Selmin denied it.", "Ministry of Roads", "GOVERNMENT", "GOV", None),
        ("The U.N. Security Council met on Monday.", "U.N. Security Council", "ORGANIZATION", "IGO", "UNO"),
        ("The Front for the Northern Valleys attacked a convoy.", "Front for the Northern Valleys", "GROUP", "REB", None),
        ("A bomb hit Saint Mary Hospital on Friday.", "Saint Mary Hospital", "FACILITY", "MED", None),
        ("The Turkish foreign minister left.", "Turkish", "NATIONALITY", None, "TR"),
        ("The U.S. withdrew its troops.", "U.S.", "LOCATION", "GOV", "US"),
    ],
)
def test_a_name_tells_what_it_names(analyse: Analyse, text: str, name: str, kind: str, sector: str | None, country: str | None) -> None:
    found = entity(find_entities(analyse(text)), name)
    assert (found.type, found.sector, found.country) == (kind, sector, country)


def test_titles_and_ranks_are_no_part_of_a_name(analyse: Analyse) -> None:
    text = "Colonel Ane Brekke met Prime Minister Lena Ostrow and Mr. Tomas Havel."
    names = {each.name for each in find_entities(analyse(text)) if each.type == "PERSON"}
    assert names == {"Ane Brekke", "Lena Ostrow", "Tomas Havel"}


def test_a_part_of_a_name_means_the_whole(analyse: Analyse) -> None:
    text = "Tomas al Havari spoke in Aden. Havari denied it. He left."
    assert words(text, entity(find_entities(analyse(text)), "Tomas al Havari")) == ["Tomas al Havari", "Havari", "He"]


def test_two_people_of_one_family_name_stay_apart(analyse: Analyse) -> None:
    text = "Ana Brekke met Tomas Brekke in Selmin."
    assert {"Ana Brekke", "Tomas Brekke"} <= {each.name for each in find_entities(analyse(text))}


def test_an_acronym_means_its_expansion(analyse: Analyse) -> None:
    text = "The Front for the Northern Valleys (FNV) fled. The FNV lost 12 men."
    assert words(text, entity(find_entities(analyse(text)), "Front for the Northern Valleys"), "name").count("FNV") == 2


def test_aliases_of_one_body_are_one_entity(analyse: Analyse) -> None:
    text = "The Islamic State is weaker. ISIS lost ground, and Daesh fled."
    assert words(text, entity(find_entities(analyse(text)), "Islamic State"), "name") == ["Islamic State", "ISIS", "Daesh"]


def test_an_apposition_describes_the_person_beside_it(analyse: Analyse) -> None:
    text = "Ane Brekke, a spokeswoman for the command, said so. She denied it."
    found = entity(find_entities(analyse(text)), "Ane Brekke")
    assert words(text, found) == ["Ane Brekke", "a spokeswoman", "She"]


def test_unnamed_people_are_described(analyse: Analyse) -> None:
    text = "Two officials said that seven soldiers and a farmer were killed by militants."
    found = {each.name: each for each in find_entities(analyse(text))}
    assert found["officials"].sector == "GOV"
    assert found["soldiers"].type == "MILITARY"
    assert found["militants"].type == "GROUP"
    assert found["farmer"].type == "PERSON"


def test_a_pronoun_keeps_to_the_gender_that_the_text_tells(analyse: Analyse) -> None:
    text = "Mrs. Lind met Mr. Havel in Aden. He was arrested later."
    assert "He" in words(text, entity(find_entities(analyse(text)), "Havel"))


def test_empty_it_means_nobody(analyse: Analyse) -> None:
    text = "The army denied it. It is likely that rain will come."
    assert all("It" not in words(text, each) for each in find_entities(analyse(text)))


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Ministry of Defence", "GOVERNMENT"), ("Third Brigade", "MILITARY"), ("Selmin University", "ORGANIZATION"), ("Ana Lind", None)],
)
def test_the_head_word_of_a_name_tells_its_type(name: str, kind: str | None) -> None:
    end = ending_of(name)
    assert (end[0] if end else None) == kind


def test_exchanging_two_names_changes_the_names_alone(analyse: Analyse) -> None:
    one = "The Varda Front attacked the Selmin Brigade, and its fighters fled."
    other = "The Selmin Front attacked the Varda Brigade, and its fighters fled."
    assert [(each.type, each.sector) for each in find_entities(analyse(one))] == [
        (each.type, each.sector) for each in find_entities(analyse(other))
    ]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="abcIS U.S.'’“”(),-\n$8éل", max_size=80))
def test_no_text_raises_and_every_mention_stands_in_it(analyse: Analyse, text: str) -> None:
    for each in find_entities(analyse(text)):
        assert each.name
        assert all(0 <= mention.span.start < mention.span.end <= len(text) for mention in each.mentions)


def test_what_an_editor_put_in_brackets_is_no_part_of_a_description(analyse: Analyse) -> None:
    described = [entity.name for entity in find_entities(analyse("[Text] Rebel units attacked the town on Monday."))]
    assert "Rebel units" in described


def test_at_least_is_no_part_of_a_description(analyse: Analyse) -> None:
    text = "At least six soldiers died on Monday."
    spans = [mention.span.of(text) for entity in find_entities(analyse(text)) for mention in entity.mentions]
    assert "six soldiers" in spans


def test_members_are_told_with_their_body(analyse: Analyse) -> None:
    text = "Members of the Varda Liberation Front attacked the town on Monday."
    spans = [mention.span.of(text) for entity in find_entities(analyse(text)) for mention in entity.mentions]
    assert "Members of the Varda Liberation Front" in spans


def test_the_members_told_again_are_told_alone(analyse: Analyse) -> None:
    text = "The members fled on Monday."
    assert "The members" in [mention.span.of(text) for entity in find_entities(analyse(text)) for mention in entity.mentions]
