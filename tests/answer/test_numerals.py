"""Numerals: what rounding looks like, and how little can be said."""

from __future__ import annotations

import numpy as np

from dateline.answer.numerals import first_digits, heaping


def test_heaping_by_hand() -> None:
    assert heaping([10, 11, 12, 13, 14, 7, 5]).index == 100
    assert heaping([10, 15, 20]).index == 500
    assert heaping([3, 5]).index is None


def test_a_source_that_rounds_is_read_as_rounding() -> None:
    rounds, counts = heaping([10, 20, 50, 100] * 15), heaping(list(range(10, 110)))
    assert "read as rounded" in rounds.says
    assert rounds.p is not None
    assert rounds.p < 0.001
    assert counts.p == 1.0
    assert "no sign" in counts.says


def test_few_figures_admit_no_test() -> None:
    assert heaping([12, 20]).p is None
    assert first_digits([153]).deviation is None
    assert "no test: 1 figures" in first_digits([153]).says


def test_first_digits_are_never_a_verdict() -> None:
    chance = np.random.default_rng(3)
    lawful = first_digits([int(each) for each in 10 ** chance.uniform(1, 5, 3000)])
    assert lawful.deviation is not None
    assert lawful.deviation < 0.012
    assert "proves nothing" in lawful.says
