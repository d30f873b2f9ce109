from __future__ import annotations

from importlib.resources import files
from math import log2

import numpy as np
import pytest

from dateline.reconcile.compare import LEVELS
from dateline.reconcile.settings import settings
from dateline.reconcile.weigh import Model, probability, trained, weights
from scripts.linkage import weights as trained_again


def test_the_weight_of_a_pair_is_the_sum_of_its_levels_and_the_prior() -> None:
    plain = {comparison: dict.fromkeys(names, 0.5) for comparison, names in LEVELS.items()}
    m, u = ({**plain, "time": {**plain["time"], "same_day": share}} for share in (0.8, 0.1))
    model = Model(0.2, m, u)
    levels = {comparison: np.array([0, 1]) for comparison in LEVELS}
    assert weights(levels, model).tolist() == [round(1000 * log2(0.25)) + 3000, round(1000 * log2(0.25))]


def test_a_score_is_one_half_at_the_threshold_and_doubles_its_odds_with_each_bit() -> None:
    score = probability(np.array([0, 1000, 2000]), threshold=0.0)
    assert score.tolist() == pytest.approx([1 / 2, 2 / 3, 4 / 5])


def test_the_shipped_numbers_are_probabilities_of_every_level() -> None:
    model = trained()
    assert 0 < model.prior < 1
    for table in (model.m, model.u):
        assert {comparison: tuple(levels) for comparison, levels in table.items()} == LEVELS
        assert all(sum(levels.values()) == pytest.approx(1, abs=1e-4) for levels in table.values())


def test_what_agrees_speaks_for_and_what_disagrees_against() -> None:
    model = trained()
    assert model.bits("time", "same_day") > 0 > model.bits("time", "apart")
    assert model.bits("toll", "same_large") > model.bits("toll", "same") > 0 > model.bits("toll", "conflict")
    assert model.bits("wording", "main_8") > model.bits("wording", "main_4") > 0 > model.bits("wording", "main_1")
    assert len(settings().likeness) + 1 == sum(name.startswith("main_") for name in LEVELS["wording"])


@pytest.mark.slow
def test_training_again_gives_the_shipped_numbers() -> None:
    assert files("dateline.reconcile").joinpath("tables/weights.toml").read_text(encoding="utf-8") == trained_again()
