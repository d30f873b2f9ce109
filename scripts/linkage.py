"""Count m and u over simulated reports and print them: `python -m scripts.linkage > src/dateline/reconcile/tables/weights.toml`."""

from __future__ import annotations

import sys

import numpy as np

from dateline.reconcile.columns import Ints
from dateline.reconcile.compare import LEVELS
from dateline.reconcile.linkage import compare_all
from dateline.reconcile.weigh import trained
from scripts.simulated import simulate

REPORTS = 6000
SEED = 20310101
SMOOTHING = 5.0  # so many imagined pairs for each level, so that none is impossible


def weights(reports: int = REPORTS, seed: int = SEED) -> str:
    """Return the text of weights.toml: how often each level is met in pairs of one happening and in others."""
    archive = simulate(reports, seed)
    compared = compare_all(archive.happenings, archive.families, archive.texts, trained())
    truth = np.array([archive.truth[each.id] for each in compared.happenings])
    same = truth[compared.left] == truth[compared.right]
    size = f"{len(archive.texts)} reports, {len(compared.happenings)} happenings"
    lines = [
        "# m and u probabilities of every level, counted over simulated reports by `python -m scripts.linkage`; do not edit by hand.",
        f"# {size}, {len(same)} compared pairs, {int(same.sum())} of one happening",
        f"prior = {(same.sum() + 1) / (len(same) + 2):.5f}",
    ]
    for name, mask in (("m", same), ("u", ~same)):
        for comparison, names in LEVELS.items():
            lines += ["", f"[{name}.{comparison}]", *_shares(compared.scored.levels[comparison][mask], names)]
    return "\n".join(lines) + "\n"


def _shares(levels: Ints, names: tuple[str, ...]) -> list[str]:
    counted = np.bincount(levels, minlength=len(names)) + SMOOTHING
    return [f"{name} = {share:.6f}" for name, share in zip(names, counted / counted.sum(), strict=True)]


if __name__ == "__main__":
    sys.stdout.write(weights())
