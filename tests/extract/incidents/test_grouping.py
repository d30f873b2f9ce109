from __future__ import annotations

from tests.conftest import Read
from tests.extract.incidents.told import best, happened

PUBLISHED = "2025-11-14"


def test_what_a_sentence_sets_apart_is_another_happening(reading: Read) -> None:
    text = (
        "Soldiers killed 25 rebels in clashes near Mosul on Monday. "
        "Separately, a resident said, the rebels killed five people in a village."
    )
    assert best(reading(text, PUBLISHED), "killed") == [25, 5]


def test_what_was_set_apart_is_told_on(reading: Read) -> None:
    text = (
        "Soldiers killed 25 rebels in clashes near Mosul on Monday and five civilians were killed in fighting elsewhere. "
        "Separately, a resident said, the rebels killed five people in a village."
    )
    assert best(reading(text, PUBLISHED), "killed") == [25, 5]


def test_a_street_and_its_town_are_one_scene(reading: Read) -> None:
    text = (
        "Three men were wounded in a shooting in Mosul on Monday. Officers found them on Harrow Street after a report of a shooting there."
    )
    assert len(happened(reading(text, PUBLISHED))) == 1


def test_a_report_of_shots_is_no_other_happening(reading: Read) -> None:
    text = "A man was shot dead in Mosul on Monday. Police responded to a report of a shooting near the market."
    assert best(reading(text, PUBLISHED), "killed") == [1]


def test_the_deed_that_is_avenged_is_another(reading: Read) -> None:
    text = (
        "Rebels killed seven soldiers near Mosul on Monday. They said it was in retaliation for the killing of a commander in Basra in May."
    )
    assert next(incident.start for incident in reading(text, PUBLISHED).incidents) == "2025-11-10"
    assert best(reading(text, PUBLISHED), "killed")[0] == 7


def test_another_town_without_shared_people_is_another_happening(reading: Read) -> None:
    text = "Clashes in Mosul on Monday killed 38 people. Two clinics were looted in Basra."
    assert len(happened(reading(text, PUBLISHED))) == 2


def test_those_captured_are_those_then_held(reading: Read) -> None:
    text = "Soldiers captured a rebel leader near Mosul on Monday. Later they identified the man, who was detained with two others."
    assert len(happened(reading(text, "2025-11-14"))) == 1


def test_those_kidnapped_are_not_those_held_for_it(reading: Read) -> None:
    text = "Gunmen kidnapped four engineers near Mosul on Monday. Police detained two men in Basra on Thursday."
    assert len(happened(reading(text, "2025-11-14"))) == 2


def test_a_sentence_that_singles_out_one_raid_tells_it_once(reading: Read) -> None:
    text = "In the largest operation, on 12 November, a force searched a farm near Mosul and killed seven fighters."
    assert best(reading(text, PUBLISHED), "killed") == [7]


def test_the_parts_of_a_whole_tell_the_same_arrests(reading: Read) -> None:
    text = (
        "Police in Iraq have arrested 12 people over a bombing, the minister said on Friday. "
        "Nine men and three women were detained in Mosul on Wednesday."
    )
    told = [incident for incident in happened(reading(text, PUBLISHED)) if incident.captured]
    assert [incident.captured.best for incident in told if incident.captured] == [12]


def test_an_arrest_after_a_deed_is_another_happening(reading: Read) -> None:
    text = "A man was arrested in Mosul on Thursday after he shot a neighbour in Basra on Monday."
    assert sorted(incident.start or "" for incident in happened(reading(text, PUBLISHED))) == ["2025-11-10", "2025-11-13"]
