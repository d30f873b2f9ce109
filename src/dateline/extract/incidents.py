"""One happening, all its mentions in this report merged."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.records.claims import Incident


def find_incidents(found: Found) -> tuple[Incident, ...]:
    """Return the happenings of a report in the order of their first mention."""
    return ()
