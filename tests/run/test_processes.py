"""One function over many inputs: the order and the results do not depend on how many processes work."""

from __future__ import annotations

import gc
from collections.abc import Callable

from dateline.run.guard import Guarded
from dateline.run.processes import SEARCHED, apply


def build() -> Callable[[int], int]:
    return lambda number: number * number


def test_two_processes_give_what_one_gives_in_the_same_order() -> None:
    numbers = list(range(50))
    assert list(apply(build, numbers, 2)) == list(apply(build, numbers, 1)) == [number * number for number in numbers]


def test_no_input_gives_no_result() -> None:
    assert list(apply(build, [], 2)) == []


def test_one_broken_input_stands_in_its_place_and_the_others_go_on() -> None:
    inverse: Guarded[int, float | str] = Guarded(lambda number: 1 / number, lambda number, error: f"{number}: {type(error).__name__}")
    assert [inverse(number) for number in (2, 0, 4)] == [0.5, "0: ZeroDivisionError", 0.25]


def searched() -> Callable[[int], tuple[int, int, int]]:
    return lambda _: gc.get_threshold()


def test_reading_processes_search_their_memory_rarely_and_the_users_own_as_ever() -> None:
    before = gc.get_threshold()
    assert list(apply(searched, [1], 2)) == [SEARCHED]
    assert list(apply(searched, [1], 1)) == [before]
