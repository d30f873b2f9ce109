"""Tables with empty overlaps: which cells a model can speak of, and whether it can be estimated at all.

After Chan, Silverman and Vincent (2021): an interaction whose lists share nothing has the parameter minus infinity, and the cells
that hold it are empty by necessity. What is left must be identifiable, and its likelihood must have a maximum, which Fienberg and
Rinaldo's linear programme decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
from scipy.optimize import linprog

from dateline.answer.multiple.models import Model
from dateline.answer.multiple.table import Numbers, Table

Code = Literal[0, 1, 2]
LEAST = 1e-7


@dataclass(frozen=True, slots=True)
class Reduced:
    """A model over the cells that can be other than empty: their numbers, the design over them, and what was dropped.

    `code` is 0 where there is an estimate, 1 where the likelihood has no maximum, 2 where the parameters are not identifiable.
    """

    cells: tuple[int, ...]
    design: Numbers
    dropped: Model
    code: Code


def reduce(table: Table, terms: Model, extra: tuple[float, ...] | None = None) -> Reduced:
    """Return the model that is left once interactions without a single overlap are gone; `extra` is a column by number of lists."""
    kept, dropped = split(table, terms)
    cells = [cell for cell in range(1, 2 ** len(table.lists)) if not any(cell & term == term for term in dropped)]
    design = matrix(cells, len(table.lists), kept, extra)
    counts = np.asarray([table.cells[cell - 1] for cell in cells], dtype=float)
    return Reduced(tuple(cells), design, dropped, _code(design, counts))


def split(table: Table, terms: Model) -> tuple[Model, Model]:
    """Return the interactions whose lists share something, and those whose lists share nothing."""
    dropped = tuple(term for term in terms if table.overlap(term) == 0)
    return tuple(term for term in terms if term not in dropped), dropped


def matrix(cells: list[int], lists: int, terms: Model, extra: tuple[float, ...] | None = None) -> Numbers:
    """Return a row for each cell: the constant, the lists, the interactions, and the extra column."""
    columns = [0, *(1 << each for each in range(lists)), *terms]
    rows = [[float(cell & column == column) for column in columns] for cell in cells]
    if extra is not None:
        rows = [[*row, extra[cell.bit_count() - 1]] for row, cell in zip(rows, cells, strict=True)]
    return np.asarray(rows)


def _code(design: Numbers, counts: Numbers) -> Code:
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return 2
    return 0 if np.all(counts > 0) or _has_maximum(design, counts) else 1


def _has_maximum(design: Numbers, counts: Numbers) -> bool:
    """A maximum exists if positive counts in every cell could give the same sums: raise the least of them as far as it goes."""
    cells, columns = design.shape
    goal = np.zeros(cells + 1)
    goal[-1] = -1.0
    equal = np.hstack([design.T, np.zeros((columns, 1))])
    above = np.hstack([-np.eye(cells), np.ones((cells, 1))])
    limits = [(0, None)] * cells + [(None, 1.0)]
    found = linprog(goal, A_ub=above, b_ub=np.zeros(cells), A_eq=equal, b_eq=design.T @ counts, bounds=limits, method="highs")
    return bool(found.status == 0 and found.fun is not None and found.fun < -LEAST)
