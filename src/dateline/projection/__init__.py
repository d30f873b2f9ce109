"""Answers over a whole ledger at once: its canonical incidents, totals and what is to come, put together once for each head of its log.

What is kept for this is never the ledger's: nothing verifies by it, and deleting it loses nothing but seconds.
"""

from __future__ import annotations

from dateline.projection.asked import ALL, Counted, Day, Disputed, Facet, Filter, Order, Page, Point, Points, Step, Stock
from dateline.projection.questions import Projection, open_projection, standing_projection

__all__ = [
    "ALL",
    "Counted",
    "Day",
    "Disputed",
    "Facet",
    "Filter",
    "Order",
    "Page",
    "Point",
    "Points",
    "Projection",
    "Step",
    "Stock",
    "open_projection",
    "standing_projection",
]
