"""Totals over a period: "153 attacks as of mid-July"; never one event."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.records.claims import Comparison, Tally


def find_tallies(found: Found) -> tuple[Tally, ...]:
    """Return the totals over a period that the report states, in order."""
    return ()


def find_comparisons(found: Found) -> tuple[Comparison, ...]:
    """Return the totals that are set against another total or period."""
    return ()
