"""What goes out: one `Edition` of a ledger, as a named policy sees it at one moment of its log, ready for any format.

Nothing here depends on the clock: two editions of one ledger under one policy are equal. Every `Quote` is checked once more
before it leaves (`dateline.export.gate`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from dateline.records.happenings import Bounds, Edge, Incident

Role = Literal["actor", "target"]
Side = Literal["actor", "target", "unknown"]
REACH = {"point": 100, "city": 5_000, "admin2": 25_000, "admin1": 100_000, "region": 250_000, "country": 500_000}
"""How far around its point a place of each precision may lie, in metres: for drawing and for formats that ask."""
Held = Literal["incidents", "tallied", "announced", "sayings", "facts", "stated", "corrections", "edges"]
EVERYTHING: frozenset[Held] = frozenset(get_args(Held))
"""The lists of an edition; reports go with each."""
Outcome = Literal["held", "moved", "cancelled", "missed", "met"]


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a report: code points, end exclusive, over the text of `document`."""

    document: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Report:
    """A report with its text: where it stood, when, and the digest of its original bytes; a text `withheld` is checked and not shown."""

    document: str
    names: tuple[str, ...]
    text: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    basis: str = "none"
    publisher: str | None = None
    raw_sha256: str | None = None
    retrieved_at: str | None = None
    withheld: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Who did it or to whom: the resolved name, the words of a report, the PLOVER sector, the country (ISO 3166-1 alpha-2).

    `record` is the entity in one report.
    """

    name: str
    role: Role
    written: str | None = None
    type: str | None = None
    sector: str | None = None
    country: str | None = None
    record: str | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """People lost on one side of an incident, by class; `side` is that of the incident's actors or targets where it is known."""

    outcome: str
    class_: str
    side: Side
    bounds: Bounds


@dataclass(frozen=True, slots=True)
class Witness:
    """One report's own telling of an incident: who said it at the root, and the words."""

    document: str
    speaker: str | None
    quote: Quote
    record: str
    rule: str
    score: float
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Particulars:
    """What one report gives of an incident beside its figures."""

    parties: tuple[Party, ...] = ()
    losses: tuple[Loss, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    instruments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Released:
    """An incident with what formats need beside its figures."""

    incident: Incident
    parties: tuple[Party, ...] = ()
    losses: tuple[Loss, ...] = ()
    witnesses: tuple[Witness, ...] = ()
    instruments: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tallied:
    """A counted total over a period, as one speaker gives it; never an event."""

    id: str
    measure: str
    unit: str | None
    value: float | None
    low: float | None
    high: float | None
    comparator: str | None
    actor: str | None
    target: str | None
    place: str | None
    period_start: str | None
    period_end: str | None
    as_of: str | None
    as_of_precision: str | None
    speaker: str | None
    quote: Quote
    rule: str = ""
    score: float = 1.0
    supersedes: str | None = None
    review: str = "machine"


@dataclass(frozen=True, slots=True)
class Announced:
    """What is to come, over all its reports: `sequence` counts the changes of day, status or place; days ISO 8601."""

    id: str
    kind: str
    what: str
    due_start: str | None
    due_end: str | None
    precision: str
    firmness: str
    parties: tuple[str, ...]
    quote: Quote
    recorded_at: str
    changed_at: str
    speaker: str | None = None
    place: str | None = None
    lat: float | None = None
    lon: float | None = None
    url: str | None = None
    outcome: Outcome | None = None
    outcome_quote: Quote | None = None
    was_start: str | None = None
    sequence: int = 0
    review: str = "machine"


@dataclass(frozen=True, slots=True)
class Saying:
    """One act of saying: who, in which words, how surely."""

    id: str
    speaker: str | None
    body: str | None
    role: str | None
    anonymous: bool
    force: str
    polarity: str
    certainty: str
    mode: str
    channel: str
    via: str | None
    content: Quote
    cue: Quote | None = None
    review: str = "machine"


@dataclass(frozen=True, slots=True)
class Fact:
    """What a report says of a person or body."""

    id: str
    subject: str | None
    predicate: str
    value: str
    valid_start: str | None
    valid_end: str | None
    quote: Quote
    speaker: str | None = None
    review: str = "machine"


@dataclass(frozen=True, slots=True)
class Stated:
    """One live value of one record with its words and who produced it: origin machine:RULE@VERSION or human:NAME."""

    id: str
    record: str
    kind: str
    property: str
    value: str
    low: int | None
    high: int | None
    comparator: str | None
    claim: str | None
    quote: Quote
    origin: str
    score: float
    recorded_at: str


@dataclass(frozen=True, slots=True)
class Correction:
    """What was said before and what is said now, why, by whom and when; no `new` means withdrawn."""

    old: str | None
    new: str | None
    record: str
    property: str
    before: str | None
    after: str | None
    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Edition:
    """Everything that a ledger holds at one moment, ready to go out; sequences are in a fixed order.

    `restricted` names records, values and reports that may not leave, `unspoken` the words that name restricted people.
    """

    ledger: str
    head: str
    seq: int
    at: str
    policy: str
    version: str
    codebook: str
    reports: Sequence[Report] = ()
    incidents: Sequence[Released] = ()
    tallied: Sequence[Tallied] = ()
    announced: Sequence[Announced] = ()
    sayings: Sequence[Saying] = ()
    facts: Sequence[Fact] = ()
    stated: Sequence[Stated] = ()
    edges: Sequence[Edge] = ()
    corrections: Sequence[Correction] = ()
    restricted: frozenset[str] = frozenset()
    unspoken: Sequence[Quote] = ()
