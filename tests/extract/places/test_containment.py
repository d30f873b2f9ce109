"""What lies in what, by the words between two names, and what follows for a name that many places bear."""

from __future__ import annotations

import pytest

from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.containment import is_apposed, link
from dateline.extract.places.gazetteer import Gazetteer
from dateline.records.claims import Place
from tests.conftest import Analyse


def places(analyse: Analyse, gazetteer: Gazetteer, text: str) -> dict[str, Place]:
    """Return the places of a text by their words."""
    analysis = analyse(text)
    return {place.span.of(text): place for place in find_places(analysis, find_entities(analysis), gazetteer)}


@pytest.mark.parametrize(
    ("between", "kind", "expected"),
    [
        (" in ", None, "stated"),
        (" of the city of ", None, "stated"),
        (", a small village in the ", None, "stated"),
        (" quarter in the ", None, "stated"),
        (" located in the northern town of ", None, "stated"),
        (", ", "admin1", "stated"),
        (", ", None, "comma"),
        (" (", None, "comma"),
        (" and ", None, None),
        (" to ", None, None),
        (" said that troops in ", None, None),
        (". In ", None, None),
    ],
)
def test_the_words_between_two_names_tell_whether_one_lies_in_the_other(between: str, kind: str | None, expected: str | None) -> None:
    assert link(between, kind) == expected


@pytest.mark.parametrize(("between", "apposed"), [(", a village ", True), (", about ", True), (" ", True), (" was shot dead ", False)])
def test_a_place_told_to_lie_near_another_stands_right_before_it(between: str, apposed: bool) -> None:
    assert is_apposed(between) is apposed


def test_the_province_that_a_report_gives_is_believed(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A patrol was hit in Jalalabad district, Ghor province, in Afghanistan.")
    place = found["Jalalabad district"]
    assert (place.country, place.admin1) == ("AF", "Ghor")
    assert place.lat is None


def test_a_list_of_towns_and_countries_is_no_address(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "Flights left for Dubai, Oman and Qatar.")
    assert found["Dubai"].country == "AE"


def test_a_village_on_no_map_lies_in_the_province_of_its_district(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A house was searched in Torbek village, Selmar district, Ghazni province.")
    village = next(place for said, place in found.items() if said.startswith("Torbek"))
    assert (village.country, village.admin1, village.lat) == ("AF", "Ghazni", None)


def test_a_street_is_not_the_town_of_its_name(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A man was shot on Paris Street in Mosul, Iraq, near Springfield Avenue.")
    assert all(place.geonameid is None for said, place in found.items() if "Street" in said or "Avenue" in said)


def test_a_family_is_no_town(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A strike hit the home of the Salem family in Rafah.")
    assert not any("Salem" in said for said in found)


def test_a_compass_point_alone_and_an_operation_are_no_places(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "Raids in Eastern and Southern Afghanistan were part of Operation Rashad.")
    assert not {"Eastern", "Operation Rashad"} & set(found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A man was shot on I-95 near Baltimore on Monday.", "I-95"),
        ("A truck burned on Highway 7 on Monday.", "Highway 7"),
        ("A driver was robbed on US 41 on Monday.", "US 41"),
    ],
)
def test_a_numbered_highway_is_a_place_without_a_point(analyse: Analyse, gazetteer: Gazetteer, text: str, words: str) -> None:
    place = next(place for said, place in places(analyse, gazetteer, text).items() if words in said)
    assert place.lat is None


def test_money_is_no_highway(analyse: Analyse, gazetteer: Gazetteer) -> None:
    assert not any("40" in said for said in places(analyse, gazetteer, "The army paid US 40 million for it."))
