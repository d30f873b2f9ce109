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
