"""Pace claims between two totals of reports."""

from __future__ import annotations

from dataclasses import replace

from dateline.answer.pace import Question, pace
from dateline.answer.pace.stated import earlier, question_of
from dateline.records.totals import Total
from tests.answer.factory import bounds

NOW = Total(
    "t1",
    "attacks",
    bounds(153),
    deed="claimed",
    start="2024-01-01",
    end="2024-06-30",
    as_of="2024-07-15",
    as_of_precision="part_of_month",
    speaker="the command",
    published="2024-07-17",
)
THEN = Total("t2", "attacks", bounds(121), deed="behind", start="2023-01-01", end="2023-12-31", speaker="an official", anonymous=True)


def test_january_to_june_and_mid_july_are_two_windows_and_a_flag() -> None:
    question = question_of(NOW, THEN, more_than=True)
    assert isinstance(question, Question)
    assert [window.days for window in question.windows] == [182, 197]
    answer = pace(question)
    assert answer.rate_more_than_multiple == "depends on the window"
    assert {"window", "unit", "baseline", "source"} <= {flag.about for flag in answer.comparability}
    assert any("182 to 197" in flag.says for flag in answer.comparability)


def test_totals_without_days_or_numbers_give_no_question() -> None:
    assert question_of(replace(NOW, start=None), THEN) == "it is not known from when and until when one of the totals counts"
    assert question_of(NOW, replace(THEN, bounds=bounds((None, None, None)))) == "one of the totals has no number"


def test_a_total_is_held_against_the_latest_earlier_one_of_the_same() -> None:
    older = replace(THEN, id="t3", start="2022-01-01", end="2022-12-31")
    other = replace(THEN, id="t4", actor="others")
    overlapping = replace(NOW, id="t5", start="2024-01-01", end="2024-03-31")
    assert earlier(NOW, [older, THEN, other, overlapping, NOW]) == THEN
    assert earlier(THEN, [NOW, other]) is None
