"""Reports and feeds by address: fetched with manners, and only from hosts that the whole world may reach."""

from __future__ import annotations

from dateline.intake.fetching.addresses import is_address
from dateline.intake.fetching.feeds import Item, items_of
from dateline.intake.fetching.fetcher import Fetched, Fetcher, Manners, Timing
from dateline.intake.fetching.reports import raw_of
from dateline.intake.fetching.rounds import Feed, look

__all__ = ["Feed", "Fetched", "Fetcher", "Item", "Manners", "Timing", "is_address", "items_of", "look", "raw_of"]
