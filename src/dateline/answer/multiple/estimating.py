"""One estimate with everything that must stand beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dateline.answer.multiple.averaging import average
from dateline.answer.multiple.bootstrap import REPLICATES, bootstrap, regrown
from dateline.answer.multiple.choosing import ranked, stepwise
from dateline.answer.multiple.guards import Standing, signs, standing, warnings, without_thin
from dateline.answer.multiple.latent import latent
from dateline.answer.multiple.loglinear import Fit
from dateline.answer.multiple.models import notation
from dateline.answer.multiple.simple import Chao, chao_of, coverage, two_lists
from dateline.answer.multiple.table import Table
from dateline.answer.multiple.thresholding import thresholded

Method = Literal["loglinear", "fixed", "stepwise", "graphs", "threshold", "latent"]
METHODS: tuple[Method, ...] = ("loglinear", "fixed", "stepwise", "graphs", "threshold", "latent")
TOPS = {2: 1, 3: 8, 4: 20, 5: 100, 6: 100}
PAIRS_ONLY = 5  # from this many lists on, interactions of three lists are too many to try
NOT_AWARE = "the interval takes the model as given: with the choice among models it would be wider"
RIVAL = 2.0  # models whose BIC is this near say as much
LEAST_WORTH = 1000  # draws: fewer leave the ends of an interval to chance
MOST_UNSEEN = 40  # times what is known: as far as the average over graphs looks


@dataclass(frozen=True, slots=True)
class Rival:
    """Another model that fits about as well, and what it says."""

    model: str
    estimate: float
    bic_behind: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The result; where none may be given, `estimate` is null and `reason` says why. The lower bound is Chao's."""

    standing: Standing
    reason: str
    documented: int
    coverage: float | None
    estimate: float | None
    interval: tuple[float, float] | None
    interval_kind: str
    model: str
    model_rank: int | None
    n_models: int
    selection_aware: bool
    lower_bound: Chao | None
    rivals: tuple[Rival, ...]
    lists: tuple[tuple[str, int], ...]
    histories_hash: str
    seed: int
    warnings: tuple[str, ...]


def estimate(table: Table, method: Method = "loglinear", seed: int = 1, replicates: int = REPLICATES) -> Estimate:
    """Return the estimate, or the refusal, for a table of lists that are classes of provenance."""
    where, reason = standing(table)
    bare = _bare(table, where, reason, seed)
    if where in {"not estimable", "lower bound"}:
        return bare
    if where == "two lists":
        return _two(table, bare)
    thick, dropped = without_thin(table)
    made = _by(thick, method, bare, replicates)
    left = tuple(f"{name} is too small and was left out" for name in dropped)
    unaware = () if made.selection_aware else (NOT_AWARE,)
    return replace(made, warnings=(*unaware, *left, *made.warnings))


def _bare(table: Table, where: Standing, reason: str, seed: int) -> Estimate:
    bound = chao_of(table) if where != "not estimable" else None
    sizes = tuple(zip(table.lists, table.sizes, strict=True))
    said = tuple(warnings(table)) if table.n else ()
    share = coverage(table.frequencies)
    return Estimate(where, reason, table.n, share, None, None, "", "", None, 0, False, bound, (), sizes, table.digest, seed, said)


def _two(table: Table, bare: Estimate) -> Estimate:
    made = two_lists(table.sizes[0], table.sizes[1], table.overlap(3))
    said = (NOT_AWARE, *signs(), *bare.warnings)
    return replace(bare, estimate=made.chapman, interval=(made.low, made.high), interval_kind="log-normal", model="Chapman", warnings=said)


def _by(table: Table, method: Method, bare: Estimate, replicates: int) -> Estimate:
    posterior = {"graphs": _averaged, "latent": _latent, "threshold": _thresholded}.get(method)
    if posterior is not None:
        return posterior(table, bare)
    if method == "stepwise" or len(table.lists) > max(TOPS):
        return _stepped(table, bare, replicates)
    fits = ranked(table, 2 if len(table.lists) >= PAIRS_ONLY else None)
    if not fits:
        return replace(bare, standing="lower bound", reason="no model can be estimated from this table: its overlaps are too empty")
    if method == "fixed":
        return _fixed(bare, fits[0], fits, "least BIC")
    drawn = bootstrap(table, fits, TOPS[len(table.lists)], bare.seed, replicates, (0.95,))
    chosen = _fixed(bare, fits[0], fits, "least BIC")
    kind = f"BCa bootstrap, {replicates} replicates, the model chosen anew among {drawn.models}"
    return replace(chosen, interval=drawn.at(0.95), interval_kind=kind, selection_aware=drawn.models > 1)


def _fixed(bare: Estimate, fit: Fit, fits: Sequence[Fit], chosen: str) -> Estimate:
    rivals = tuple(Rival(each.name, each.estimate, each.bic - fit.bic) for each in fits[1:6] if each.bic - fit.bic < RIVAL)
    return replace(
        bare,
        estimate=fit.estimate,
        interval=(fit.low, fit.high),
        interval_kind="log-Wald",
        model=f"{fit.name} ({chosen})",
        model_rank=1 if fits else None,
        n_models=len(fits) or 1,
        rivals=rivals,
    )


def _stepped(table: Table, bare: Estimate, replicates: int) -> Estimate:
    grown = _fixed(bare, stepwise(table).fit, (), "stepwise from independence, p < .02")
    drawn = regrown(table, bare.seed, replicates, (0.95,))
    kind = f"BCa bootstrap, {replicates} replicates, the model grown anew in each"
    return replace(grown, interval=drawn.at(0.95), interval_kind=kind, selection_aware=True)


def _thresholded(table: Table, bare: Estimate) -> Estimate:
    made = thresholded(table, bare.seed)
    name = f"{notation(made.model, table.lists)} (pairs two standard deviations from none)"
    shown = replace(bare, estimate=made.median, interval=(made.low, made.high), interval_kind="posterior, 95 %", model=name)
    few = (f"the draws are worth only {made.ess:.0f}",) if made.ess < LEAST_WORTH else ()
    return replace(shown, warnings=(*few, *bare.warnings))


def _averaged(table: Table, bare: Estimate) -> Estimate:
    made = average(table, max(MOST_UNSEEN * table.n, 200))
    name = f"average over decomposable graphs; {made.graphs[0].graph} has weight {made.graphs[0].weight:.2f}"
    said = bare.warnings if made.edge < 1e-6 else ("the posterior has no end in sight: the interval is cut off", *bare.warnings)
    interval = (float(made.posterior.low), float(made.posterior.high))
    shown = replace(bare, estimate=float(made.posterior.median), interval=interval, interval_kind="posterior, 95 %", model=name)
    return replace(shown, n_models=len(made.graphs), selection_aware=True, warnings=said)


def _latent(table: Table, bare: Estimate) -> Estimate:
    made = latent(table, bare.seed)
    if made.refused is not None:
        return replace(bare, standing="lower bound", reason=made.refused)
    kind = f"posterior, 95 % (R-hat {made.r_hat:.2f}, {made.ess:.0f} effective draws)"
    return replace(
        bare, estimate=made.median, interval=(made.low, made.high), interval_kind=kind, model="latent classes", selection_aware=True
    )
