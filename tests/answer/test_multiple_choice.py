"""Estimates that know that the model was chosen: profiles, bootstraps, averages over graphs."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.special import gammaln

from dateline.answer.multiple.averaging import average
from dateline.answer.multiple.bootstrap import bootstrap
from dateline.answer.multiple.choosing import ranked, stepwise
from dateline.answer.multiple.graphs import decomposable
from dateline.answer.multiple.heterogeneity import column
from dateline.answer.multiple.loglinear import fit
from dateline.answer.multiple.models import named
from dateline.answer.multiple.profile import profile_interval
from dateline.answer.multiple.table import Numbers, Table
from dateline.errors import DatelineError
from tests.answer import tables


def test_profile_interval_of_rome() -> None:
    low, high = profile_interval(tables.ROME, named("1:2", tables.ROME.lists))
    assert high is not None
    assert (round(low), round(high)) == (10266, 14992)
    wald = fit(tables.ROME, named("1:2", tables.ROME.lists))
    assert (round(wald.low), round(wald.high)) == (10238, 14919)


@pytest.mark.parametrize(("lists", "number"), [(2, 2), (3, 8), (4, 61), (5, 822)])
def test_how_many_decomposable_graphs_there_are(lists: int, number: int) -> None:
    assert len(decomposable(lists)) == number


def test_cliques_and_separators_of_a_chain() -> None:
    chain = next(graph for graph in decomposable(3) if graph.edges == (0b011, 0b110))
    assert (chain.cliques, chain.separators) == ((0b011, 0b110), (0b010,))
    apart = next(graph for graph in decomposable(3) if graph.edges == ())
    assert (apart.cliques, apart.separators) == ((1, 2, 4), (0, 0))


def test_kosovo_averaged() -> None:
    made = average(tables.KOSOVO, 30000)
    found = made.posterior
    assert (found.mode, found.median, round(found.mean)) == (12267, 12595, 12749)
    assert (found.low, found.high) == (9827, 16544)
    assert made.graphs[0].graph == "{EXH,ABA,OSCE} {EXH,OSCE,HRW}"
    assert made.graphs[0].weight == pytest.approx(0.986, abs=0.001)


def gamma_prior(number: Numbers) -> Numbers:
    """Return a Poisson number whose mean is gamma with shape 13.14 and scale 55.17."""
    weighed: Numbers = gammaln(number + 13.14) - gammaln(number + 1) + number * np.log(55.17 / 56.17)
    return weighed


def test_spina_bifida() -> None:
    made = average(tables.SPINA_BIFIDA, 300, 1.0, gamma_prior, lowest=1)
    assert tables.SPINA_BIFIDA.n == 626
    top = made.graphs[0]
    assert (round(top.weight, 2), round(top.posterior.estimate), top.posterior.mode) == (0.37, 731, 729)
    found = made.posterior
    assert (round(found.estimate), found.mode, found.median, found.low, found.high) == (731, 728, 731, 682, 797)


def test_spina_bifida_read_in_the_wrong_order_gives_another_graph() -> None:
    """The table is printed with its first list varying fastest; read the other way round, it is another table."""
    right = np.asarray((0, *tables.SPINA_BIFIDA.cells)).reshape((2, 2, 2), order="F")
    wrong = Table(tables.SPINA_BIFIDA.lists, tuple(int(each) for each in right.ravel(order="C")[1:]))
    assert average(wrong, 300, 1.0, gamma_prior, lowest=1).graphs[0].graph != "{1,2} {3}"
    assert average(tables.SPINA_BIFIDA, 300, 1.0, gamma_prior, lowest=1).graphs[0].graph == "{1,2} {3}"


def test_spina_bifida_with_one_pair() -> None:
    made = fit(tables.SPINA_BIFIDA, named("1:2", tables.SPINA_BIFIDA.lists))
    assert made.estimate == pytest.approx(730.9, abs=0.1)
    assert made.se == pytest.approx(17.0, abs=0.1)
    assert made.deviance == pytest.approx(3.860, abs=0.001)


def test_five_lists_averaged() -> None:
    found = average(tables.FIVE, 300, 0.5, lowest=1).posterior
    assert (tables.FIVE.n, found.mode, found.median, found.low, found.high) == (537, 614, 616, 588, 655)


def test_an_average_takes_no_more_lists_than_it_can_list_graphs_for() -> None:
    with pytest.raises(DatelineError, match="2 to 5 lists, not 6"):
        average(tables.UK, 100)


def test_columns_for_what_is_hard_to_notice() -> None:
    assert column("poisson2", 3) == (1, 3, 7)
    assert column("darroch", 3) == (0.5, 2, 4.5)
    assert column("gamma3.5", 2) == pytest.approx((-np.log(4.5 / 3.5), -np.log(5.5 / 3.5)))


def test_some_that_are_hard_to_notice_mean_more_unseen_ones() -> None:
    assert fit(tables.KOSOVO, (), column("darroch", 4)).estimate > fit(tables.KOSOVO, ()).estimate


def test_a_bootstrap_with_few_replicates_is_the_same_each_time() -> None:
    fits = ranked(tables.KOSOVO)
    first, again = (bootstrap(tables.KOSOVO, fits, 1, seed=5, replicates=200) for _ in range(2))
    assert first == again
    assert first.at(0.95)[0] < first.at(0.80)[0] < fits[0].estimate < first.at(0.80)[1] < first.at(0.95)[1]


def test_choosing_the_model_widens_the_interval() -> None:
    """Kosovo is 9,100 to 12,000 for a model that fell from heaven, and 6,900 to 18,000 when it was chosen."""
    fits = ranked(tables.KOSOVO)
    fixed, chosen = (bootstrap(tables.KOSOVO, fits, top, seed=1) for top in (1, 10))
    assert fixed.at(0.95) == pytest.approx((9100, 12000), rel=0.05)
    assert fixed.at(0.80) == pytest.approx((9500, 11300), rel=0.05)
    assert chosen.at(0.95) == pytest.approx((6900, 18000), rel=0.10)
    assert chosen.at(0.80) == pytest.approx((7400, 12200), rel=0.05)


def test_choosing_among_five_models_of_kosovo() -> None:
    made = bootstrap(tables.KOSOVO, ranked(tables.KOSOVO), 5, seed=1)
    assert made.at(0.95) == pytest.approx((8500, 17000), rel=0.10)
    assert made.at(0.80) == pytest.approx((8500, 11500), rel=0.05)


@pytest.mark.parametrize(("top", "limits"), [(1, (131, 248)), (2, (130, 348)), (6, (128, 349))])
def test_korea_drawn_again(top: int, limits: tuple[int, int]) -> None:
    assert bootstrap(tables.KOREA, ranked(tables.KOREA), top, seed=1).at(0.95) == pytest.approx(limits, rel=0.12)


@pytest.mark.slow
def test_kosovo_among_all_113_models() -> None:
    made = bootstrap(tables.KOSOVO, ranked(tables.KOSOVO), 113, seed=1)
    assert made.models == 113
    assert made.at(0.95)[1] == pytest.approx(18000, rel=0.15)
    assert made.at(0.95)[0] == pytest.approx(6900, rel=0.10)


@pytest.mark.slow
def test_slavery_among_all_models_with_pairs() -> None:
    made = bootstrap(tables.UK5, ranked(tables.UK5, order=2), 100, seed=1)
    assert made.at(0.95)[0] == pytest.approx(11456, rel=0.15)
    assert made.at(0.95)[1] == pytest.approx(43894, rel=0.25)


def test_a_grown_model_is_ranked_like_any_other() -> None:
    assert stepwise(tables.KOREA).fit.bic > ranked(tables.KOREA)[0].bic
