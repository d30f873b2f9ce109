"""How many, by a named policy: one incident's figures, and what sums of them can mean."""

from __future__ import annotations

from dateline.answer.counts.figure import Figure, figure
from dateline.answer.counts.loading import load_policy, policies
from dateline.answer.counts.policy import Policy

__all__ = ["Figure", "Policy", "figure", "load_policy", "policies"]
