from __future__ import annotations

from tests.conftest import Read
from tests.extract.incidents.told import happened

PUBLISHED = "2025-11-14"  # a Friday


def days(reading: Read, text: str) -> list[str | None]:
    return [incident.start for incident in happened(reading(text, PUBLISHED))]


def test_the_day_of_a_saying_is_not_that_of_the_deed(reading: Read) -> None:
    text = "Gunmen killed a guard in Mosul on Monday. Two others were wounded in the attack, the ministry said in a statement on Thursday."
    assert days(reading, text) == ["2025-11-10"]


def test_a_clause_with_since_has_a_day_of_its_own(reading: Read) -> None:
    text = (
        "A bomb killed two soldiers near Mosul on Thursday. It was the first attack in the region since talks resumed in Basra on Tuesday."
    )
    assert days(reading, text) == ["2025-11-13"]


def test_a_relative_clause_has_a_day_of_its_own(reading: Read) -> None:
    text = "Twelve inmates were killed on Thursday at the prison in Mosul where a riot broke out in May."
    assert days(reading, text)[0] == "2025-11-13"


def test_the_day_of_the_attack_counts_and_not_that_of_a_death_that_followed(reading: Read) -> None:
    text = "Gunmen wounded a judge in Mosul on Tuesday. The judge died of the wounds on Thursday."
    assert days(reading, text) == ["2025-11-11"]


def test_a_weekend_is_made_finer_by_the_day_told_behind_it(reading: Read) -> None:
    text = (
        "Police in Mosul are looking for those who shot a woman over the weekend. Officers were called to Elm Street at 4 p.m. on Sunday."
    )
    assert days(reading, text) == ["2025-11-09"]


def test_the_day_in_a_dateline_dates_the_report(reading: Read) -> None:
    text = "BASRA, Nov 14 (Orsha Wire) - Six soldiers died when a bomb went off near Mosul.\n\nThursday's blast was the third this year."
    assert days(reading, text) == ["2025-11-13"]


def test_what_was_reported_on_a_day_happened_then(reading: Read) -> None:
    text = "On Wednesday, jets were reported to have bombed a village near Mosul."
    assert days(reading, text) == ["2025-11-12"]
