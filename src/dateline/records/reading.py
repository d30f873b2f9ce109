"""The reading: one report and everything found in it, in the order of the published contract."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass

from dateline.records.claims import (
    Attribution,
    Comparison,
    Count,
    Entity,
    Event,
    Fact,
    Incident,
    Place,
    Relation,
    Scheduled,
    Tally,
    Time,
)
from dateline.records.quantities import Precision
from dateline.records.texts import Document, Span

SCHEMA = "dateline.reading/1"


@dataclass(frozen=True, slots=True)
class Anchor:
    """The day the report speaks from; every relative time is resolved against it. `basis` names the witnesses used."""

    date: str | None
    earliest: str | None
    latest: str | None
    precision: Precision
    basis: str
    conflicts_with_published: bool
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One report's text and every record found in it; all ids are local to it."""

    schema: str = SCHEMA
    document: Document
    anchor: Anchor
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    relations: tuple[Relation, ...] = ()
    events: tuple[Event, ...] = ()
    counts: tuple[Count, ...] = ()
    incidents: tuple[Incident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    scheduled: tuple[Scheduled, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Failure:
    """A report that could not be read, in the place of its reading; the message says why and what to do, without the name."""

    name: str
    kind: str
    message: str

    def named(self) -> str:
        """Return the message for people, the report's name before it."""
        return f"{self.name}: {self.message}"

    def to_json(self) -> object:
        """Return the object that stands on the report's line."""
        return {"schema": SCHEMA, "document": {"name": self.name}, "error": {"kind": self.kind, "message": self.message}}


def to_json(value: object) -> object:
    """Return a record as plain lists, objects, strings and numbers; a span becomes [start, end], `class_` becomes "class".

    The name of an entity is its proper name; of one that is only described ("two gunmen") it is null.
    """
    if is_dataclass(value) and not isinstance(value, type):
        unknown = {"name"} if isinstance(value, Entity) and not value.is_named else set()
        return {field.name.rstrip("_"): None if field.name in unknown else to_json(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [to_json(each) for each in value]
    return value
