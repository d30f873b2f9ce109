"""Records of one reading by their ids, and the words that stand for them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.cli.wording import OWN_VOICE
from dateline.records.claims import Attribution, Count, Entity, Event, Place, Relation, Tally, Time
from dateline.records.reading import Reading
from dateline.records.texts import Span


@dataclass(frozen=True, slots=True)
class Lookup:
    """One reading, its records by id."""

    reading: Reading
    entities: dict[str, Entity]
    places: dict[str, Place]
    times: dict[str, Time]
    attributions: dict[str, Attribution]
    events: dict[str, Event]
    counts: dict[str, Count]
    tallies: dict[str, Tally]

    def quote(self, span: Span) -> str:
        """Return the words of a span on one line."""
        return " ".join(span.of(self.reading.document.text).split())

    def speakers(self, ids: tuple[str, ...]) -> str:
        """Return who says something, or that the report itself does."""
        named = [self.speaker(self.attributions[each]) for each in ids if each in self.attributions]
        return ", ".join(dict.fromkeys(named)) or OWN_VOICE

    def speaker(self, attribution: Attribution) -> str:
        """Return the source's name where it has one, else its words; anonymous ones are marked."""
        source = attribution.source
        entity = self.entities.get(source.entity or "")
        written = self.quote(source.spans[0]) if source.spans else "unnamed source"
        shown = entity.name if entity and source.named and any(mention.kind == "name" for mention in entity.mentions) else written
        return f"{shown} (anonymous)" if source.anonymous else shown

    def names(self, ids: tuple[str, ...]) -> str:
        """Return the names of entities."""
        return ", ".join(self.entities[each].name for each in ids if each in self.entities)

    def denial(self, ids: tuple[str, ...]) -> str:
        """Return who denies what one of these attributions says; empty where nobody does."""
        deniers = [self.attributions[each.left] for each in self.reading.relations if _denies(each, ids) and each.left in self.attributions]
        return ", ".join(dict.fromkeys(f"denied by {self.speaker(each)}" for each in deniers))


def _denies(relation: Relation, ids: tuple[str, ...]) -> bool:
    return relation.relation == "denies" and relation.right in ids


def look_up(reading: Reading) -> Lookup:
    """Index a reading's records."""
    return Lookup(
        reading,
        {each.id: each for each in reading.entities},
        {each.id: each for each in reading.places},
        {each.id: each for each in reading.times},
        {each.id: each for each in reading.attributions},
        {each.id: each for each in reading.events},
        {each.id: each for each in reading.counts},
        {each.id: each for each in reading.tallies},
    )
