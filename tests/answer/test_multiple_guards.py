"""Estimates that are refused, and what must stand beside those that are not."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.answer.counts import load_policy
from dateline.answer.multiple import Table, estimate, from_histories, paragraph
from dateline.answer.multiple.guards import standing
from dateline.answer.multiple.latent import Run, latent
from dateline.answer.multiple.linkage import Linked, combine
from dateline.answer.multiple.listing import by_size, memberships, size_class, table_of
from dateline.answer.multiple.mixing import effective_size, r_hat
from dateline.answer.voices import provenance
from tests.answer import tables
from tests.answer.factory import incident, told, voice

RANGE = load_policy("range")


def table(**histories: int) -> Table:
    named = {name.replace("_", "+"): count for name, count in histories.items()}
    return from_histories(sorted({part for name in named for part in name.split("+")}), named)


@pytest.mark.parametrize(
    ("made", "where", "why"),
    [
        (table(a=10), "not estimable", "one list"),
        (table(a=10, b=9, c=8), "not estimable", "no two lists share anything"),
        (table(a=10, b=9, a_b=4), "two lists", "can only be assumed"),
        (table(a=10, b=9, a_b=4, c=2), "lower bound", "c has 2"),
        (table(a=10, b=9, a_b=4, c=8, a_c=1), "estimable", ""),
    ],
)
def test_what_may_be_estimated(made: Table, where: str, why: str) -> None:
    found, reason = standing(made)
    assert found == where
    assert why in reason


def test_a_refusal_gives_no_number_and_says_why() -> None:
    made = estimate(table(a=10, b=9, a_b=4, c=2))
    assert (made.estimate, made.interval, made.standing) == (None, None, "lower bound")
    words = paragraph(made)
    assert "No estimate: it takes 3 lists with 5 or more each, and c has 2." in words
    assert "Lower bound, if lists do not avoid one another" in words


def test_two_lists_sign_the_bias() -> None:
    words = paragraph(estimate(table(police=60, press=40, police_press=20)))
    assert "media that repeat officials), the number is too low" in words
    assert "specialists), the number is too high" in words


def test_a_fixed_model_always_warns_and_one_that_was_chosen_does_not() -> None:
    fixed, chosen = estimate(tables.KOSOVO, "fixed"), estimate(tables.KOSOVO, replicates=200)
    assert (fixed.selection_aware, chosen.selection_aware) == (False, True)
    assert any("takes the model as given" in warning for warning in fixed.warnings)
    assert not any("takes the model as given" in warning for warning in chosen.warnings)
    assert fixed.interval is not None
    assert chosen.interval is not None
    assert chosen.interval[1] - chosen.interval[0] > 2 * (fixed.interval[1] - fixed.interval[0])


def test_models_that_fit_as_well_are_named() -> None:
    made = estimate(tables.KOSOVO, "fixed")
    assert (made.model_rank, made.n_models, made.documented) == (1, 113, 4400)
    assert any(round(rival.estimate) == 12741 and rival.bic_behind < 0.1 for rival in made.rivals)


def test_averages_and_steps_are_methods_too() -> None:
    graphs, steps = estimate(tables.KOREA, "graphs"), estimate(tables.KOREA, "stepwise", replicates=100)
    assert graphs.selection_aware
    assert steps.estimate == pytest.approx(268.7778, abs=0.001)
    assert steps.selection_aware


def test_a_copy_of_a_list_changes_nothing_documented_and_is_called_one() -> None:
    plain = table(a=30, b=25, c=20, a_b=8, a_c=7, b_c=6, a_b_c=3)
    copied = table(a_d=30, b=25, c=20, a_b_d=8, a_c_d=7, b_c=6, a_b_c_d=3)
    assert estimate(plain, "fixed").documented == estimate(copied, "fixed").documented
    assert any("a and d share 48 of 48: one may copy the other" in warning for warning in estimate(copied, "fixed").warnings)
    assert not any("may copy" in warning for warning in estimate(plain, "fixed").warnings)


def test_a_list_that_is_too_small_is_left_out_and_named() -> None:
    made = estimate(table(a=30, b=25, c=20, a_b=8, a_c=7, b_c=6, a_b_c=3, d=2), "fixed")
    assert made.standing == "estimable"
    assert "d is too small and was left out" in made.warnings


def test_lists_are_provenance_and_never_outlets() -> None:
    assert provenance(voice("the Selmin police")) == "officials"
    assert provenance(voice("the Orsha Observatory")) == "monitors"
    assert provenance(voice("FNV", side="perpetrator")) == "perpetrators"
    assert provenance(voice("a body", sector="MIL")) == "officials"
    assert provenance(voice("residents")) == "others"
    assert provenance(voice(None)) == "media"


def test_ten_copies_of_a_wire_story_are_one_list() -> None:
    copied = incident("a", *(told(3, document=f"d{each}") for each in range(10)))
    assert memberships(copied, {}) == {"media"}
    assert memberships(copied, {f"d{each}": "local media" for each in range(10)}) == {"local media"}
    assert table_of([copied, incident("b", told(1, by="police", document="d1"))]).lists == ("media", "officials")


@pytest.mark.parametrize(("dead", "name"), [(0, "0"), (1, "1"), (4, "2-4"), (14, "5-14"), (15, "15+"), (40, "15+")])
def test_strata_by_size(dead: int, name: str) -> None:
    assert size_class(incident("a", told(dead)), RANGE) == name
    assert set(by_size([incident("a", told(dead)), incident("b")], RANGE)) == {name, "no figure"}


def test_ways_to_join_are_combined_on_the_logarithm_of_the_unseen() -> None:
    same = combine([Linked(100, 50.0, 0.04)] * 10)
    assert same.estimate == pytest.approx(150)
    assert same.between == 0.0
    spread = combine([Linked(100, 50.0 + each, 0.04) for each in range(-20, 30, 5)])
    assert spread.high - spread.low > same.high - same.low
    assert spread.warnings == ()
    assert combine([Linked(100, 0.0, 0.1), Linked(90, 20.0, 0.1)]).warnings == ("only 2 ways to join: take 10 or more",)


def test_degrees_of_freedom_by_hand() -> None:
    found = combine([Linked(0, np.exp(1.0), 0.5), Linked(0, np.exp(3.0), 0.5)])
    assert found.df == pytest.approx(1 * (1 + 0.5 / (3 * 2.0)) ** 2)


def test_chains_that_sit_apart_have_not_mixed() -> None:
    chance = np.random.default_rng(1)
    mixed = chance.normal(size=(4, 500))
    assert r_hat(mixed) < 1.02
    assert r_hat(mixed + np.arange(4)[:, None] * 5) > 2
    assert effective_size(mixed) > 1000
    walk = np.cumsum(mixed, axis=1)
    assert effective_size(walk) < 100


def test_chains_that_are_too_short_are_refused() -> None:
    made = latent(tables.KOSOVO, 1, Run(burn=20, kept=20, thin=1))
    assert made.refused is not None
    assert "have not mixed" in made.refused


@pytest.mark.slow
def test_latent_classes_of_kosovo() -> None:
    made = latent(tables.KOSOVO, 1, Run(kept=1000))
    assert made.refused is None
    assert 9800 <= made.median <= 10900
    assert made.r_hat < 1.1
