"""Whether chains of draws have forgotten where they began: effective size and split R-hat."""

from __future__ import annotations

import numpy as np

from dateline.answer.multiple.table import Numbers


def r_hat(chains: Numbers) -> float:
    """Return how much wider the draws are together than within half a chain; 1 is well mixed."""
    half = chains.shape[1] // 2
    halves = np.concatenate([chains[:, :half], chains[:, half : 2 * half]])
    within = float(np.mean(np.var(halves, axis=1, ddof=1)))
    if within == 0:
        return 1.0 if np.ptp(halves) == 0 else float("inf")
    between = half * float(np.var(np.mean(halves, axis=1), ddof=1))
    return float(np.sqrt(((half - 1) / half * within + between / half) / within))


def effective_size(chains: Numbers) -> float:
    """Return how many independent draws the chains are worth: correlations are added while pairs of them stay positive (Geyer)."""
    number, length = chains.shape
    centred = chains - chains.mean(axis=1, keepdims=True)
    variance = float(np.mean(np.sum(centred**2, axis=1) / length))
    if variance == 0:
        return float(number * length)
    products = (np.sum(centred[:, lag:] * centred[:, : length - lag], axis=1) / length for lag in range(length // 2))
    correlations = [float(np.mean(each)) / variance for each in products]
    total = -1.0
    for lag in range(0, len(correlations) - 1, 2):
        pair = correlations[lag] + correlations[lag + 1]
        if pair <= 0:
            break
        total += 2 * pair
    return float(min(number * length / max(total, 1e-9), number * length))
