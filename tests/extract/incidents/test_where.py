from __future__ import annotations

from tests.conftest import Read
from tests.extract.incidents.told import happened, scenes, where

PUBLISHED = "2025-11-14"


def test_a_town_in_the_text_comes_before_that_of_the_dateline(reading: Read) -> None:
    told = reading("BAGHDAD (Wire) - Gunmen killed a guard near Mosul on Monday.", PUBLISHED)
    assert where(told) == ["Mosul"]


def test_the_dateline_serves_where_the_text_names_no_place(reading: Read) -> None:
    told = reading("BAGHDAD (Wire) - Gunmen killed a guard outside a bank on Monday.", PUBLISHED)
    assert [str(name).title() for name in where(told)] == ["Baghdad"]


def test_a_street_is_kept_as_the_scene_and_the_town_as_the_place(reading: Read) -> None:
    told = reading("A man was shot dead in Mosul on Monday. Officers were called to 12 Harrow Street at 9 p.m.", PUBLISHED)
    (incident,) = happened(told)
    assert where(told) == ["Mosul"]
    assert any("Harrow Street" in words for words in scenes(told, incident))


def test_the_hospital_is_no_scene(reading: Read) -> None:
    told = reading("A man was shot in Mosul on Monday. He was taken to Rosemont Hospital, where he died on Tuesday.", PUBLISHED)
    (incident,) = happened(told)
    assert where(told) == ["Mosul"]
    assert not any("Rosemont" in words for words in scenes(told, incident)[1:] if words != "Rosemont Hospital")


def test_the_street_where_a_suspect_lives_is_no_scene(reading: Read) -> None:
    text = "Gunmen shot a guard in Mosul on Monday. The police searched for Adam Weller, 24, of Linden Street."
    told = reading(text, PUBLISHED)
    assert not any("Linden" in words for incident in happened(told) for words in scenes(told, incident))


def test_a_place_in_a_relative_clause_is_not_that_of_the_deed(reading: Read) -> None:
    told = reading("Soldiers in Mosul killed a man on Monday who had planned attacks in Basra.", PUBLISHED)
    assert where(told) == ["Mosul"]


def test_a_quarter_on_no_map_gives_way_to_the_town_that_it_is_said_to_lie_in(reading: Read) -> None:
    told = reading("Jets hit a house in the Selmar quarter of Mosul on Monday, killing two men.", PUBLISHED)
    assert where(told) == ["Mosul"]


def test_a_village_on_no_map_is_kept_where_only_its_province_is_told(reading: Read) -> None:
    told = reading("Gunmen killed two farmers in Torbek village in Ghazni province on Monday.", PUBLISHED)
    assert [str(name).split()[0] for name in where(told)] == ["Torbek"]


def test_a_district_comes_before_its_province(reading: Read) -> None:
    text = "Two men were killed in Ghazni province on Monday. The raid in Andar district began at dawn."
    assert where(reading(text, PUBLISHED))[-1:] == ["Andar"]


def test_the_narrative_comes_before_the_dateline(reading: Read) -> None:
    text = "KABUL, Afghanistan (Nov. 13) - In Ghazni province, a patrol spotted armed men. The patrol opened fire, killing two of them."
    assert [str(name).split()[0] for name in where(reading(text, PUBLISHED))] == ["Ghazni"]


def test_the_torture_was_not_where_the_court_sits(reading: Read) -> None:
    text = "A court in Hamburg jailed a guard on Monday for the torture of ten men. He served in a prison in Damascus. Four men died there."
    assert "Damascus" in where(reading(text, PUBLISHED))


def test_a_crossing_on_no_map_keeps_its_name(reading: Read) -> None:
    told = reading("MOSUL, Iraq (14 November 2025) - Two soldiers were wounded at Hesk Crossing on Monday.", PUBLISHED)
    assert where(told) == ["Hesk Crossing"]
    (place,) = [each for each in told.places if each.name == "Hesk Crossing"]
    assert place.lat is None


def test_a_crossing_in_a_town_that_is_told_gives_way_to_it(reading: Read) -> None:
    told = reading("Two soldiers were wounded at Hesk Crossing in Mosul on Monday.", PUBLISHED)
    assert where(told) == ["Mosul"]


def test_a_street_gives_way_to_the_town_of_the_dateline(reading: Read) -> None:
    told = reading("MOSUL, Iraq (14 November 2025) - Two soldiers were wounded on Harrow Street on Monday.", PUBLISHED)
    assert [str(name).title() for name in where(told)] == ["Mosul"]
