"""Places: which words name one, and where on earth it is."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.records.claims import Place
from tests.conftest import Analyse


def places(analyse: Analyse, gazetteer: Gazetteer, text: str) -> dict[str, Place]:
    """Return the places of a text by their words."""
    analysis = analyse(text)
    return {place.span.of(text): place for place in find_places(analysis, find_entities(analysis), gazetteer)}


@pytest.mark.parametrize(
    ("text", "words", "country", "admin1"),
    [
        ("A man was shot in Paris, Texas, on Friday.", "Paris", "US", "Texas"),
        ("Protests went on in Paris on Friday, French police said.", "Paris", "FR", None),
        ("He was born in London, Ontario, in 1960.", "London", "CA", "Ontario"),
        ("Deputies searched a house in London, Ky., on Monday.", "London", "US", "Kentucky"),
        ("Troops left Ghazni province in Afghanistan.", "Ghazni province", "AF", "Ghazni"),
        ("A bomb exploded in Aleppo, Syrian state media said.", "Aleppo", "SY", "Aleppo"),
        ("Shelling hit the Donetsk region of Ukraine.", "Donetsk region", "UA", "Donetsk"),
        ("Rebels entered Goma in eastern Congo.", "Goma", "CD", "North Kivu"),
    ],
)
def test_context_tells_which_place_is_meant(
    analyse: Analyse, gazetteer: Gazetteer, text: str, words: str, country: str, admin1: str | None
) -> None:
    found = places(analyse, gazetteer, text)[words]
    assert found.country == country
    assert found.lat is not None
    assert admin1 in (None, found.admin1)


def test_a_district_without_an_entry_lies_in_its_province(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A leader was captured in Selmar district, Ghazni province.")["Selmar district"]
    assert (found.country, found.admin1, found.precision, found.lat) == ("AF", "Ghazni", "admin2", None)


def test_invented_places_keep_their_name_and_nothing_more(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "Troops will leave the Orsha valley in Marovia after the raid near Tolmere.")
    assert found
    assert all(place.geonameid is None and place.lat is None and place.country is None for place in found.values())


def test_demonyms_are_no_places(analyse: Analyse, gazetteer: Gazetteer) -> None:
    assert places(analyse, gazetteer, "Turkish and Iraqi officials met a Syrian delegation.") == {}


def test_a_distance_moves_the_point(analyse: Analyse, gazetteer: Gazetteer) -> None:
    text = "A convoy was hit 50 km north of Mosul in Iraq. Mosul was calm."
    found = places(analyse, gazetteer, text)
    near, town = found["50 km north of Mosul"], found["Mosul"]
    assert near.lat is not None
    assert town.lat is not None
    assert (near.lat - town.lat) * 111.2 == pytest.approx(50, abs=1)
    assert near.lon == pytest.approx(town.lon, abs=0.001)


def test_part_of_a_country_is_a_region(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A raid in western Iraq killed two men.")["western Iraq"]
    assert (found.country, found.precision) == ("IQ", "region")


def test_counties_named_together_are_counties(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "Storms hit Otoe, Cass and Sarpy counties in Nebraska.")
    assert {found[name].admin1 for name in ("Otoe", "Cass")} == {"Nebraska"}
    assert found["Otoe"].precision == "admin2"


def test_neighbours_speak_for_each_other(analyse: Analyse, gazetteer: Gazetteer) -> None:
    text = "The sheriff of Laurel County said that two men from Corbin and London were held. Somerset police helped."
    found = places(analyse, gazetteer, text)
    assert found["London"].admin1 == "Kentucky"


def test_a_list_of_capitals_is_no_address(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "She will visit Kyiv, Minsk and Riga next week.")
    assert [found[name].country for name in ("Kyiv", "Minsk", "Riga")] == ["UA", "BY", "LV"]


def test_a_name_means_one_place_throughout(analyse: Analyse, gazetteer: Gazetteer) -> None:
    text = "Police in Athens, Georgia, held a man. The mayor of Athens thanked them."
    analysis = analyse(text)
    found = [each for each in find_places(analysis, find_entities(analysis), gazetteer) if each.name == "Athens"]
    assert len({each.geonameid for each in found}) == 1


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(alphabet="ParisIqUSof ,.()-\nprovince8km", max_size=80))
def test_no_text_raises_and_every_place_stands_in_it(analyse: Analyse, gazetteer: Gazetteer, text: str) -> None:
    analysis = analyse(text)
    for place in find_places(analysis, find_entities(analysis), gazetteer):
        assert 0 <= place.span.start < place.span.end <= len(text)
        assert (place.lat is None) == (place.lon is None)
