"""Pace: the figures of a claim that went round the world in July 2024, and what may be said of it."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.answer.pace import Before, Circumstances, Question, Window, pace, paragraph
from dateline.answer.pace.comparing import compare, exceeds
from dateline.answer.pace.needed import sweep
from dateline.answer.pace.predicting import dispersion, predict, season
from dateline.answer.pace.rates import garwood, yearly

Y2023 = Window(date(2023, 1, 1), date(2023, 12, 31))
H1 = Window(date(2024, 1, 1), date(2024, 6, 30))
MID_JULY = Window(date(2024, 1, 1), date(2024, 7, 15))
D196 = Window(date(2024, 1, 1), date(2024, 7, 14))
BEFORE = Before(121, Y2023)


def question(*windows: Window, **given: object) -> Question:
    return Question(153, windows or (H1,), BEFORE, **given)  # type: ignore[arg-type]


def test_exact_limits_of_153() -> None:
    limits = garwood(153)
    assert (round(limits.low, 2), round(limits.high, 2)) == (129.72, 179.26)
    assert garwood(0).low == 0


def test_days_are_counted_with_both_ends_and_leap_years_are_longer() -> None:
    assert (H1.days, MID_JULY.days, H1.year_days, Y2023.days) == (182, 197, 366, 365)


@pytest.mark.parametrize(
    ("window", "rate", "year", "ratio", "reaches", "p", "break_even", "rest"),
    [
        (H1, (307.7, 261, 360), (275, 308, 344), (2.536, 1.985, 3.246), (0.99999, 0.9987, 0.9818), 0.0289, 153.8, (89, 184, 0.575)),
        (MID_JULY, (284.3, 241, 333), (255, 284, 317), (2.343, 1.834, 2.999), (0.99861, 0.9816, 0.9261), 0.1071, 142.1, (89, 169, 0.678)),
    ],
)
def test_the_table_of_the_claim(
    window: Window,
    rate: tuple[float, int, int],
    year: tuple[int, int, int],
    ratio: tuple[float, float, float],
    reaches: tuple[float, float, float],
    p: float,
    break_even: float,
    rest: tuple[int, int, float],
) -> None:
    (under,) = pace(question(window)).windows
    assert (round(under.rate.yearly, 1), round(under.rate.interval.low), round(under.rate.interval.high)) == rate
    calm, waves, storms = under.predictions
    assert (calm.low, calm.median, calm.high) == year
    assert (round(under.ratio.value, 3), round(under.ratio.interval.low, 3), round(under.ratio.interval.high, 3)) == ratio
    assert round(calm.reaches, 5) == reaches[0]
    assert waves.reaches == pytest.approx(reaches[1], abs=0.003)
    assert storms.reaches == pytest.approx(reaches[2], abs=0.003)
    assert round(under.ratio.more_than_multiple, 4) == p
    assert under.needed is not None
    assert under.needed.share is not None
    assert round(under.needed.break_even, 1) == break_even
    assert (under.needed.events, under.needed.days, round(under.needed.share, 3)) == rest


def test_that_claims_rose_is_certain() -> None:
    assert compare(153, H1, BEFORE, 2).rose == pytest.approx(1.54e-14, rel=0.01)
    assert compare(153, MID_JULY, BEFORE, 2).rose == pytest.approx(1.79e-12, rel=0.01)


def test_exact_and_mid_p_agree_with_another_program() -> None:
    assert round(exceeds(153, D196, BEFORE, 2), 4) == 0.0996
    assert round(exceeds(153, D196, BEFORE, 2, mid=True), 4) == 0.0898


def test_how_much_hangs_on_the_baseline() -> None:
    found = {each.before: each for each in sweep(question(D196), D196, [100, 120, 130, 140, 153, 200])}
    assert [round(found[number].p, places) for number, places in ((100, 3), (120, 3), (130, 2), (140, 2))] == [0.003, 0.089, 0.24, 0.46]
    assert [round(found[number].reaches, 2) for number in (140, 153, 200)] == [0.65, 0.11, 0.0]
    chances = [each.reaches for each in sweep(question(D196), D196, range(90, 210, 5))]
    assert chances == sorted(chances, reverse=True)


def test_what_may_be_said_of_the_claim() -> None:
    answer = pace(question(H1, MID_JULY))
    assert answer.on_pace == "supported if the rate stays flat"
    assert answer.rate_more_than_multiple == "depends on the window"
    assert [each.rate_more_than_multiple for each in answer.windows] == [True, False]
    assert answer.claiming == pytest.approx(2.536 / 2, abs=0.001)


def test_four_mismatches_are_named() -> None:
    said = Circumstances(
        counted_as="claimed",
        before_counted_as="behind",
        speaker="Central Command",
        before_speaker="an official",
        before_anonymous=True,
        before_second_hand=True,
        as_of="2024-07-15",
        as_of_precision="part_of_month",
        published="2024-07-17",
        claimed_more_than=True,
        reported_more_than=False,
    )
    found = pace(question(H1, circumstances=said)).comparability
    words = " | ".join(flag.says for flag in found)
    assert {"window", "unit", "baseline", "multiple"} <= {flag.about for flag in found}
    assert "the period ends on 2024-06-30, the count is roughly as of 2024-07-15" in words
    assert "“claimed”, the other of what was “behind”" in words
    assert "anonymous and second-hand" in words
    assert "the source says more than 2 times, a report of it 2 times" in words


def test_a_day_of_publication_is_no_as_of_day() -> None:
    said = Circumstances(as_of="2024-07-17", published="2024-07-17")
    assert any("day of publication" in flag.says for flag in pace(question(H1, circumstances=said)).comparability)


def test_like_counts_raise_no_flag_of_unit_or_baseline() -> None:
    said = Circumstances(counted_as="claimed", before_counted_as="Claimed")
    assert {flag.about for flag in pace(question(H1, circumstances=said)).comparability} == {"window"}


def test_more_than_double_needs_one_more_than_double() -> None:
    assert question(H1).target == 242
    assert question(H1, circumstances=Circumstances(claimed_more_than=True)).target == 243
    assert Question(61, (H1,), Before(45, Y2023), 1.5).target == 68


def test_the_paragraph_of_the_example() -> None:
    nine_months = Window(date(2025, 1, 1), date(2025, 9, 30))
    before = Before(44, Window(date(2024, 1, 1), date(2024, 12, 31)))
    words = paragraph(pace(Question(61, (nine_months,), before)))
    assert "61 in 273 days is a rate of 81.6 a year (95 %: 62.4 to 104.8). 2024 had 44." in words
    assert "The rate is 1.86 times last year's" in words
    assert "“More than doubled” is not established" in words
    assert "“rose” is (p" in words


def test_a_fall_is_called_a_fall() -> None:
    assert "“fell” is" in paragraph(pace(Question(20, (H1,), BEFORE)))
    assert "neither “rose” nor “fell” is" in paragraph(pace(Question(61, (H1,), BEFORE)))


def test_months_in_waves_widen_the_year() -> None:
    assert dispersion([10, 10, 10]) == 0
    assert dispersion([5, 15]) == pytest.approx(5.0)
    assert dispersion([5]) is None
    steady, waves = predict(153, H1, 242, 1), predict(153, H1, 242, 4)
    assert waves.low < steady.low
    assert steady.high < waves.high


def test_a_season_needs_three_years() -> None:
    assert season(153, [(80, 100)] * 2, 242) is None
    late, early = season(153, [(80, 100)] * 3, 242), season(153, [(40, 100)] * 3, 242)
    assert late is not None
    assert early is not None
    assert late.reaches < 0.05
    assert early.reaches > 0.99


def test_a_year_that_is_over_is_not_predicted() -> None:
    done = predict(153, Window(date(2024, 1, 1), date(2024, 12, 31)), 242)
    assert (done.low, done.high, done.reaches) == (153, 153, 0.0)


def test_a_window_that_does_not_begin_with_the_year_asks_for_no_year() -> None:
    answer = pace(question(Window(date(2024, 3, 1), date(2024, 6, 30))))
    assert (answer.on_pace, answer.windows[0].predictions, answer.windows[0].needed) == ("not asked", (), None)


def test_nothing_counted_before_gives_no_ratio() -> None:
    words = paragraph(pace(Question(5, (H1,), Before(0, Y2023))))
    assert "no ratio can be given" in words


def test_the_yearly_rate_scales_with_the_days() -> None:
    assert yearly(153, H1).yearly == pytest.approx(153 * 366 / 182)
