"""Hierarchical log-linear models: which lists may depend on one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

Model = tuple[int, ...]
"""The interactions of a model, each the bits of its lists, in order; every model has all main effects."""


def pairs(lists: int) -> list[int]:
    """Return every pair of lists."""
    return [1 << first | 1 << second for first, second in combinations(range(lists), 2)]


def model(terms: Iterable[int]) -> Model:
    """Return a model with these interactions and all that they contain."""
    closed = {part for term in terms for part in _parts(term)}
    return tuple(sorted(closed, key=lambda term: (term.bit_count(), term)))


def named(notation: str, lists: Sequence[str]) -> Model:
    """Return the model of interactions written as EXH:ABA,EXH:ABA:OSCE; empty is independence."""
    return model(sum(1 << lists.index(name) for name in term.split(":")) for term in notation.split(",") if ":" in term)


def notation(terms: Model, lists: Sequence[str]) -> str:
    """Return a model's interactions in words; those that a greater one contains are left out."""
    widest = [term for term in terms if not any(term != other and term & other == term for other in terms)]
    return ", ".join(":".join(name for each, name in enumerate(lists) if term >> each & 1) for term in widest) or "independence"


def iter_models(lists: int, order: int | None = None) -> Iterator[Model]:
    """Yield every hierarchical model with interactions of at most `order` lists; the one of all lists together is never among them.

    Three lists have 8 models, four have 113.
    """
    highest = min(order if order is not None else lists - 1, lists - 1)
    yield from _grown((), 2, lists, highest)


def _grown(chosen: Model, size: int, lists: int, highest: int) -> Iterator[Model]:
    """Choose among the interactions of one size whose parts are all there, then go on to the next size."""
    if size > highest:
        yield model(chosen)
        return
    there = set(chosen)
    open_ = [term for term in _of_size(size, lists) if size == 2 or all(part in there for part in _less_one(term))]
    for number in range(len(open_) + 1):
        for more in combinations(open_, number):
            yield from _grown((*chosen, *more), size + 1, lists, highest) if more else iter([model(chosen)])


def _of_size(size: int, lists: int) -> list[int]:
    return [sum(1 << each for each in members) for members in combinations(range(lists), size)]


def _less_one(term: int) -> Iterator[int]:
    yield from (term & ~(1 << each) for each in range(term.bit_length()) if term >> each & 1)


def _parts(term: int) -> Iterator[int]:
    """Yield the interactions of two lists or more that are part of one."""
    part = term
    while part:
        if part.bit_count() > 1:
            yield part
        part = (part - 1) & term
