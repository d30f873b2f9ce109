"""Who is spoken of: names, descriptions and pronouns joined into entities."""

from __future__ import annotations

from dateline.records.claims import Entity
from dateline.records.texts import Analysis


def find_entities(analysis: Analysis) -> tuple[Entity, ...]:
    """Return the entities of a report in the order of their first mention."""
    return ()
