"""Late reports: the classic triangle goes on as published, and nothing is said without enough history."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pytest

from dateline.answer.late import Late, develop, nowcast, triangle
from dateline.errors import DatelineError

# Taylor and Ashe (1983), as in Mack (1993): claims by year and delay
TAYLOR_ASHE = """
357848 766940 610542 482940 527326 574398 146342 139950 227229 67948
352118 884021 933894 1183289 445745 320996 527804 266172 425046
290507 1001799 926219 1016654 750816 146923 495992 280405
310608 1108250 776189 1562400 272482 352053 206286
443160 693190 991983 769488 504851 470639
396132 937085 847498 805037 705960
440832 847631 1131398 1063269
359480 1061648 1443370
376686 986608
344014
"""


def read(written: str) -> np.ndarray:
    rows = [[float(each) for each in line.split()] for line in written.split("\n") if line]
    return np.asarray([row + [np.nan] * (len(rows[0]) - len(row)) for row in rows])


def test_the_triangle_of_the_textbooks() -> None:
    made = develop(read(TAYLOR_ASHE))
    assert [round(each, 4) for each in made.factors] == [3.4906, 1.7473, 1.4574, 1.1739, 1.1038, 1.0863, 1.0539, 1.0766, 1.0177]
    assert round(made.reserve) == 18_680_856


def test_shares_and_factors_say_the_same() -> None:
    made = develop(read(TAYLOR_ASHE))
    assert made.complete[0] == pytest.approx(1 / np.prod(made.factors))
    assert made.complete[-1] == 1.0
    assert list(made.complete) == sorted(made.complete)


FIRST = date(2025, 1, 1)


def steady(days: int, delays: list[int]) -> list[Late]:
    """Return one happening a day for each delay."""
    return [Late(FIRST + timedelta(days=day), FIRST + timedelta(days=day + delay)) for day in range(days) for delay in delays]


def test_the_last_days_are_filled_up_and_old_ones_are_not() -> None:
    as_of = FIRST + timedelta(days=29)
    made = nowcast(steady(30, [0, 1, 2, 2]), as_of)
    today, yesterday = made.days[-1], made.days[-2]
    assert made.longest == 2
    assert (today.reported, yesterday.reported) == (1, 2)
    assert [today.expected, yesterday.expected] == pytest.approx([4.0, 4.0])
    assert today.low <= 4 <= today.high
    assert made.missing == pytest.approx(5.0)


def test_waves_widen_what_may_be_missing() -> None:
    as_of = FIRST + timedelta(days=29)
    calm, waves = (nowcast(steady(30, [0, 1, 2, 2]), as_of, phi).days[-1] for phi in (1.0, 4.0))
    assert waves.high > calm.high


def test_a_day_without_reports_may_still_get_some() -> None:
    as_of = FIRST + timedelta(days=30)
    made = nowcast(steady(30, [0, 1, 2, 2]), as_of)
    assert (made.days[-1].reported, made.days[-1].expected > 0) == (0, True)


def test_a_short_history_is_refused() -> None:
    with pytest.raises(DatelineError, match="a nowcast takes 20 days"):
        nowcast(steady(3, [0, 10]), FIRST + timedelta(days=12))


def test_nothing_reported_and_dates_the_wrong_way_round_are_named() -> None:
    with pytest.raises(DatelineError, match="nothing was reported by 2024-01-01"):
        nowcast(steady(3, [0]), date(2024, 1, 1))
    with pytest.raises(DatelineError, match="before what it reports"):
        nowcast([Late(date(2025, 1, 5), date(2025, 1, 1))], FIRST + timedelta(days=9))


def test_what_cannot_be_known_yet_is_no_zero() -> None:
    made = triangle([Late(FIRST, FIRST)], FIRST + timedelta(days=1), FIRST, 2)
    assert np.isnan(made[1, 1])
    assert made[0, 1] == 0
