from __future__ import annotations

from datetime import date

import pytest

from dateline.extract.times.almanac import feasts
from dateline.extract.times.calendars import from_islamic, islamic_days, nth_weekday
from dateline.extract.times.feasts import feast_in


@pytest.mark.parametrize(
    ("feast", "year", "first", "last"),
    [
        ("Ramadan", 2024, "2024-03-11", "2024-04-09"),
        ("Eid al-Fitr", 1999, "1999-01-18", "1999-01-20"),
        ("Eid al-Adha", 2015, "2015-09-24", "2015-09-27"),
        ("Yom Kippur", 1973, "1973-10-06", "1973-10-06"),
        ("Passover", 2002, "2002-03-28", "2002-04-03"),
        ("Simchat Torah", 2023, "2023-10-07", "2023-10-07"),
        ("Nowruz", 2024, "2024-03-20", "2024-03-20"),
        ("Lunar New Year", 1968, "1968-01-30", "1968-01-30"),
        ("Orthodox Easter", 2022, "2022-04-24", "2022-04-24"),
        ("Black Friday", 2023, "2023-11-24", "2023-11-24"),
        ("Independence Day/Ukraine", 2022, "2022-08-24", "2022-08-24"),
    ],
)
def test_a_feast_falls_on_its_days(feast: str, year: int, first: str, last: str) -> None:
    (found,) = feast_in(feasts()[feast], year)
    assert (found.start, found.end) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_gregorian_year_can_hold_two_islamic_feasts() -> None:
    assert list(islamic_days(2030, 9, 1)) == [date(2030, 1, 5), date(2030, 12, 26)]


def test_islamic_years_outside_the_table_are_reckoned_by_arithmetic() -> None:
    assert from_islamic(1, 1, 1) == date(622, 7, 19)


def test_a_feast_of_a_table_has_no_day_outside_it() -> None:
    assert list(feast_in(feasts()["Diwali"], 1850)) == []


def test_weekdays_of_a_month_count_from_either_end() -> None:
    assert nth_weekday(2024, 11, 3, 4) == date(2024, 11, 28)
    assert nth_weekday(2024, 5, 0, -1) == date(2024, 5, 27)
