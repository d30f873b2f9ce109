"""Estimates from several lists: the published tables give the published numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from dateline.answer.multiple.choosing import ranked, stepwise
from dateline.answer.multiple.loglinear import Fit, fit, try_fit
from dateline.answer.multiple.models import iter_models, model, named, notation
from dateline.answer.multiple.poisson import regress
from dateline.answer.multiple.simple import chao, chao_of, coverage, two_lists
from dateline.answer.multiple.sparse import reduce
from dateline.answer.multiple.table import Table, from_histories, from_memberships
from dateline.errors import DatelineError
from tests.answer import tables


def near(found: Sequence[float], expected: Sequence[float], tolerance: float) -> None:
    assert list(found) == pytest.approx(list(expected), abs=tolerance)


PUBLISHED_BEST = "EXH:ABA:OSCE,EXH:HRW,OSCE:HRW"


def test_what_a_table_says_of_itself() -> None:
    assert tables.KOSOVO.n == 4400
    assert tables.KOSOVO.sizes == (1910, 1528, 1786, 685)
    assert tables.KOSOVO.frequencies == (3218, 882, 273, 27)
    assert (tables.KOREA.n, tables.UK.n, tables.UK5.n, tables.ROME.n, tables.NETHERLANDS_5.n) == (123, 2744, 2744, 1896, 8234)
    assert tables.WESTERN.n == 345


@pytest.mark.parametrize(("lists", "number"), [(2, 1), (3, 8), (4, 113)])
def test_how_many_hierarchical_models_there_are(lists: int, number: int) -> None:
    found = list(iter_models(lists))
    assert len(found) == len(set(found)) == number
    assert all(model(each) == each for each in found)


def test_a_model_is_written_by_its_widest_interactions() -> None:
    terms = named(PUBLISHED_BEST, tables.KOSOVO.lists)
    assert notation(terms, tables.KOSOVO.lists) == "EXH:HRW, OSCE:HRW, EXH:ABA:OSCE"
    assert notation((), tables.KOSOVO.lists) == "independence"


def test_two_lists() -> None:
    made = two_lists(948, 421, 167)
    assert made.lincoln_petersen == pytest.approx(2389.87, abs=0.01)
    assert made.chapman == pytest.approx(2382.80, abs=0.01)
    assert made.se == pytest.approx(129.06, abs=0.01)
    assert two_lists(10, 10, 0).lincoln_petersen is None


def test_chao() -> None:
    made = chao((1645, 183, 37, 13, 1, 1))
    assert made.estimate == pytest.approx(9273.5, abs=0.1)
    assert (round(made.low), round(made.high)) == (8085, 10690)


def test_chao_of_fixed_lists_says_which_correction() -> None:
    plain, fixed = chao(tables.KOSOVO.frequencies), chao_of(tables.KOSOVO)
    assert plain.estimate == pytest.approx(10270.5, abs=0.1)
    assert (round(plain.low), round(plain.high)) == (9718, 10880)
    assert fixed.c == 0.75
    assert fixed.estimate == pytest.approx(8802.9, abs=0.1)
    assert (round(fixed.low), round(fixed.high)) == (8384, 9266)


def test_chao_without_anything_seen_twice() -> None:
    made = chao((6, 0))
    assert made.estimate == 6 + 15
    assert 6 <= made.low <= made.estimate <= made.high


def test_coverage_is_always_there() -> None:
    assert coverage((3, 2, 1)) == pytest.approx(1 - 3 / 10)
    assert coverage((0, 0)) is None


def test_kosovo_independent() -> None:
    made = fit(tables.KOSOVO, ())
    assert made.estimate == pytest.approx(7394.6, abs=0.1)
    assert made.se == pytest.approx(129.6, abs=0.1)
    near((made.deviance, made.df), (245.94, 10), 0.01)


def test_kosovo_least_bic_is_the_published_estimate() -> None:
    found = ranked(tables.KOSOVO)
    best = found[0]
    assert len(found) == 113
    assert best.model == named("EXH:ABA:OSCE,EXH:HRW,OSCE:HRW", tables.KOSOVO.lists)
    assert best.estimate == pytest.approx(10356.5, abs=0.1)
    assert best.se == pytest.approx(785.9, abs=0.1)
    assert (round(best.low), round(best.high)) == (9005, 12105)
    assert best.low == pytest.approx(9002, rel=0.003)
    assert best.high == pytest.approx(12122, rel=0.003)
    near((best.deviance, best.df), (9.323, 4), 0.001)
    near((best.bic, best.aic), (203.030, 132.747), 0.001)


def test_kosovo_least_aic_is_hardly_worse_by_bic_and_says_something_else() -> None:
    best = ranked(tables.KOSOVO, by="aic")[0]
    assert best.model == named("EXH:ABA:OSCE,EXH:OSCE:HRW", tables.KOSOVO.lists)
    assert best.estimate == pytest.approx(12741.0, abs=0.1)
    assert (round(best.low), round(best.high)) == (10130, 16542)
    assert best.aic == pytest.approx(126.441, abs=0.001)
    assert best.bic - ranked(tables.KOSOVO)[0].bic == pytest.approx(0.084, abs=0.001)


def test_kosovo_with_all_triples() -> None:
    made = fit(tables.KOSOVO, list(iter_models(4))[-1])
    assert len(made.model) == 10
    assert made.estimate == pytest.approx(16941.9, abs=0.1)
    assert (round(made.low), round(made.high)) == (9360, 36116)


@pytest.mark.parametrize(
    ("terms", "estimate"),
    [("1:2,2:3", 157.1667), ("1:2", 268.7778), ("", 141.9926), ("1:3,2:3", 123.4630), ("2:3", 126.1944), ("1:3", 126.9394)],
)
def test_korea(terms: str, estimate: float) -> None:
    assert fit(tables.KOREA, named(terms, tables.KOREA.lists)).estimate == pytest.approx(estimate, abs=0.0001)


def test_korea_by_bic_and_by_steps() -> None:
    best, second = ranked(tables.KOREA)[:2]
    assert (best.name, second.name) == ("1:2, 2:3", "1:2")
    near((best.bic, second.bic), (57.14081, 58.96860), 0.00001)
    assert fit(tables.KOREA, ()).bic == pytest.approx(184.14431, abs=0.00001)
    assert stepwise(tables.KOREA).fit.estimate == pytest.approx(268.7778, abs=0.0001)


def test_slavery_in_the_united_kingdom() -> None:
    made = fit(tables.UK5, ())
    assert made.estimate == pytest.approx(13444.1, abs=0.1)
    assert made.se == pytest.approx(806.9, abs=0.1)
    assert (round(made.low), round(made.high)) == (11985, 15133)


def names(table: Table, terms: tuple[int, ...]) -> list[str]:
    return [notation((term,), table.lists) for term in terms]


def test_slavery_step_by_step() -> None:
    grown = stepwise(tables.UK5)
    assert names(tables.UK5, tuple(step.pair for step in grown.steps)) == ["LA:NG", "NG:GP", "PN:GP", "LA:PN", "GO:GP", "NG:GO"]
    assert grown.next is not None
    assert grown.next.p == pytest.approx(0.1128, abs=0.0001)
    assert grown.fit.estimate == pytest.approx(11313.0, abs=0.1)
    assert grown.fit.se == pytest.approx(802.7, abs=0.1)
    assert (round(grown.fit.low), round(grown.fit.high)) == (9884, 13027)
    near((grown.fit.deviance, grown.fit.bic), (16.351, 198.605), 0.001)


def test_slavery_by_six_lists() -> None:
    grown = stepwise(tables.UK)
    steps = ["PF:NCA", "LA:NG", "NG:GP", "LA:PF", "PF:GP", "GO:GP", "NG:GO"]
    assert names(tables.UK, tuple(step.pair for step in grown.steps)) == steps
    assert grown.fit.estimate == pytest.approx(11418.0, abs=0.1)
    assert (round(grown.fit.low), round(grown.fit.high)) == (9977, 13146)


def test_two_models_of_slavery_one_bic_apart_give_twelve_and_twenty_three_thousand() -> None:
    best, second = ranked(tables.UK5, order=2)[:2]
    near((best.estimate, second.estimate), (22991.3, 12262.4), 0.1)
    near((best.bic, second.bic), (196.540, 197.495), 0.001)
    assert (round(best.low), round(best.high)) == (17861, 29862)
    assert (round(second.low), round(second.high)) == (10785, 14011)


def test_sparse_tables() -> None:
    assert stepwise(tables.NEW_ORLEANS_5).fit.estimate == pytest.approx(1034, abs=1)
    assert stepwise(tables.NEW_ORLEANS_5).steps == ()
    grown = stepwise(tables.WESTERN)
    assert names(tables.WESTERN, tuple(step.pair for step in grown.steps)) == ["A:E"]
    assert grown.fit.estimate == pytest.approx(2483, abs=1)
    assert grown.next is not None
    assert grown.next.p == pytest.approx(0.0260, abs=0.0001)


def test_netherlands() -> None:
    assert fit(tables.NETHERLANDS_5, ()).estimate == pytest.approx(52923.9, abs=0.1)
    made = stepwise(tables.NETHERLANDS_5).fit
    assert made.estimate == pytest.approx(121521.6, abs=0.1)
    assert (round(made.low), round(made.high)) == (98675, 150139)


FIENBERG = from_histories(["A", "B", "C"], {"A": 40, "B": 30, "C": 20, "A+B": 6})


@pytest.mark.parametrize(("terms", "code"), [("A:B,A:C,B:C", 2), ("A:B", 1), ("A:C,B:C", 0)])
def test_whether_a_model_can_be_estimated_from_a_sparse_table(terms: str, code: int) -> None:
    assert reduce(FIENBERG, named(terms, FIENBERG.lists)).code == code


def test_a_model_that_cannot_be_estimated_says_why() -> None:
    with pytest.raises(DatelineError, match="not identifiable"):
        fit(FIENBERG, named("A:B,A:C,B:C", FIENBERG.lists))
    assert try_fit(FIENBERG, named("A:B", FIENBERG.lists)) == 1


def test_hiv_in_rome_is_a_test_of_what_n_the_bic_counts() -> None:
    plain, better = fit(tables.ROME, ()), fit(tables.ROME, named("1:2", tables.ROME.lists))
    near((plain.estimate, plain.se), (11124.6, 904.8), 0.1)
    assert plain.deviance == pytest.approx(13.026, abs=0.001)
    near((better.estimate, better.se), (12318.5, 1188.7), 0.1)
    near((better.deviance, better.df), (7.614, 9), 0.001)
    near((better.aic, plain.aic), (86.65, 90.06), 0.01)
    near((plain.bic, better.bic), (117.80, 119.93), 0.01)
    every = fit(tables.ROME, list(iter_models(4, 2))[-1])
    near((every.estimate, every.se), (23443.5, 9594.9), 0.5)


def test_the_order_of_lists_changes_nothing() -> None:
    turned = from_histories(
        ["HRW", "OSCE", "ABA", "EXH"],
        {notation((cell,), tables.KOSOVO.lists).replace(":", "+"): count for cell, count in enumerate(tables.KOSOVO.cells, 1)},
    )
    assert turned.digest == tables.KOSOVO.digest
    assert ranked(turned)[0].estimate == pytest.approx(ranked(tables.KOSOVO)[0].estimate, rel=1e-8)


def test_no_estimate_lies_below_what_is_known() -> None:
    chance = np.random.default_rng(7)
    for _ in range(40):
        table = Table(("a", "b", "c"), tuple(int(each) for each in chance.poisson(6, 7)))
        found = [made for terms in iter_models(3) if isinstance(made := try_fit(table, terms), Fit)]
        assert all(table.n <= made.low <= made.estimate <= made.high for made in found)


def test_least_squares_agree_with_a_table_done_by_hand() -> None:
    design = np.asarray([[1.0, 0.0], [1.0, 1.0]])
    made = regress(design, np.asarray([4.0, 12.0]))
    assert np.exp(made.coefficients) == pytest.approx([4.0, 3.0])


def test_what_stands_on_no_list_is_not_counted() -> None:
    table = from_memberships(["police", "press"], [["police"], ["police", "press"], [], ["radio"]])
    assert table.cells == (1, 0, 1)


def test_a_history_of_an_unknown_list_is_named() -> None:
    with pytest.raises(DatelineError, match="no list 'radio'"):
        from_histories(["police", "press"], {"police+radio": 3})
