"""Which model: all of them ranked, or one grown step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scipy.stats import poisson

from dateline.answer.multiple.loglinear import Fit, fit, try_fit
from dateline.answer.multiple.models import iter_models, model, pairs
from dateline.answer.multiple.table import Table

THRESHOLD = 0.02


@dataclass(frozen=True, slots=True)
class Step:
    """A pair of lists that was taken up, or the best that was not, with its p-value."""

    pair: int
    p: float


@dataclass(frozen=True, slots=True)
class Grown:
    """A model grown from independence, the pairs in the order in which they came, and the first that stayed out."""

    fit: Fit
    steps: tuple[Step, ...]
    next: Step | None


def ranked(table: Table, order: int | None = None, by: str = "bic") -> list[Fit]:
    """Return the fit of every model that can be estimated, the best first; ties go to the smaller model."""
    found = [made for terms in iter_models(len(table.lists), order) if isinstance(made := try_fit(table, terms), Fit)]
    return sorted(found, key=lambda each: (getattr(each, by), len(each.model), each.model))


def stepwise(table: Table, threshold: float = THRESHOLD) -> Grown:
    """Return the model grown pair by pair while the pair that surprises most has a p-value under the threshold.

    The surprise is that of the overlap: how rarely a Poisson count with the fitted mean lies as far out. It is no Wald test.
    """
    current = fit(table, ())
    steps: list[Step] = []
    while True:
        best = next(_candidates(table, current), None)
        if best is None or best.p >= threshold:
            return Grown(current, tuple(steps), best)
        steps.append(best)
        current = fit(table, model((*current.model, best.pair)))


def _candidates(table: Table, current: Fit) -> Iterator[Step]:
    """Yield the pairs that could join the model, the most surprising first; those that could not be estimated are passed over."""
    steps = (_surprise(table, current, pair) for pair in pairs(len(table.lists)) if pair not in current.model)
    for step in sorted(steps, key=lambda step: (step.p, step.pair)):
        if isinstance(try_fit(table, model((*current.model, step.pair))), Fit):
            yield step


def _surprise(table: Table, current: Fit, pair: int) -> Step:
    expected = sum(each for cell, each in enumerate(current.fitted, 1) if cell & pair == pair)
    seen = table.overlap(pair)
    return Step(pair, float(min(poisson.cdf(seen, expected), poisson.sf(seen - 1, expected))))
