"""Which happenings are worth comparing: those that share rare words, and those of one place in one week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from math import floor

import numpy as np

from dateline.reconcile.columns import NONE, Columns, Ints, Truths
from dateline.reconcile.settings import Block
from dateline.reconcile.words import Wording


def candidates(rows: Columns, reports: Wording, block: Block) -> tuple[Ints, Ints]:
    """Return the pairs of rows to compare, left below right, each once: never two of one report.

    `reports` has a row for each report, in the order of their codes. Every report brings a bounded number of rare words, every
    word and every crowd is bounded: the work grows as the reports do.
    """
    size = len(rows.document)
    keys = np.concatenate([_by_words(rows, reports, block, size), _by_place_and_week(rows, block, size)])
    left, right = np.divmod(np.unique(keys), max(size, 1))
    apart = rows.document[left] != rows.document[right]
    return left[apart], right[apart]


def _by_words(rows: Columns, reports: Wording, block: Block, size: int) -> Ints:
    """Return the pairs whose reports share enough of their rarest words."""
    holders: dict[int, list[int]] = defaultdict(list)
    matrix, documents = reports.matrix, reports.matrix.shape[0]
    for document in range(documents):
        here = matrix.indices[matrix.indptr[document] : matrix.indptr[document + 1]]
        rare = here[reports.held[here] <= block.rare] if len(reports.held) else here
        for word in sorted(rare.tolist(), key=lambda word: (reports.held[word], word))[: block.words]:
            holders[word].append(document)
    keys = [_pairs(np.array(held), documents) for held in holders.values() if len(held) > 1]
    if not keys:
        return np.zeros(0, dtype=np.int64)
    found, times = np.unique(np.concatenate(keys), return_counts=True)
    members: dict[int, list[int]] = defaultdict(list)
    for row, document in enumerate(rows.document.tolist()):
        members[document].append(row)
    crossed = [
        _across(np.array(members[int(key // documents)]), np.array(members[int(key % documents)]), size)
        for key in found[(times >= block.common) | _one_week(rows, found, documents, block.days)]
    ]
    return np.concatenate([np.zeros(0, dtype=np.int64), *crossed])


def _one_week(rows: Columns, keys: Ints, documents: int, days: int) -> Truths:
    """Say which pairs of reports are mainly about the same few days: for them, one rare word in common is enough."""
    day = np.full(documents, NONE, dtype=np.int64)
    day[rows.document[rows.main]] = rows.start[rows.main]
    one, other = day[keys // documents], day[keys % documents]
    return np.asarray((one != NONE) & (other != NONE) & (np.abs(one - other) <= days))


def _by_place_and_week(rows: Columns, block: Block, size: int) -> Ints:
    """Return the pairs of neighbouring place cells within some days, where no crowd makes them too many."""
    crowds: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    for row in range(size):
        if rows.start[row] != NONE and not np.isnan(rows.latitude[row]):
            crowds[_cell(rows, row, block)].append(row)
    keys = [np.zeros(0, dtype=np.int64)]
    for here, held in crowds.items():
        for there in _around(here, block.days):
            others = crowds.get(there, ())
            if others and len(held) <= block.crowd and len(others) <= block.crowd:
                keys.append(_across(np.array(held), np.array(others), size))
    return np.concatenate(keys)


def _cell(rows: Columns, row: int, block: Block) -> tuple[int, int, int]:
    return floor(rows.latitude[row] / block.degrees), floor(rows.longitude[row] / block.degrees), int(rows.start[row])


def _around(cell: tuple[int, int, int], days: int) -> Iterator[tuple[int, int, int]]:
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            for later in range(days + 1):
                yield cell[0] + north, cell[1] + east, cell[2] + later


def _pairs(held: Ints, size: int) -> Ints:
    left, right = np.triu_indices(len(held), 1)
    return held[left] * size + held[right]


def _across(held: Ints, others: Ints, size: int) -> Ints:
    left, right = np.repeat(held, len(others)), np.tile(others, len(held))
    low, high = np.minimum(left, right), np.maximum(left, right)
    return np.asarray((low * size + high)[low < high])
