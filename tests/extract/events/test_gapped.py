from __future__ import annotations

from tests.conftest import Read
from tests.extract.incidents.told import best, happened

PUBLISHED = "2025-11-28"


def test_what_a_sentence_tells_without_its_verb_is_another_happening(reading: Read) -> None:
    told = reading("Three soldiers were wounded in a raid near Mosul on 9 November and two more at Basra on 26 November.", PUBLISHED)
    assert [(each.start, each.injured.best if each.injured else None) for each in happened(told)] == [("2025-11-09", 3), ("2025-11-26", 2)]


def test_more_of_one_happening_stay_in_it(reading: Read) -> None:
    told = reading("Three soldiers were killed in a raid near Mosul on 9 November and two more were wounded.", PUBLISHED)
    assert best(told, "killed") == [3]
    assert best(told, "injured") == [2]
