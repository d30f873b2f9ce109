from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.times import find_expressions, resolve
from dateline.records.claims import Time
from dateline.records.reading import Anchor
from tests.conftest import Analyse

# day the report speaks from | sentence, with the expression in brackets | first day | last day | precision | TIMEX3 type | value
ROWS = [line.split("|") for line in (Path(__file__).parent / "expressions.txt").read_text("utf-8").splitlines()]

NO_TIMES = (Path(__file__).parent / "no_times.txt").read_text("utf-8").splitlines()


def times(analyse: Analyse, text: str, today: str | None) -> tuple[Time, ...]:
    analysis = analyse(text)
    anchor = Anchor(today, today, today, "day" if today else "unknown", "given", False, ())
    return resolve(find_expressions(analysis), anchor, analysis)


def said(analyse: Analyse, text: str, today: str | None = "2024-07-18") -> list[str]:
    return [time.span.of(text) for time in times(analyse, text, today)]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row[0]} {row[1]}")
def test_an_expression_means_its_days(analyse: Analyse, row: list[str]) -> None:
    today, marked, start, end, precision, kind, value = row
    text = marked.replace("[", "").replace("]", "")
    found = {(time.span.start, time.span.end): time for time in times(analyse, text, today)}
    time = found[marked.index("["), marked.index("]") - 1]
    assert (time.start or "", time.end or "", time.precision, time.type, time.value) == (start, end, precision, kind, value)


def test_the_table_is_large() -> None:
    assert len(ROWS) >= 300


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_only_looks_like_a_time_is_none(analyse: Analyse, text: str) -> None:
    assert said(analyse, text) == []


def test_the_tense_of_the_verb_tells_the_direction(analyse: Analyse) -> None:
    past = times(analyse, "The ministers met on Tuesday.", "2024-07-18")
    future = times(analyse, "The ministers will meet on Tuesday.", "2024-07-18")
    assert (past[0].start, future[0].start) == ("2024-07-16", "2024-07-23")


def test_a_deadline_has_an_open_start(analyse: Analyse) -> None:
    (deadline,) = times(analyse, "All foreign troops will leave by the end of 2026.", "2024-07-18")
    assert (deadline.start, deadline.end) == (None, "2026-12-31")


def test_a_range_is_one_time_with_its_second_part_inside(analyse: Analyse) -> None:
    text = "The front was quiet between January and September 2025."
    whole, second = times(analyse, text, "2025-11-14")
    assert (whole.span.of(text), whole.start, whole.end) == ("between January and September 2025", "2025-01-01", "2025-09-30")
    assert whole.span.holds(second.span)
    assert (second.start, second.end) == ("2025-09-01", "2025-09-30")


def test_a_history_takes_its_years_from_its_own_words(analyse: Analyse) -> None:
    text = (
        "The war began on 3 May 1911. In June 1911 the king fled. On 4 August the port fell. The siege of 1912 was long. "
        "In March 1913 the army mutinied. On 2 April the ministers resigned. Peace was signed on 7 July 1914."
    )
    found = {time.span.of(text): time.start for time in times(analyse, text, "2009-12-19")}
    assert found["4 August"] == "1911-08-04"
    assert found["2 April"] == "1913-04-02"


def test_without_a_day_to_speak_from_nothing_is_invented(analyse: Analyse) -> None:
    for time in times(analyse, "The raid happened on Sunday. Two men were shot last week in May.", None):
        assert (time.start, time.end) == (None, None)


def test_a_step_from_a_dated_event_names_the_time_it_hangs_on(analyse: Analyse) -> None:
    first, second = times(analyse, "The first bomb fell on 2 May 2011. The second fell the next day.", "2024-07-18")
    assert (second.start, second.anchored_on) == ("2011-05-03", first.id)


def test_weekdays_are_resolved_on_the_day_itself(analyse: Analyse) -> None:
    (time,) = times(analyse, "The army said on Thursday that it had left.", "2024-07-18")
    assert time.start == "2024-07-18"
