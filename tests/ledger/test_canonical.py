from __future__ import annotations

import pytest

from dateline.errors import LedgerError
from dateline.ledger.canonical import canonical, from_number, number, row_json
from dateline.ledger.stated import bounds


def test_the_same_value_has_one_spelling() -> None:
    assert canonical({"b": 1, "a": ["é", None, True]}) == '{"a":["é",null,true],"b":1}'


@pytest.mark.parametrize("value", [0.5, [1, 2.0], {"a": {"b": float("nan")}}])
def test_a_float_is_refused(value: object) -> None:
    with pytest.raises(LedgerError, match="floating-point"):
        canonical(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "written"), [(14, 14), (2.0, 2), (2.5, "2.5"), (0.1, "0.1"), (1e-7, "0.0000001"), (10**20, 10**20)])
def test_a_number_that_is_not_whole_is_a_decimal_string(value: float, written: object) -> None:
    assert number(value) == written
    assert from_number(number(value)) == value


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_what_is_no_number_is_refused(value: float) -> None:
    with pytest.raises(LedgerError, match="not a number"):
        number(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"start": "2025-11-09", "end": "2025-11-10", "precision": "day"}, (20251109, 20251110, None)),
        ({"start": None, "end": "2027-03-31"}, (None, 20270331, None)),
        ({"low": 1, "best": 2, "high": None, "counts": []}, (1, None, None)),
        ("a word", (None, None, None)),
        ({"tally": None, "start": "2024-01-01", "end": "2024-12-31"}, (None, None, None)),
    ],
)
def test_bounds_follow_from_the_value(value: object, expected: object) -> None:
    assert bounds(value) == expected  # type: ignore[arg-type]


def test_a_row_is_spelled_like_any_other_value() -> None:
    row = {"b": 'a "quoted" \\ word\n💥\x00\x7f\u2028', "a": None, "c": -3}
    assert row_json(row) == canonical(row)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [0.5, True, []])
def test_a_row_holds_words_whole_numbers_and_bytes_alone(value: object) -> None:
    with pytest.raises(LedgerError, match="no row can hold"):
        row_json({"a": value})
