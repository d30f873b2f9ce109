"""Places told by others: moved by a distance, near a town, at its rim, in a part of it, between two."""

from __future__ import annotations

import pytest

from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.relative import relation
from dateline.records.claims import Place
from tests.conftest import Analyse


def places(analyse: Analyse, gazetteer: Gazetteer, text: str) -> dict[str, Place]:
    """Return the places of a text by their words."""
    analysis = analyse(text)
    return {place.span.of(text): place for place in find_places(analysis, find_entities(analysis), gazetteer)}


RELATIONS = [
    ("a patrol 20 km north of ", "moved", 0.0, 20.0),
    ("a patrol 5 miles (8 km) to the south-east of ", "moved", 135.0, 8.045),
    ("a patrol twelve kilometres west of the town of ", "moved", 270.0, 12.0),
    ("a patrol 1,500 metres due east of ", "moved", 90.0, 1.5),
    ("a patrol 80 kilometres (50 miles) from ", "near", None, None),
    ("a patrol a few miles north of ", "near", None, None),
    ("a patrol just west of ", "near", None, None),
    ("a patrol to the north of ", "near", None, None),
    ("a patrol near the city of ", "near", None, None),
    ("a patrol not far from ", "near", None, None),
    ("a patrol on the outskirts of ", "edge", None, None),
    ("a patrol in and around ", "edge", None, None),
    ("a patrol in the north of ", "part", None, None),
    ("a patrol in the heart of ", "part", None, None),
]


@pytest.mark.parametrize(("words", "how", "bearing", "kilometres"), RELATIONS)
def test_words_before_a_name_tell_how_a_place_lies_to_it(words: str, how: str, bearing: float | None, kilometres: float | None) -> None:
    found = relation(words + "Selm", len(words))
    assert found is not None
    assert (found.how, found.bearing, found.kilometres) == (how, bearing, kilometres)


@pytest.mark.parametrize("words", ["a patrol in ", "the mayor of ", "12 men from ", "5 soldiers of ", "the army of ", "north and ", ""])
def test_other_words_before_a_name_tell_no_relation(words: str) -> None:
    assert relation(words + "Selm", len(words)) is None


def test_a_mile_is_longer_than_a_kilometre(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "A convoy was hit 10 miles east of Mosul in Iraq. Mosul was calm.")
    moved, town = found["10 miles east of Mosul"], found["Mosul"]
    assert (moved.precision, moved.rule, moved.name, moved.country) == ("point", "place.bearing@1", "Mosul", "IQ")
    assert moved.lon is not None
    assert town.lon is not None
    assert moved.lon > town.lon
    assert moved.lat == pytest.approx(town.lat, abs=0.01)


NEAR = [
    ("Gunmen shot two men near Goma in Congo.", "near Goma", "admin2", "CD"),
    ("A bridge 30 km from Kirkuk in Iraq fell.", "30 km from Kirkuk", "admin2", "IQ"),
    ("Two camps on the outskirts of Tripoli in Libya were searched.", "on the outskirts of Tripoli", "city", "LY"),
    ("Drones were seen near Israel.", "near Israel", "region", "IL"),
    ("Fighting went on in the north of Mali.", "the north of Mali", "region", "ML"),
    ("Fighting went on in the west of Aleppo in Syria.", "the west of Aleppo", "city", "SY"),
]


@pytest.mark.parametrize(("text", "words", "precision", "country"), NEAR)
def test_what_is_near_a_town_stays_at_it_with_a_coarser_precision(
    analyse: Analyse, gazetteer: Gazetteer, text: str, words: str, precision: str, country: str
) -> None:
    found = places(analyse, gazetteer, text)
    place = next(place for said, place in found.items() if said.endswith(words.removeprefix("on the ")))
    assert (place.precision, place.country) == (precision, country)
    assert place.lat is not None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Two trucks burned on the road between Gao and Ansongo in Mali.", "road between Gao and Ansongo"),
        ("Two trucks burned on the Gao-Ansongo road in Mali.", "Gao-Ansongo road"),
    ],
)
def test_a_road_lies_between_its_ends(analyse: Analyse, gazetteer: Gazetteer, text: str, words: str) -> None:
    place = places(analyse, gazetteer, text)[words]
    assert (place.rule, place.precision, place.country, place.geonameid) == ("place.road@1", "region", "ML", None)
    assert place.lat == pytest.approx((16.27 + 15.66) / 2, abs=0.1)
    assert place.lon == pytest.approx((-0.04 + 0.50) / 2, abs=0.1)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Smugglers crossed the border between Chad and Sudan.", "border between Chad and Sudan"),
        ("Smugglers were held near the border with Cameroon.", "border with Cameroon"),
        ("Smugglers were held at the Chad-Sudan border.", "Chad-Sudan border"),
    ],
)
def test_a_border_belongs_to_no_one_country_and_has_no_point(analyse: Analyse, gazetteer: Gazetteer, text: str, words: str) -> None:
    place = next(place for said, place in places(analyse, gazetteer, text).items() if said.endswith(words))
    assert (place.rule, place.precision, place.country, place.lat) == ("place.border@1", "region", None, None)


def test_a_crossing_of_the_border_is_a_place_of_its_own(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "Lorries waited at the Rafah border crossing in Gaza.")
    assert all(place.rule != "place.border@1" for place in found.values())


def test_two_towns_that_no_road_joins_stay_two(analyse: Analyse, gazetteer: Gazetteer) -> None:
    found = places(analyse, gazetteer, "He flew from Gao to Bamako in Mali. Talks between Mali and Niger went on.")
    assert {"Gao", "Bamako"} <= set(found)
    assert all(place.precision != "region" for place in found.values())
