"""What is to come: announcements, meetings, deadlines."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.records.claims import Scheduled


def find_scheduled(found: Found) -> tuple[Scheduled, ...]:
    """Return what the report says is to come, in order."""
    return ()
