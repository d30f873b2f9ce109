"""Where things happen: place names and the places they mean."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from math import log10

from dateline.extract.names import lexicon
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.places.location import located
from dateline.extract.places.resolution import resolve
from dateline.extract.places.toponyms import find_toponyms
from dateline.records.claims import Entity, Place
from dateline.records.texts import Analysis


def find_places(analysis: Analysis, entities: tuple[Entity, ...], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places named in a report in order, resolved where the gazetteer and the context allow."""
    toponyms = find_toponyms(analysis, entities, gazetteer)
    entries = resolve(toponyms, leanings(analysis, entities), gazetteer)
    places = (located(number, toponyms, entries, analysis.text, gazetteer) for number, each in enumerate(toponyms) if not each.joined)
    return tuple(replace(place, id=f"place-{number}") for number, place in enumerate(places, 1))


def leanings(analysis: Analysis, entities: tuple[Entity, ...]) -> dict[str, float]:
    """Return how much a report speaks of countries otherwise than by place names: demonyms, bodies of a state, local customs."""
    weights: defaultdict[str, float] = defaultdict(float)
    for entity in entities:
        if entity.country and len(entity.country) == 2 and entity.type in ("NATIONALITY", "GOVERNMENT", "MILITARY", "GROUP"):
            weights[entity.country] += 0.5 + 0.5 * log10(len(entity.mentions))
    words = {token.text.casefold() for sentence in analysis.sentences for token in sentence.tokens}
    for country, listed in lexicon.toml("places.toml")["customs"].items():
        weights[country] += 0.5 * min(4, sum(word in words for word in listed))
    return weights
