"""Capture histories: how many happenings stand on which lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dateline.errors import DatelineError

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """Lists, and a count for each history. Cell m counts what stands on the lists whose bits are set in m + 1; none stands on no list."""

    lists: tuple[str, ...]
    cells: tuple[int, ...]

    def __post_init__(self) -> None:
        if len(self.cells) != 2 ** len(self.lists) - 1:
            raise DatelineError(f"{len(self.lists)} lists have {2 ** len(self.lists) - 1} histories, not {len(self.cells)}")
        if any(count < 0 for count in self.cells):
            raise DatelineError("a history's count is below 0")

    @property
    def n(self) -> int:
        """Return how many are known."""
        return sum(self.cells)

    @property
    def counts(self) -> Numbers:
        """Return the cells as numbers to compute with."""
        return np.asarray(self.cells, dtype=float)

    @property
    def sizes(self) -> tuple[int, ...]:
        """Return how many stand on each list."""
        return tuple(self.overlap(1 << each) for each in range(len(self.lists)))

    @property
    def frequencies(self) -> tuple[int, ...]:
        """Return how many stand on exactly one list, on two, and so on."""
        found = [0] * len(self.lists)
        for cell, count in enumerate(self.cells, 1):
            found[cell.bit_count() - 1] += count
        return tuple(found)

    def overlap(self, lists: int) -> int:
        """Return how many stand on all of these lists (bits)."""
        return sum(count for cell, count in enumerate(self.cells, 1) if cell & lists == lists)

    def with_cells(self, cells: Iterable[float]) -> Table:
        """Return a table of the same lists with other counts."""
        return Table(self.lists, tuple(int(count) for count in cells))

    @property
    def digest(self) -> str:
        """Return a name for the table: the same lists and counts, in whatever order the lists stand."""
        order = sorted(range(len(self.lists)), key=lambda each: self.lists[each])
        named = {
            "+".join(self.lists[each] for each in order if cell >> each & 1): count for cell, count in enumerate(self.cells, 1) if count
        }
        return hashlib.sha256(json.dumps([[self.lists[each] for each in order], named], sort_keys=True).encode()).hexdigest()


def from_histories(lists: Sequence[str], histories: Mapping[str, int]) -> Table:
    """Return the table of counts by history, a history being the names of its lists joined by + ("police+press")."""
    if len(set(lists)) != len(lists):
        raise DatelineError("a list stands twice")
    cells = [0] * (2 ** len(lists) - 1)
    for history, count in histories.items():
        cells[_bits(lists, history.split("+")) - 1] += count
    return Table(tuple(lists), tuple(cells))


def from_memberships(lists: Sequence[str], memberships: Iterable[Iterable[str]]) -> Table:
    """Return the table of things, each given by the lists on which it stands; what stands on none is not counted."""
    cells = [0] * (2 ** len(lists) - 1)
    for names in memberships:
        bits = _bits(lists, [name for name in set(names) if name in lists])
        if bits:
            cells[bits - 1] += 1
    return Table(tuple(lists), tuple(cells))


def _bits(lists: Sequence[str], names: Iterable[str]) -> int:
    bits = 0
    for name in names:
        if name not in lists:
            raise DatelineError(f"no list {name!r}: there are {', '.join(lists)}")
        bits |= 1 << lists.index(name)
    return bits
