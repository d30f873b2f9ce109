from __future__ import annotations

import pytest

from dateline.extract.anchor import find_anchor
from dateline.extract.found import Found
from dateline.extract.scheduled import find_scheduled
from dateline.extract.times import find_expressions, resolve
from dateline.records.claims import Scheduled
from tests.conftest import Analyse


def scheduled(analyse: Analyse, text: str, today: str = "2025-04-14") -> tuple[Scheduled, ...]:
    analysis = analyse(text, published=today)
    expressions = find_expressions(analysis)
    anchor = find_anchor(analysis, expressions)
    return find_scheduled(Found(analysis, anchor, times=resolve(expressions, anchor, analysis)))


@pytest.mark.parametrize(
    ("text", "kind", "start", "end", "firmness"),
    [
        ("The ministry is expected to announce a new envoy shortly.", "announcement", "2025-04-14", None, "expected"),
        ("The envoys will meet next week in Selmin.", "meeting", "2025-04-21", "2025-04-27", "announced"),
        ("A border conference is scheduled for Sept. 30.", "meeting", "2025-09-30", "2025-09-30", "scheduled"),
        ("Foreign troops will leave the valley by the end of 2026.", "withdrawal", None, "2026-12-31", "announced"),
        ("Elections are due in May.", "election", "2025-05-01", "2025-05-31", "scheduled"),
        ("His trial is set to begin on Monday.", "trial", "2025-04-14", "2025-04-14", "scheduled"),
        ("The group vowed to attack the capital.", "operation", "2025-04-14", None, "announced"),
        ("The rebels threatened to attack the port.", "operation", "2025-04-14", None, "threatened"),
        ("He plans to visit Selmin next month.", "meeting", "2025-05-01", "2025-05-31", "planned"),
        ("The prisoners will be released on Thursday.", "release", "2025-04-17", "2025-04-17", "announced"),
        ("The army will deploy 300 soldiers to the border in June.", "deployment", "2025-06-01", "2025-06-30", "announced"),
        ("The talks resume in Port Adair on 2 December.", "talks", "2025-12-02", "2025-12-02", "scheduled"),
        ("The army will attack the port if the talks fail.", "operation", "2025-04-14", None, "conditional"),
    ],
)
def test_what_is_to_come(analyse: Analyse, text: str, kind: str, start: str | None, end: str | None, firmness: str) -> None:
    (found,) = scheduled(analyse, text)
    assert (found.kind, found.due.start, found.due.end, found.firmness) == (kind, start, end, firmness)


@pytest.mark.parametrize(
    "text",
    [
        "The army withdrew from the town last week.",
        "The fighting will continue.",
        "The minister will not attend the talks on Friday.",
        "The envoys met on Monday in Selmin.",
        "The summit in May 2019 ended without a statement.",
        "The raid could delay an announcement.",
    ],
)
def test_what_is_past_denied_or_empty_is_not_to_come(analyse: Analyse, text: str) -> None:
    assert scheduled(analyse, text) == ()


def test_a_meeting_that_moved_keeps_its_earlier_day(analyse: Analyse) -> None:
    (found,) = scheduled(analyse, "The summit was postponed from 3 May to 10 June.")
    assert found.change == "postponed"
    assert (found.due.start, found.due.end) == ("2025-06-10", "2025-06-10")
    assert found.was is not None
    assert found.was.start == "2025-05-03"


def test_a_meeting_that_will_not_be_is_cancelled(analyse: Analyse) -> None:
    (found,) = scheduled(analyse, "The summit was cancelled.")
    assert found.change == "cancelled"


def test_a_thing_told_twice_stands_once(analyse: Analyse) -> None:
    text = "The ministry is expected to announce a new envoy shortly.\n\nThe announcement is expected to take place on Thursday."
    (found,) = scheduled(analyse, text)
    assert found.due.start == "2025-04-17"


def test_the_words_stand_in_the_text(analyse: Analyse) -> None:
    text = "Foreign troops will leave the valley by the end of 2026."
    (found,) = scheduled(analyse, text)
    assert found.what.of(text) == "leave the valley by the end of 2026"
    assert found.span.of(text).startswith("Foreign troops")
