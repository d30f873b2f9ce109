from __future__ import annotations

import random
from itertools import combinations

import pytest

from dateline.ledger.clusters import clusters_of
from dateline.records.happenings import Cluster, Edge, Judgement


def edge(left: str, right: str, judgement: Judgement = "same", score: float | None = None) -> Edge:
    first, second = sorted((left, right))
    return Edge(f"{first}{second}{judgement}", first, second, "incident", judgement, score, (), "", "human:ana", "now")


def suggested(left: str, right: str, score: float) -> Edge:
    return edge(left, right, "suggested", score)


def clusters(*edges: Edge, policy: str = "working", threshold: float = 0.5, among: str | None = None, order: str = "") -> list[Cluster]:
    def first(name: str) -> tuple[int, str]:
        return order.find(name), name

    return clusters_of(edges, policy, threshold, among, first)  # type: ignore[arg-type] # one of two words


def members(*edges: Edge, **how: str) -> list[str]:
    return ["".join(each.members) for each in clusters(*edges, **how)]  # type: ignore[arg-type]


def test_what_people_call_the_same_is_one_cluster_through_any_number_of_steps() -> None:
    assert members(edge("a", "b"), edge("b", "c"), edge("d", "e")) == ["abc", "de"]


def test_suggestions_count_in_the_working_view_alone_and_mark_it() -> None:
    edges = [edge("a", "b"), suggested("b", "c", 0.9)]
    assert clusters(*edges) == [Cluster("a", ("a", "b", "c"), machine=True)]
    assert clusters(*edges, policy="reviewed") == [Cluster("a", ("a", "b"), machine=False)]


def test_a_suggestion_below_the_threshold_joins_nothing() -> None:
    assert members(suggested("a", "b", 0.49)) == []
    assert members(suggested("a", "b", 0.5)) == ["ab"]


def test_unsure_joins_nothing_and_parts_nothing() -> None:
    assert members(edge("a", "b", "unsure")) == []
    assert members(edge("a", "b", "unsure"), suggested("a", "b", 0.9)) == ["ab"]


def test_a_different_binds_and_the_weakest_suggestion_on_the_path_is_left_out() -> None:
    parted = edge("a", "d", "different")
    path = [suggested("a", "b", 0.9), suggested("b", "c", 0.6), suggested("c", "d", 0.8)]
    assert members(parted, *path) == ["ab", "cd"]
    assert members(parted, suggested("a", "d", 1.0)) == []


def test_a_different_binds_whole_clusters_that_people_made() -> None:
    people = [edge("a", "b"), edge("c", "d"), edge("a", "c", "different")]
    assert members(*people, suggested("b", "d", 0.99)) == ["ab", "cd"]
    assert members(*people, suggested("b", "e", 0.9), suggested("d", "e", 0.8)) == ["abe", "cd"]


def test_the_public_id_is_that_of_the_member_known_first() -> None:
    assert clusters(edge("b", "c"), order="cba")[0].id == "c"
    assert clusters(edge("b", "c"), edge("a", "b"), order="cba")[0].id == "c"


def test_each_of_the_records_asked_for_is_in_one_cluster() -> None:
    found = clusters(edge("a", "b"), edge("b", "c"), among="acz")
    assert [each.members for each in found] == [("a", "c"), ("z",)]


@pytest.mark.parametrize("seed", range(20))
def test_whatever_is_suggested_no_two_that_people_parted_are_together_and_the_order_of_rows_does_not_matter(seed: int) -> None:
    chance = random.Random(seed)
    pairs = list(combinations("abcdefghijkl", 2))
    chance.shuffle(pairs)
    parted = [edge(*pair, "different") for pair in pairs[:6]]
    likely = [suggested(*pair, chance.randrange(1000) / 1000) for pair in pairs[6:40]]
    found = clusters(*parted, *likely)
    for each in parted:
        assert not any({each.left, each.right} <= set(cluster.members) for cluster in found)
    mixed = [*parted, *likely]
    chance.shuffle(mixed)
    assert clusters(*mixed) == found
