from __future__ import annotations

from random import Random

import pytest

from dateline.reconcile.entities import other_spellings, same_entities
from dateline.reconcile.names import folded, sound
from dateline.records.happenings import Named


def suggested(one: str, other: str, kind: str = "PERSON") -> float:
    """Return the score of the suggestion that two names mean one bearer, 0 where there is none."""
    return max((each.score for each in same_entities([Named("a", "r1", one, kind), Named("b", "r2", other, kind)])), default=0.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mohammed al-Tarawi", "Muhammad Tarawi"),
        ("Yusuf Karimov", "Youssef Karimov"),
        ("Gen. Anton Drel", "Anton Drel"),
        ("Sheikh Qassem Naddaf", "Kassim al-Naddaf"),
        ("Nguyen Van Tolm", "Van Tolm Nguyen"),
        ("José Márquez Lorca", "Jose Marquez Lorca"),
        ("Dmitry Olkhovsky", "Dmitri Olkhovskiy"),
        ("A. Velmar", "Anton Velmar"),
    ],
)
def test_one_person_in_two_spellings(one: str, other: str) -> None:
    assert suggested(one, other) >= 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anton Drel", "Marta Drel"), ("Anton Drel", "Anton Velmar"), ("Ilse Varo", "Pavo Drel"), ("B. Velmar", "Anton Velmar")],
)
def test_two_persons_who_share_a_name_are_not_suggested(one: str, other: str) -> None:
    assert suggested(one, other) == 0.0


def test_a_surname_alone_is_a_weak_suggestion() -> None:
    assert 0 < suggested("Drel", "Anton Drel") < 0.5
    assert 0 < suggested("Drel", "Drel") < 0.5


def test_groups_by_alias_acronym_and_romanisation() -> None:
    assert suggested("ISIL", "Daesh", "GROUP") >= 0.8
    assert suggested("Hizballah", "Hezbollah", "GROUP") >= 0.8
    assert suggested("OVF", "Orsha Valley Front", "GROUP") >= 0.5
    assert suggested("Orsha Valley Front", "Orsha Valley Police", "GROUP") == 0.0


def test_a_place_and_a_person_of_one_name_are_two() -> None:
    assert same_entities([Named("a", "r1", "Tolmere", "LOCATION"), Named("b", "r2", "Tolmere", "PERSON")]) == []


def test_names_of_one_report_are_never_suggested() -> None:
    assert same_entities([Named("a", "r1", "Anton Drel", "PERSON"), Named("b", "r1", "Gen. Anton Drel", "PERSON")]) == []


def test_the_reason_can_be_read_and_another_country_weakens_it() -> None:
    found = same_entities([Named("a", "r1", "Kiev", "LOCATION", "UA"), Named("b", "r2", "Kyiv", "LOCATION", "US")])
    assert found[0].reasons == ("Kiev and Kyiv are names of Kyiv", "but of UA and US")
    assert found[0].score < 0.5
    assert found[0].about == "entity"


def test_titles_and_particles_fall_and_sounds_stay() -> None:
    assert folded("Lt. Gen. Abu Bakr al-Naddaf") == ("bakr", "naddaf")
    assert folded("The") == ("the",)
    assert sound("muhammad") == sound("mohamed") == sound("mohammed")
    assert sound("qaddafi") == sound("gadhafi") == sound("kadafi")
    assert sound("drel") != sound("varo")


def test_many_bearers_of_one_name_are_a_star_and_the_order_changes_nothing() -> None:
    named = [Named(f"e{at:03}", f"r{at}", "Anton Drel", "PERSON") for at in range(200)]
    expected = same_entities(named)
    assert len(expected) == 199
    Random(4).shuffle(named)
    assert same_entities(named) == expected
    assert same_entities([]) == []


def test_each_spelling_is_asked_about_once_however_many_reports_have_it() -> None:
    named = [Named(f"{turn:03}", f"r{turn}", ("Anton Drel", "Antun Drel")[turn % 2], "PERSON") for turn in range(60)]
    firsts, links = other_spellings(named)
    assert firsts == ["000", "001"]
    assert [(each.left, each.right, each.about) for each in links] == [("000", "001", "entity")]
    assert other_spellings([*named, Named("zzz", "later", "Anton Drel", "PERSON")]) == (firsts, links)


def test_a_lone_surname_is_no_suggestion_and_a_spelling_has_a_few_at_most() -> None:
    assert other_spellings([Named("a", "r1", "Drel", "PERSON"), Named("b", "r2", "Anton Drel", "PERSON")])[1] == []
    alike = [Named(f"{turn:03}", f"r{turn}", f"Anton Drel {first}.", "PERSON") for turn, first in enumerate("BCDFGHJKLMNP")]
    _, links = other_spellings([Named("zzz", "r", "Anton Drel", "PERSON"), *alike])
    assert 0 < sum("zzz" in (each.left, each.right) for each in links) <= 5


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Orsha County", "Orsha County Jail", "FACILITY"),
        ("Selmin Police", "Selmin Police Homicide Bureau", "ORGANIZATION"),
        ("Ark.", "York", "LOCATION"),
        ("W", "W.Va.", "LOCATION"),
        ("15th Brigade", "155th Brigade", "MILITARY"),
        ("SP", "Selmin Police", "ORGANIZATION"),
    ],
)
def test_a_part_of_a_body_or_a_short_word_that_sounds_alike_is_another(one: str, other: str, kind: str) -> None:
    assert suggested(one, other, kind) < 0.5
