"""The interval of a model by its profile likelihood: every number of unseen ones that the table does not speak against."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.optimize import brentq
from scipy.special import gammaln, xlogy
from scipy.stats import chi2

from dateline.answer.multiple.loglinear import fit
from dateline.answer.multiple.models import Model
from dateline.answer.multiple.poisson import regress
from dateline.answer.multiple.sparse import matrix, reduce, split
from dateline.answer.multiple.table import Table

LEVEL = 0.95
FARTHEST = 1e4  # times the estimate: a profile that falls more slowly has no upper limit worth printing


def profile_interval(table: Table, terms: Model) -> tuple[float, float | None]:
    """Return the limits of the number in all; the upper one is null where there is none."""
    unseen = fit(table, terms).unseen
    profile = _profile(table, terms)
    cut = profile(unseen) - float(chi2.ppf(LEVEL, 1)) / 2

    def above(number: float) -> float:
        return profile(number) - cut

    low = 0.0 if above(0.0) >= 0 else float(brentq(above, 0.0, unseen))
    far = max(unseen, 1.0)
    while above(far) > 0 and far < FARTHEST * max(unseen, 1.0):
        far *= 2
    return table.n + low, None if above(far) > 0 else table.n + float(brentq(above, unseen, far))


def _profile(table: Table, terms: Model) -> Callable[[float], float]:
    """Return the multinomial log-likelihood of the whole table, for a number of unseen ones."""
    kept, _ = split(table, terms)
    cells = [0, *reduce(table, terms).cells]
    design = matrix(cells, len(table.lists), kept)
    known = np.asarray([table.cells[cell - 1] for cell in cells[1:]], dtype=float)

    def likelihood(unseen: float) -> float:
        counts = np.concatenate([[unseen], known])
        total = table.n + unseen
        shares = regress(design, counts).fitted / total
        return float(gammaln(total + 1) - gammaln(unseen + 1) - np.sum(gammaln(known + 1)) + np.sum(xlogy(counts, shares)))

    return likelihood
