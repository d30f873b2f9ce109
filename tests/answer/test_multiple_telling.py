"""Estimates in words."""

from __future__ import annotations

from dataclasses import replace

from dateline.answer.multiple.estimating import Estimate
from dateline.answer.multiple.telling import paragraph

MADE = Estimate(
    standing="estimable",
    reason="",
    documented=22,
    coverage=0.5,
    estimate=47.0,
    interval=(26.0, 169.0),
    interval_kind="BCa bootstrap",
    model="independence",
    model_rank=1,
    n_models=8,
    selection_aware=True,
    lower_bound=None,
    rivals=(),
    lists=(("media", 14), ("officials", 7), ("others", 6)),
    histories_hash="",
    seed=1,
    warnings=(),
)


def test_an_interval_has_its_two_ends() -> None:
    assert "47 (95 %: 26 to 169; BCa bootstrap)" in paragraph(MADE)


def test_an_upper_end_of_billions_for_two_dozen_is_said_to_be_none() -> None:
    told = paragraph(replace(MADE, interval=(26.0, 6e11)))
    assert "47 (95 %: 26 to no upper end that these lists could show; BCa bootstrap)" in told
