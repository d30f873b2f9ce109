"""A record taken apart: what kind it is, its words, its plain values, and the other records that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
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
    Record,
    Relation,
    Scheduled,
    Tally,
    Time,
)
from dateline.records.reading import Reading
from dateline.records.texts import Span

KINDS: dict[type[Record], str] = {
    Attribution: "claim",
    Comparison: "comparison",
    Count: "count",
    Entity: "entity",
    Event: "event",
    Fact: "fact",
    Incident: "incident",
    Place: "place",
    Relation: "relation",
    Scheduled: "scheduled",
    Tally: "tally",
    Time: "time",
}
MADE_OF = ("events", "counts", "left", "right", "part_of", "event", "attributions", "via", "time", "place")


@dataclass(frozen=True, slots=True)
class Part:
    """Another record of the report that a record rests on."""

    field: str
    id: str
    kind: str
    rule: str
    span: Span


def kind_of(record: Record) -> str:
    """Return what the ledger and the commands call records of a kind."""
    return KINDS.get(type(record), type(record).__name__.lower())


def records_of(reading: Reading) -> dict[str, Record]:
    """Return every record of a reading by its id."""
    listed = [getattr(reading, field.name) for field in fields(reading)]
    return {each.id: each for records in listed if isinstance(records, tuple) for each in records if isinstance(each, Record)}


def spans_of(value: object) -> Iterator[Span]:
    """Yield every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        yield from (span for field in fields(value) for span in spans_of(getattr(value, field.name)))
    elif isinstance(value, tuple):
        yield from (span for each in value for span in spans_of(each))


def values_of(record: Record) -> dict[str, str]:
    """Return the plain values of a record by the names of their fields, those of its parts too."""
    found: dict[str, str] = {}
    for value in (record, *(getattr(record, name) for name in ("who", "source", "due") if hasattr(record, name))):
        plain = ((field.name.rstrip("_"), getattr(value, field.name)) for field in fields(value))
        found |= {name: each for name, each in plain if isinstance(each, str) and name not in found}
    return found


def parts_of(record: Record, reading: Reading) -> Iterator[Part]:
    """Yield the records that a record names."""
    known = records_of(reading)
    for field in MADE_OF:
        value = getattr(record, field, None)
        for name in (value,) if isinstance(value, str) else value if isinstance(value, tuple) else ():
            if name in known:
                yield Part(field, name, kind_of(known[name]), known[name].rule, known[name].span)
    if isinstance(record, Incident):
        tolls = [toll for toll in (record.killed, record.injured, record.captured) if toll is not None]
        names = dict.fromkeys(name for toll in tolls for name in toll.counts)
        yield from (Part("counts", name, "count", known[name].rule, known[name].span) for name in names if name in known)
