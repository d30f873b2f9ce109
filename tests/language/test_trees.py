import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from dateline.language.trees import best_heads


def is_tree(heads: tuple[int, ...]) -> bool:
    for word in range(1, len(heads)):
        seen, node = set(), word
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node]
    return True


def test_the_best_tree_has_one_root_though_two_words_want_it() -> None:
    arcs = np.array([[0, 0, 0], [5, 0, 1], [4, 3, 0]], np.float32)
    assert best_heads(arcs).tolist() == [0, 0, 1]


def test_a_cycle_is_broken_where_it_costs_least() -> None:
    arcs = np.array([[0, 0, 0, 0], [1, 0, 9, 0], [2, 9, 0, 0], [0, 0, 8, 0]], np.float32)
    assert best_heads(arcs).tolist() == [0, 2, 0, 2]


@given(st.lists(st.integers(-20, 20), min_size=16, max_size=16))
def test_no_tree_with_that_root_scores_higher(values: list[int]) -> None:
    arcs = np.array(values, np.float32).reshape(4, 4)
    heads = best_heads(arcs).tolist()
    roots = [word for word in range(1, 4) if heads[word] == 0]
    assert len(roots) == 1
    assert is_tree(tuple(heads))
    rivals = (
        (0, *choice)
        for choice in itertools.product(range(4), repeat=3)
        if [word for word in range(1, 4) if choice[word - 1] == 0] == roots and is_tree((0, *choice))
    )
    best = max(sum(arcs[word, rival[word]] for word in range(1, 4)) for rival in rivals if all(rival[word] != word for word in range(1, 4)))
    assert sum(arcs[word, heads[word]] for word in range(1, 4)) == best


@given(st.integers(1, 40), st.integers(0, 10_000))
def test_every_word_reaches_the_root(size: int, seed: int) -> None:
    arcs = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32)
    heads = best_heads(arcs).tolist()
    assert is_tree(tuple(heads))
    assert heads[1:].count(0) == 1
