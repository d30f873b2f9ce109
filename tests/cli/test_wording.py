"""Numbers and days as people read them."""

from __future__ import annotations

import pytest

from dateline.cli import wording
from dateline.records.quantities import Precision


@pytest.mark.parametrize(
    ("value", "low", "high", "comparator", "shown"),
    [
        (14, 14, 14, "exactly", "14"),
        (11, 11, None, "at_least", "11+"),
        (80, 81, None, "more_than", ">80"),
        (200, 180, 199, "nearly", "nearly 200"),
        (None, 10, 15, "range", "10–15"),
        (None, 24, 99, "vague", "24–99"),
        (12400, 12400, 12400, "exactly", "12\u202f400"),
        (None, 1, None, "vague", "1+"),
    ],
)
def test_a_number_shows_its_doubt(value: int | None, low: int | None, high: int | None, comparator: str, shown: str) -> None:
    assert wording.number(value, low, high, comparator) == shown


@pytest.mark.parametrize(
    ("start", "end", "precision", "shown"),
    [
        ("2025-11-09", "2025-11-09", "day", "9 Nov 2025"),
        ("2025-11-09", "2025-11-10", "time", "night of 9-10 Nov 2025"),
        ("2025-11-29", "2025-12-02", "day", "29 Nov-2 Dec 2025"),
        ("2025-01-01", "2025-09-30", "month", "Jan-Sep 2025"),
        ("2024-01-01", "2024-12-31", "year", "2024"),
        ("2024-02-01", "2024-02-29", "month", "Feb 2024"),
        ("2023-12-31", "2024-01-02", "day", "31 Dec 2023-2 Jan 2024"),
        (None, "2027-03-31", "month", "by 31 Mar 2027"),
        ("2025-11-14", None, "day", "from 14 Nov 2025"),
        (None, None, "unknown", "no day given"),
    ],
)
def test_an_interval_is_written_as_people_write_it(start: str | None, end: str | None, precision: Precision, shown: str) -> None:
    assert wording.interval(start, end, precision) == shown


@pytest.mark.parametrize(
    ("low", "best", "high", "shown"), [(14, 14, 14, "14"), (11, 11, None, "11+"), (10, 12, 15, "12 (10–15)"), (24, None, 99, "24–99")]
)
def test_a_toll_shows_its_bounds_where_they_differ(low: int, best: int | None, high: int | None, shown: str) -> None:
    assert wording.toll(low, best, high) == shown
