"""The reading: one report and everything found in it, in the order of the published contract."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, cast

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
_PLAIN = frozenset({str, int, float, bool, type(None)})


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
    kind = type(value)
    if kind in _PLAIN:
        return value
    if isinstance(value, tuple | list):
        return [to_json(each) for each in value]
    if not (keys := _keys(cast("Hashable", kind))):
        return value
    made = {key: to_json(getattr(value, name)) for name, key in keys}
    return {**made, "name": None} if isinstance(value, Entity) and not value.is_named else made


@cache
def _keys(kind: Hashable) -> tuple[tuple[str, str], ...]:
    """Return the fields of a kind of record with their names in JSON, none of what is no record; a reading has thousands of records."""
    return tuple((field.name, field.name.rstrip("_")) for field in fields(cast("Any", kind))) if is_dataclass(kind) else ()
