"""When an estimate is refused, and what must be said beside one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Literal

from dateline.answer.multiple.table import Table

Standing = Literal["estimable", "two lists", "lower bound", "not estimable"]
LEAST_LISTS, LEAST_SIZE, FLOOR = 3, 5, 1
ALMOST_ALL = 0.95
SMALL_OVERLAP = 0.02


def standing(table: Table) -> tuple[Standing, str]:
    """Return what may be estimated from a table, and why no more than that."""
    full = [name for name, size in zip(table.lists, table.sizes, strict=True) if size >= LEAST_SIZE]
    thin = [f"{name} has {size}" for name, size in zip(table.lists, table.sizes, strict=True) if size < LEAST_SIZE]
    overlap = table.n - table.frequencies[0]
    if table.n == 0:
        return "not estimable", "nothing stands on any list"
    if len(table.lists) < 2:
        return "not estimable", "one list cannot tell how much it misses: it takes two, and three to see whether they know of one another"
    if overlap == 0:
        return "not estimable", "no two lists share anything: either they see different things, or nothing was matched"
    if len(table.lists) == 2 and not thin:
        return "two lists", f"two lists: that they know nothing of one another can only be assumed; {LEAST_LISTS} lists would show it"
    if len(full) < LEAST_LISTS:
        few = f"it takes {LEAST_LISTS} lists with {LEAST_SIZE} or more each, and {', '.join(thin) or 'there are too few'}"
        return "lower bound", few
    return "estimable", ""


def without_thin(table: Table) -> tuple[Table, tuple[str, ...]]:
    """Return the table without lists that are too small to estimate from, and their names; what stood on them alone is gone."""
    kept = [each for each, size in enumerate(table.sizes) if size >= LEAST_SIZE]
    if len(kept) == len(table.lists):
        return table, ()
    cells = [0] * (2 ** len(kept) - 1)
    for cell, count in enumerate(table.cells, 1):
        bits = sum(1 << place for place, each in enumerate(kept) if cell >> each & 1)
        if bits:
            cells[bits - 1] += count
    lists = tuple(table.lists[each] for each in kept)
    return Table(lists, tuple(cells)), tuple(name for name in table.lists if name not in lists)


def warnings(table: Table) -> Iterator[str]:
    """Yield what a reader must know of the lists themselves."""
    for (first, one), (second, other) in combinations(enumerate(table.lists), 2):
        both = table.overlap(1 << first | 1 << second)
        smaller = min(table.sizes[first], table.sizes[second])
        if smaller and both >= ALMOST_ALL * smaller:
            yield f"{one} and {other} share {both} of {smaller}: one may copy the other, and copies are one list"
        elif not both and smaller:
            yield f"{one} and {other} share nothing"
    if table.n and (table.n - table.frequencies[0]) < SMALL_OVERLAP * table.n:
        yield "hardly anything stands on two lists: the estimate rests on very few matches, and one missed match moves it much"
    yield "size drives what is noticed: a number over small and large incidents together is too low; estimate by size"


def signs() -> tuple[str, str]:
    """Return in which direction dependence between two lists moves the estimate."""
    return (
        "if one list repeats the other (media that repeat officials), the number is too low",
        "if each list reaches what the other does not (specialists), the number is too high",
    )
