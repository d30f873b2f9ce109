from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.anchor import find_anchor
from dateline.extract.found import Found
from dateline.extract.scheduled import find_scheduled
from dateline.extract.times import find_expressions, resolve
from dateline.records.claims import Scheduled
from tests.conftest import Analyse, Read

FOLDER = Path(__file__).parent
# day of the report | sentence, a word of what is to come in brackets | kind | first day | last day | firmness | change | earlier day
ROWS = [line.split("|") for line in (FOLDER / "sentences.txt").read_text("utf-8").splitlines()]
NONE = (FOLDER / "none.txt").read_text("utf-8").splitlines()


def scheduled(analyse: Analyse, text: str, today: str | None = "2025-04-14") -> tuple[Scheduled, ...]:
    analysis = analyse(text, published=today)
    expressions = find_expressions(analysis)
    anchor = find_anchor(analysis, expressions)
    return find_scheduled(Found(analysis, anchor, times=resolve(expressions, anchor, analysis)))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_what_is_to_come(analyse: Analyse, row: list[str]) -> None:
    today, marked, kind, start, end, firmness, change, was = row
    text = marked.replace("[", "").replace("]", "")
    (found,) = scheduled(analyse, text, today)
    earlier = found.was.start if found.was is not None else None
    assert (found.kind, found.due.start or "", found.due.end or "", found.firmness) == (kind, start, end, firmness)
    assert (found.change or "", earlier or "") == (change, was)
    assert found.span.start <= marked.index("[")
    assert marked.index("]") - 1 <= found.span.end


@pytest.mark.parametrize("text", NONE)
def test_what_is_past_denied_doubtful_or_empty_is_not_to_come(analyse: Analyse, text: str) -> None:
    assert scheduled(analyse, text) == ()


def test_a_thing_told_twice_stands_once(analyse: Analyse) -> None:
    text = "The ministry is expected to announce a new envoy shortly.\n\nThe announcement is expected to take place on Thursday."
    (found,) = scheduled(analyse, text)
    assert found.due.start == "2025-04-17"


def test_a_moved_thing_takes_in_its_new_and_old_day_told_elsewhere(analyse: Analyse) -> None:
    text = (
        "The talks were to resume on 22 April. They have been moved.\n\n"
        "The talks have been moved from 22 April to 29 April. The talks open on 29 April."
    )
    (found,) = scheduled(analyse, text)
    assert (found.due.start, found.change) == ("2025-04-29", "moved")


def test_two_days_of_one_kind_are_two_things(analyse: Analyse) -> None:
    text = "The first 15 are to be freed on 19 April. The second group is due to be released on 29 April."
    assert [each.due.start for each in scheduled(analyse, text)] == ["2025-04-19", "2025-04-29"]


def test_the_words_stand_in_the_text(analyse: Analyse) -> None:
    text = "Foreign troops will leave the valley by the end of 2026."
    (found,) = scheduled(analyse, text)
    assert found.what.of(text) == "leave the valley by the end of 2026"
    assert found.span.of(text).startswith("Foreign troops")


def test_without_a_day_to_speak_from_no_day_is_invented(analyse: Analyse) -> None:
    (found,) = scheduled(analyse, "The envoys will meet next week.", None)
    assert (found.due.start, found.due.end) == (None, None)


def test_those_who_take_part_are_named(reading: Read) -> None:
    found = reading("Amnesty International and the government of Kenya will hold talks on Friday.", published="2025-04-14")
    (talks,) = found.scheduled
    assert {entity.name for entity in found.entities if entity.id in talks.parties} >= {"Amnesty International"}


@pytest.mark.parametrize("dateline", ["", "SELMIN, Marovia — "])
def test_a_long_relative_clause_does_not_hide_what_was_moved(analyse: Analyse, dateline: str) -> None:
    text = (
        "Talks between the government and the Front for the Northern Valleys, which were to resume in Port Adair on 2 December, "
        "have been moved to 9 December, the foreign ministry said."
    )
    (moved,) = scheduled(analyse, dateline + text, "2025-11-28")
    assert (moved.change, moved.due.start, moved.was.start if moved.was else None) == ("moved", "2025-12-09", "2025-12-02")


def test_an_opening_noun_is_not_moved_by_a_verb_with_a_subject_of_its_own(analyse: Analyse) -> None:
    text = "After the talks, 40 prisoners were moved to a camp near Brannick on Friday, the ministry said."
    assert not [each for each in scheduled(analyse, text, "2025-11-28") if each.change]
