"""Poisson regression with a log link by iteratively reweighted least squares, one table or many at once."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import gammaln, xlogy

from dateline.answer.multiple.table import Numbers

STEPS = 200
TOLERANCE = 1e-9
SMALLEST = 1e-12


@dataclass(frozen=True, slots=True)
class Regression:
    """Coefficients, their covariance and the fitted counts."""

    coefficients: Numbers
    covariance: Numbers
    fitted: Numbers

    def log_likelihood(self, counts: Numbers) -> float:
        """Return the log-likelihood with all its constants."""
        return float(np.sum(xlogy(counts, self.fitted) - self.fitted - gammaln(counts + 1)))

    def deviance(self, counts: Numbers) -> float:
        """Return twice the distance to the saturated model."""
        return float(2 * np.sum(xlogy(counts, counts / self.fitted) - (counts - self.fitted)))


def regress(design: Numbers, counts: Numbers) -> Regression:
    """Return the fit; design and counts have a row for each cell."""
    fitted, coefficients = regress_many(design, counts[None, :])
    covariance = np.linalg.pinv(design.T @ (fitted[0][:, None] * design))
    return Regression(coefficients[0], covariance, fitted[0])


def regress_many(design: Numbers, counts: Numbers) -> tuple[Numbers, Numbers]:
    """Return fitted counts and coefficients for each row of counts."""
    fitted = np.maximum(counts, 0.5)
    line = np.log(fitted)
    coefficients = np.zeros((len(counts), design.shape[1]))
    for _ in range(STEPS):
        working = line + (counts - fitted) / fitted
        weighted = fitted[:, :, None] * design
        normal = np.einsum("ci,rcj->rij", design, weighted)
        normal[:, np.arange(design.shape[1]), np.arange(design.shape[1])] += SMALLEST
        found = np.linalg.solve(normal, np.einsum("rci,rc->ri", weighted, working)[:, :, None])[:, :, 0]
        change = float(np.max(np.abs(found - coefficients) / (1 + np.abs(found))))
        coefficients = found
        line = np.clip(coefficients @ design.T, -40.0, 40.0)
        fitted = np.maximum(np.exp(line), SMALLEST)
        if change < TOLERANCE:
            break
    return fitted, coefficients
