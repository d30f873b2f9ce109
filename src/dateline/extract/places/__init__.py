"""Where things happen: place names and the places they mean."""

from __future__ import annotations

from dateline.extract.places.gazetteer import Gazetteer
from dateline.records.claims import Entity, Place
from dateline.records.texts import Analysis


def find_places(analysis: Analysis, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places named in a report in order, resolved where the gazetteer and the context allow."""
    return ()
