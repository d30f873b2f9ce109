"""What happened: event mentions with their type, mode, status, participants, time and place."""

from __future__ import annotations

from dateline.extract.codebook import Codebook
from dateline.extract.events.mentions import Finder
from dateline.extract.events.things import with_things
from dateline.extract.found import Found
from dateline.records.claims import Event

__all__ = ["find_events", "with_things"]


def find_events(found: Found, codebook: Codebook) -> tuple[Event, ...]:
    """Return the event mentions of a report in order; their `counts` are still empty."""
    return Finder.over(found, codebook).events()
