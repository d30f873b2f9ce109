"""What is hard to notice, sparse tables drawn again, and pairs that stand out: published numbers of published tables."""

from __future__ import annotations

import pytest

from dateline.answer.multiple import estimate
from dateline.answer.multiple.bootstrap import regrown
from dateline.answer.multiple.heterogeneity import column
from dateline.answer.multiple.latent import Run, latent
from dateline.answer.multiple.loglinear import fit
from dateline.answer.multiple.models import named
from dateline.answer.multiple.table import Table
from dateline.answer.multiple.thresholding import thresholded
from tests.answer import tables


@pytest.mark.parametrize(
    ("name", "number", "se", "deviance", "df"),
    [
        (None, 2472, 53, 21.97, 7),
        ("poisson2", 2573, 76, 12.88, 6),
        ("darroch", 2752, 133, 8.32, 6),
        ("gamma3.5", 2964, 219, 6.74, 6),
    ],
)
def test_diabetics_who_are_hard_to_notice(name: str | None, number: int, se: int, deviance: float, df: int) -> None:
    """Rivest (2011): interactions 1:3, 2:4 and 3:4, and a column for what is hard to notice."""
    extra = column(name, 4) if name else None
    made = fit(tables.DIABETES, named("1:3,2:4,3:4", tables.DIABETES.lists), extra)
    assert (round(made.estimate), round(made.se), round(made.deviance, 2), made.df) == (number, se, deviance, df)


def test_pairs_of_lists_that_stand_out_in_the_united_kingdom() -> None:
    """Silverman (2020): 12,163.5 (10,609 to 13,694) by a chain; weighed draws of the same posterior need none."""
    made = thresholded(tables.UK5, seed=1)
    assert made.model == named("GO:GP,LA:NG,LA:PN,NG:GP,PN:GP", tables.UK5.lists)
    assert made.median == pytest.approx(12163.5, rel=0.02)
    assert (made.low, made.high) == pytest.approx((10609, 13694), rel=0.04)
    assert made.ess > 10_000


def test_the_exact_posterior_does_not_hang_on_the_draws() -> None:
    medians = [thresholded(tables.UK5, seed).median for seed in range(1, 6)]
    assert max(medians) / min(medians) == pytest.approx(1, abs=0.005)


def test_a_pair_that_shares_nothing_is_no_obstacle_to_a_prior() -> None:
    made = estimate(tables.WESTERN, "threshold")
    assert (made.standing, made.selection_aware) == ("estimable", False)
    assert made.estimate is not None
    assert made.interval is not None
    assert made.documented < made.interval[0] < made.estimate < made.interval[1]


def test_a_model_grown_anew_each_time_knows_that_it_was_chosen() -> None:
    fixed, grown = estimate(tables.KOREA, "fixed"), estimate(tables.KOREA, "stepwise", replicates=100)
    assert grown.estimate == pytest.approx(268.7778, abs=0.001)
    assert (grown.selection_aware, fixed.selection_aware) == (True, False)
    assert "the model grown anew in each" in grown.interval_kind
    assert not any("takes the model as given" in warning for warning in grown.warnings)


@pytest.mark.slow
@pytest.mark.parametrize(("table", "limits"), [(tables.NEW_ORLEANS_5, (589, 1703)), (tables.WESTERN, (1293, 3670))])
def test_sparse_tables_drawn_again(table: Table, limits: tuple[int, int]) -> None:
    """Chan, Silverman and Vincent (2021): BCa limits, the model grown anew in each of a thousand replicates."""
    assert regrown(table, seed=1).at(0.95) == pytest.approx(limits, rel=0.10)


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "median"), [(2, 10459), (3, 10367)])
def test_latent_classes_of_kosovo_from_other_beginnings(seed: int, median: int) -> None:
    assert latent(tables.KOSOVO, seed, Run(kept=500)).median == pytest.approx(median, rel=0.05)
