"""What has been found so far in one report: each finder gets it and adds one kind of record."""

from __future__ import annotations

from dataclasses import dataclass, field

from dateline.extract.blocks import Blocks
from dateline.records.claims import Attribution, Count, Entity, Event, Fact, Place, Tally, Time
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis, Span


@dataclass(slots=True)
class _Index:
    """Where records stand, worked out when first asked for."""

    entities: Blocks[Entity] | None = None
    times: Blocks[Time] | None = None
    places: Blocks[Place] | None = None
    contents: Blocks[Attribution] | None = None


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
    facts: tuple[Fact, ...] = ()
    _index: _Index = field(default_factory=_Index, init=False, repr=False, compare=False)

    def entity_at(self, span: Span) -> Entity | None:
        """Return the entity with a mention that meets the span: the mention that ends last, the longer one among equals."""
        met = [(where, entity) for where, entity in self._mentions().near(span) if where.meets(span)]
        return max(met, key=lambda each: (each[0].end, each[0].end - each[0].start))[1] if met else None

    def times_in(self, span: Span) -> list[Time]:
        """Return the time expressions inside a span, in order."""
        if self._index.times is None:
            self._index.times = Blocks.of((time.span, time) for time in self.times)
        return [time for where, time in self._index.times.near(span) if span.holds(where)]

    def entities_in(self, span: Span) -> list[Entity]:
        """Return the entities with a mention inside a span, each once."""
        return list({entity.id: entity for where, entity in self._mentions().near(span) if span.holds(where)}.values())

    def places_in(self, span: Span) -> list[Place]:
        """Return the places named inside a span, in order."""
        if self._index.places is None:
            self._index.places = Blocks.of((place.span, place) for place in self.places)
        return [place for where, place in self._index.places.near(span) if span.holds(where)]

    def attributions_over(self, span: Span) -> tuple[str, ...]:
        """Return the ids of the attributions whose content contains the span; none means the report's own voice."""
        return tuple(dict.fromkeys(each.id for where, each in self._contents().near(span) if where.holds(span)))

    def _mentions(self) -> Blocks[Entity]:
        if self._index.entities is None:
            self._index.entities = Blocks.of((mention.span, entity) for entity in self.entities for mention in entity.mentions)
        return self._index.entities

    def _contents(self) -> Blocks[Attribution]:
        if self._index.contents is None:
            self._index.contents = Blocks.of((content, each) for each in self.attributions for content in each.content)
        return self._index.contents
