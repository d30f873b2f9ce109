"""Stored values as a page shows them."""

from __future__ import annotations

from dateline.site.values import in_words


def test_a_fraction_stands_on_the_page_though_the_ledger_keeps_it_as_a_text() -> None:
    assert in_words({"value": "2.5", "low": 1, "high": "2.5", "comparator": "exactly"}, {}) == "2.5"
    assert in_words({"value": None, "low": "1.5", "high": 4}, {}) == "1.5–4"


def test_whole_numbers_and_open_bounds_stay_as_they_are() -> None:
    assert in_words({"value": 1200, "low": 1200, "high": 1200, "comparator": "exactly"}, {}) == "1\u202f200"
    assert in_words({"value": None, "low": 3, "high": None}, {}) == "3+"
