"""One happening, all its mentions in this report merged."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.extract.incidents.assembly import Assembler
from dateline.extract.incidents.grouping import grouped
from dateline.extract.incidents.linking import find_mentions
from dateline.extract.incidents.scenes import with_scenes
from dateline.extract.incidents.strays import with_strays
from dateline.records.claims import Incident

__all__ = ["find_incidents", "with_scenes"]


def find_incidents(found: Found) -> tuple[Incident, ...]:
    """Return the happenings of a report in the order of their first mention."""
    assembler = Assembler.over(found)
    groups = [group for group in with_strays(grouped(find_mentions(found)), found) if group.is_happening()]
    return tuple(assembler.incident(f"incident-{number}", group) for number, group in enumerate(groups, start=1))
