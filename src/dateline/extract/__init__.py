"""From an analysed text to a reading: one module per kind of record."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.anchor import find_anchor
from dateline.extract.attribution import find_attributions
from dateline.extract.codebook import Codebook
from dateline.extract.counts import find_counts
from dateline.extract.events import find_events, with_things
from dateline.extract.events.gapped import with_gapped
from dateline.extract.facts import find_facts
from dateline.extract.found import Found
from dateline.extract.ground import grounded
from dateline.extract.incidents import find_incidents, with_scenes
from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.relations import find_relations
from dateline.extract.scheduled import find_scheduled
from dateline.extract.tallies import find_comparisons, find_hints, find_tallies
from dateline.extract.times import find_expressions, resolve
from dateline.records.claims import Count, Event
from dateline.records.reading import Reading
from dateline.records.texts import Analysis


@dataclass(frozen=True, slots=True)
class Tables:
    """What the rules look up: the codebook and the gazetteer."""

    codebook: Codebook
    gazetteer: Gazetteer


def read(analysis: Analysis, tables: Tables) -> Reading:
    """Return everything that the text states, each value with the words that carry it."""
    expressions = find_expressions(analysis)
    anchor = find_anchor(analysis, expressions)
    entities = find_entities(analysis)
    found = Found(
        analysis,
        anchor,
        entities=entities,
        times=resolve(expressions, anchor, analysis),
        places=find_places(analysis, entities, tables.gazetteer),
        attributions=find_attributions(analysis, entities),
    )
    found = with_things(replace(found, events=find_events(found, tables.codebook)))
    found = replace(found, tallies=find_tallies(found))
    found = replace(found, attributions=find_hints(found))
    found = with_gapped(replace(found, counts=find_counts(found, tables.codebook)))
    found = replace(found, events=with_counts(found.events, found.counts))
    found = replace(found, events=with_scenes(found))
    found = replace(found, facts=find_facts(found))
    incidents = find_incidents(found)
    return grounded(
        Reading(
            document=analysis.document,
            anchor=anchor,
            sentences=tuple(sentence.span for sentence in analysis.sentences),
            entities=found.entities,
            times=found.times,
            places=found.places,
            attributions=found.attributions,
            relations=find_relations(found, incidents),
            events=found.events,
            counts=found.counts,
            incidents=incidents,
            tallies=found.tallies,
            comparisons=find_comparisons(found),
            scheduled=find_scheduled(found),
            facts=found.facts,
        )
    )


def with_counts(events: tuple[Event, ...], counts: tuple[Count, ...]) -> tuple[Event, ...]:
    """Return the events with the ids of the counts that name them."""
    return tuple(replace(event, counts=tuple(count.id for count in counts if count.event == event.id)) for event in events)
