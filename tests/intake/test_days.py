from __future__ import annotations

import pytest

from dateline.intake.days import days_in, first_day, iso_day, only_day


@pytest.mark.parametrize(
    "line",
    [
        "November 15, 2024",
        "15 November 2024",
        "2024-11-15",
        "Nov. 15, 2024",
        "Friday, November 15, 2024",
        "Fri, 15 Nov 2024",
        "15th of November 2024",
        "Published: November 15, 2024",
        "Posted on 15 November 2024 at 10:45 a.m.",
        "NOVEMBER 15, 2024",
        "  · 15 November 2024 · ",
    ],
)
def test_a_line_that_is_only_a_date(line: str) -> None:
    assert only_day(line) == "2024-11-15"


@pytest.mark.parametrize(
    "line",
    [
        "On November 15, 2024",
        "15 November",
        "November 2024",
        "31 November 2024",
        "15 November 2024: two killed",
        "Two killed",
        "",
        "2024",
        "1 May be 2024",
    ],
)
def test_a_line_that_is_more_or_less_than_a_date(line: str) -> None:
    assert only_day(line) is None


def test_september_is_written_in_four_ways() -> None:
    assert {only_day(f"{name} 3, 2025") for name in ("September", "Sept.", "Sept", "Sep")} == {"2025-09-03"}


def test_machine_times_give_their_day() -> None:
    assert iso_day("2025-11-14T23:30:00+01:00") == "2025-11-14"
    assert iso_day("20251114T233000Z") == "2025-11-14"
    assert iso_day("2025-11-14 10:00") == "2025-11-14"


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00Z", "2025-13-01", "2025-02-30", "yesterday", "", "14/11/2025"])
def test_what_is_no_day_gives_none(written: str) -> None:
    assert iso_day(written) is None


def test_dates_of_a_line_come_with_the_words_before_them() -> None:
    assert list(days_in("Published 3 May 2025, updated 5 May 2025")) == [("Published ", "2025-05-03"), (", updated ", "2025-05-05")]
    assert first_day("By Lena Ostrow | 2025-05-03 | 3 min read") == "2025-05-03"
