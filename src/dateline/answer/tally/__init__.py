"""Tallies: sums over incidents with low, best and high, and the incidents behind each number."""

from __future__ import annotations

from dateline.answer.tally.brief import Brief, BriefSum, brief
from dateline.answer.tally.groups import GROUPINGS
from dateline.answer.tally.rows import Row, tally
from dateline.answer.tally.sums import Sum

__all__ = ["GROUPINGS", "Brief", "BriefSum", "Row", "Sum", "brief", "tally"]
