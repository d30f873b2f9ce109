"""What happened: event mentions with their type, status and participants."""

from __future__ import annotations

from dateline.extract.codebook import Codebook
from dateline.extract.found import Found
from dateline.records.claims import Event


def find_events(found: Found, codebook: Codebook) -> tuple[Event, ...]:
    """Return the event mentions of a report in order; their `counts` are still empty."""
    return ()
