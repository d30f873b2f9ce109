"""People and things hurt, held or lost in an event."""

from __future__ import annotations

from dateline.extract.codebook import Codebook
from dateline.extract.found import Found
from dateline.records.claims import Count


def find_counts(found: Found, codebook: Codebook) -> tuple[Count, ...]:
    """Return every count of people or things hurt, held or lost in an event; numbers of tallies are left out."""
    return ()
