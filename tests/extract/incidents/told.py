"""What a test asks of the incidents of a reading."""

from __future__ import annotations

from dateline.records.claims import Incident
from dateline.records.reading import Reading


def happened(reading: Reading) -> list[Incident]:
    """Return the incidents that are news."""
    return [incident for incident in reading.incidents if incident.status in {"occurred", "ongoing"}]


def triggers(reading: Reading, incident: Incident) -> list[str]:
    """Return the words of an incident's mentions."""
    return [event.span.of(reading.document.text) for event in reading.events if event.id in incident.events]


def best(reading: Reading, outcome: str) -> list[int | None]:
    """Return the best figure of an outcome in each incident that is news."""
    tolls = [getattr(incident, outcome) for incident in happened(reading)]
    return [toll.best if toll else None for toll in tolls]


def where(reading: Reading) -> list[str | None]:
    """Return the name of the place of each incident that is news."""
    names = {place.id: place.name for place in reading.places}
    return [names.get(incident.place or "") for incident in happened(reading)]


def scenes(reading: Reading, incident: Incident) -> list[str]:
    """Return the words that say where the mentions of an incident were."""
    text, own = reading.document.text, [event for event in reading.events if event.id in incident.events]
    return [role.span.of(text) for event in own for role in event.roles if role.role == "place"]
