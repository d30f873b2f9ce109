"""What the ledger's named questions answer with, in the words of the reading contract."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.ledger.canonical import Json
from dateline.records.texts import Span


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report: every name under which it came, what its page says, and how many records of each kind it gave."""

    id: str
    names: tuple[str, ...]
    title: str | None
    outlet: str | None
    byline: str | None
    language: str | None
    published: str | None
    basis: str
    original_publisher: str | None
    urls: tuple[str, ...]
    note: str | None
    length: int
    added_at: str
    records: dict[str, int]


@dataclass(frozen=True, slots=True)
class PlaceOf:
    """Where an incident happened."""

    name: str | None
    address: str | None
    admin1: str | None
    country: str | None
    lat: float | None
    lon: float | None
    precision: str | None


@dataclass(frozen=True, slots=True)
class TollOf:
    """A toll with its bounds; null is open."""

    low: int | float | None
    best: int | float | None
    high: int | float | None


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """A happening, with the reports that tell of it."""

    id: str
    type: str | None
    mode: str | None
    status: str | None
    start: str | None
    end: str | None
    precision: str | None
    place: PlaceOf | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    killed: TollOf | None
    injured: TollOf | None
    captured: TollOf | None
    independent_sources: int
    documents: tuple[str, ...]
    records: dict[str, int]
    review: str


@dataclass(frozen=True, slots=True)
class SaidBy:
    """Who says it, how strongly, and in which claim."""

    id: str
    speaker: str | None
    force: str | None
    anonymous: bool


@dataclass(frozen=True, slots=True)
class TallyRow:
    """A counted total over a period, beside its words."""

    id: str
    documents: tuple[str, ...]
    span: Span
    quote: str
    value: int | float | None
    low: int | float | None
    high: int | float | None
    comparator: str | None
    measure: str | None
    unit: str | None
    actor: str | None
    target: str | None
    place: str | None
    start: str | None
    end: str | None
    as_of: str | None
    attributions: tuple[SaidBy, ...]
    review: str


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One act of saying: who, with what force, and the words."""

    id: str
    documents: tuple[str, ...]
    speaker: str | None
    role: str | None
    body: str | None
    kind: str | None
    named: bool
    anonymous: bool
    number: int | float | None
    force: str | None
    polarity: str | None
    certainty: str | None
    mode: str | None
    channel: str | None
    via: str | None
    span: Span
    content: str
    hint: Json
    relations: tuple[RelationOf, ...]
    review: str


@dataclass(frozen=True, slots=True)
class RelationOf:
    """How a claim stands to another."""

    relation: str
    claim: str


@dataclass(frozen=True, slots=True)
class DueRow:
    """What is to come; `state` is overdue, due, ahead or undated on the day that was asked for."""

    id: str
    documents: tuple[str, ...]
    span: Span
    quote: str
    kind: str | None
    start: str | None
    end: str | None
    precision: str | None
    firmness: str | None
    parties: tuple[str, ...]
    change: str | None
    was: Json
    state: str
    attributions: tuple[SaidBy, ...]
    review: str


@dataclass(frozen=True, slots=True)
class StatedOf:
    """One value of a record, with its words and who produced it; `named` spells out the records that the value points to."""

    id: str
    property: str
    value: Json
    named: str | None
    low: int | None
    high: int | None
    kind: str | None
    span: Span
    quote: str
    origins: tuple[str, ...]
    recorded_at: str


@dataclass(frozen=True, slots=True)
class AlsoNamed:
    """Another name of the same bearer in another report; `machine` where only suggestions join the two."""

    id: str
    name: str
    document: str
    machine: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """A record beside its sentence: every value, the words, the rule and the speaker."""

    id: str
    kind: str
    documents: tuple[str, ...]
    document: str
    span: Span
    sentence: str
    sentence_span: Span
    statements: tuple[StatedOf, ...]
    attributions: tuple[SaidBy, ...]
    review: str
    also_named: tuple[AlsoNamed, ...] = ()


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A sentence that holds the words asked for, with the records that stand in it."""

    documents: tuple[str, ...]
    document: str
    span: Span
    sentence: str
    records: tuple[str, ...]
