"""What has been found so far in one report: each finder gets it and adds one kind of record."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import Attribution, Count, Entity, Event, Place, Tally, Time
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis, Span


@dataclass(frozen=True, slots=True)
class Found:
    """The records found before the one that is looked for; a finder reads it and changes nothing."""

    analysis: Analysis
    anchor: Anchor
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    tallies: tuple[Tally, ...] = ()
    counts: tuple[Count, ...] = ()

    def entity_at(self, span: Span) -> Entity | None:
        """Return the entity with a mention that meets the span: the mention that ends last, the longer one among equals."""
        best: tuple[int, int, Entity] | None = None
        for entity in self.entities:
            for mention in entity.mentions:
                if mention.span.meets(span):
                    rank = (mention.span.end, mention.span.end - mention.span.start)
                    if best is None or rank > best[:2]:
                        best = (*rank, entity)
        return best[2] if best else None

    def times_in(self, span: Span) -> list[Time]:
        """Return the time expressions inside a span, in order."""
        return [time for time in self.times if span.holds(time.span)]

    def places_in(self, span: Span) -> list[Place]:
        """Return the places named inside a span, in order."""
        return [place for place in self.places if span.holds(place.span)]

    def attributions_over(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the attributions whose content contains the span; none means the report's own voice."""
        return tuple(each.id for each in self.attributions if any(content.holds(span) for content in each.content))
