"""Policies over one incident's figures: what each makes of the same reports, and what none of them may do."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.answer.counts import figure, load_policy, policies
from dateline.errors import TableError
from dateline.records.happenings import Bounds
from tests.answer.factory import POLICE, told

THREE = [
    told("11+", by=POLICE, published="2025-11-11"),
    told(14, by="a doctor at the clinic", document="d2", published="2025-11-12"),
    told("12-16", by="the ministry", document="d3", published="2025-11-13"),
]


@pytest.mark.parametrize(
    ("policy", "low", "best", "high"),
    [
        ("range", 11, None, None),
        ("airwars", 11, None, None),
        ("conservative", 11, 11, None),
        ("acled", 11, 11, None),
        ("ucdp", 11, 11, None),
        ("latest_official", 12, None, 16),
        ("median", 12, 12, 16),
        ("max", 14, 14, None),
    ],
)
def test_each_policy_makes_its_own_figure_of_the_same_reports(policy: str, low: int, best: int | None, high: int | None) -> None:
    made = figure(THREE, "killed", load_policy(policy))
    assert made is not None
    assert made.bounds == Bounds(low, best, high)


def test_the_statements_that_carry_the_figure_are_kept() -> None:
    last = figure(THREE, "killed", load_policy("latest_official"))
    assert last is not None
    assert last.statements == (THREE[2].statement,)


def test_an_export_rule_is_not_what_a_word_means() -> None:
    dozens = [told((24, None, 99), comparator="vague", quote="dozens")]
    acled, wide = figure(dozens, "killed", load_policy("acled")), figure(dozens, "killed", load_policy("range"))
    assert acled is not None
    assert wide is not None
    assert (acled.bounds.low, acled.bounds.best, acled.bounds.high) == (12, 12, 99)
    assert (wide.bounds.low, wide.bounds.best, wide.bounds.high) == (24, None, 99)


def test_an_unknown_number_is_ten_only_where_the_policy_says_so() -> None:
    some = [told((1, None, None), comparator="vague", quote="an unknown number")]
    assert figure(some, "killed", load_policy("acled")).bounds.low == 10  # type: ignore[union-attr]
    assert figure(some, "killed", load_policy("ucdp")).bounds == Bounds(1, 1, None)  # type: ignore[union-attr]


def test_a_part_is_never_added_to_its_whole() -> None:
    figures = [told(14, name="whole"), told(4, name="leaders", part_of="whole")]
    assert figure(figures, "killed", load_policy("range")).bounds == Bounds(14, 14, 14)  # type: ignore[union-attr]


def test_sides_are_added_for_all_and_stay_apart_for_one() -> None:
    figures = [told(11, side="rebels"), told(3, side="army")]
    assert figure(figures, "killed", load_policy("range")).bounds == Bounds(14, 14, 14)  # type: ignore[union-attr]
    assert figure(figures, "killed", load_policy("range"), side="army").bounds == Bounds(3, 3, 3)  # type: ignore[union-attr]
    assert figure(figures, "killed", load_policy("range"), side="police") is None


def test_a_figure_for_everybody_stands_beside_the_sum_of_the_sides() -> None:
    figures = [told(11, side="rebels"), told(3, side="army"), told(15, by="a doctor", document="d2")]
    assert figure(figures, "killed", load_policy("range")).bounds == Bounds(14, None, 15)  # type: ignore[union-attr]


def test_a_loss_told_in_headline_and_lead_is_told_once() -> None:
    figures = [told("11+", name="headline"), told(12, name="lead")]
    assert figure(figures, "killed", load_policy("range")).bounds == Bounds(12, 12, 12)  # type: ignore[union-attr]


def test_no_official_voice_gives_no_official_figure() -> None:
    assert figure([told(4, by="residents")], "killed", load_policy("latest_official")) is None


def test_reported_none_is_a_figure_and_silence_is_not() -> None:
    assert figure([told(0)], "killed", load_policy("range")).bounds == Bounds(0, 0, 0)  # type: ignore[union-attr]
    assert figure([told(0)], "injured", load_policy("range")) is None


OWN = '[[policies]]\nname = "ours"\nmeans = "m"\nselect = "all"\nlow = "least low"\nbest = "least best"\nhigh = "greatest high"\n'


def test_a_policy_of_ones_own_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(OWN + "unknown = 3\n", encoding="utf-8")
    assert load_policy(str(path)).unknown == 3


@pytest.mark.parametrize(
    ("broken", "says"),
    [
        (OWN.replace("least low", "lowest"), "row 1 (ours): `low` is 'lowest'"),
        (OWN + 'colour = "red"\n', "row 1 (ours): no such key: `colour`"),
        (OWN + "words = { dozens = -1 }\n", "row 1 (ours): `words` must give"),
        (OWN + "unknown = 1.5\n", "row 1 (ours): `unknown` must be"),
        (OWN.replace('means = "m"\n', ""), "row 1 (ours): `means` must be a text"),
        (OWN + OWN.replace("ours", "theirs"), "2 policies"),
        ("", "0 policies"),
        ("policies = 3", "must be rows"),
        ("[[policies", "not valid TOML"),
    ],
)
def test_a_row_that_cannot_be_used_is_named(tmp_path: Path, broken: str, says: str) -> None:
    path = tmp_path / "ours.toml"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(TableError, match=r"ours\.toml") as raised:
        load_policy(str(path))
    assert says in str(raised.value)


def test_a_policy_that_is_not_there_names_those_that_are() -> None:
    with pytest.raises(TableError, match="conservative"):
        load_policy("strict")
    with pytest.raises(TableError, match="no such file"):
        load_policy("missing.toml")


def test_every_policy_that_ships_says_what_it_means_and_where_it_comes_from() -> None:
    assert {"range", "conservative", "ucdp", "airwars", "latest_official", "median", "max"} <= set(policies())
    assert all(policy.means and policy.source for policy in policies().values())


def test_two_kinds_of_people_hurt_in_one_mention_are_added_up() -> None:
    """ "Five soldiers and nine rebels died, the army said. The front says that it lost two men and killed 20 soldiers." """
    army = [told(5, by="the army", kind="soldier", event="clash"), told(9, by="the army", kind="militant", event="clash")]
    front = [told(2, by="the front", kind="unknown", event="losses"), told(20, by="the front", kind="soldier", event="losses")]
    assert figure(army, "killed", load_policy("range")).bounds == Bounds(14, 14, 14)  # type: ignore[union-attr]
    assert figure([*army, *front], "killed", load_policy("range")).bounds == Bounds(14, None, 22)  # type: ignore[union-attr]


def test_kinds_told_one_after_the_other_are_added_up_and_never_to_everybody() -> None:
    apart = [told(3, kind="soldier", event="ambush"), told(6, kind="militant", event="pursuit")]
    assert figure(apart, "killed", load_policy("range")).bounds == Bounds(9, 9, 9)  # type: ignore[union-attr]
    everybody = told(10, kind="unknown", event="toll")
    assert figure([*apart, everybody], "killed", load_policy("range")).bounds == Bounds(10, 10, 10)  # type: ignore[union-attr]


def test_one_kind_told_twice_is_told_once() -> None:
    twice = [told(11, kind="militant", event="headline"), told(12, kind="militant", event="lead"), told(4, kind="leader", event="lead two")]
    assert figure(twice, "killed", load_policy("range")).bounds == Bounds(12, 12, 12)  # type: ignore[union-attr]


def test_who_was_arrested_is_held() -> None:
    assert figure([told(3, "arrested")], "captured", load_policy("range")).bounds == Bounds(3, 3, 3)  # type: ignore[union-attr]
    assert figure([told(3, "captured")], "arrested", load_policy("range")) is None
