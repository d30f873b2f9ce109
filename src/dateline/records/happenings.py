"""What passes between the ledger and those who reconcile, answer and publish: one `Happening` for each incident of each report.

A happening belongs to one report. `Link` is a machine's suggestion that two of them are the same; `Edge` is what was decided
or suggested, by whom; `Incident` is what a cluster of happenings says together. Ids are those of the ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["incident", "entity", "place", "tally", "scheduled", "document"]
Judgement = Literal["same", "different", "unsure", "suggested"]
Side = Literal["perpetrator", "victim", "third_party", "observer", "unknown"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many people: bounds inclusive, null where open; `best` is null where the words give none."""

    low: int | None
    best: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Where:
    """A place as one report gives it; what could not be resolved has a name and nothing else. Degrees, WGS 84."""

    name: str | None
    address: str | None = None
    admin1: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: str | None = None
    geonameid: int | None = None


@dataclass(frozen=True, slots=True)
class Voice:
    """Who stands behind a value in one report, at the root of the chain of those who relay it; null `speaker`: the report itself.

    `sector` is the PLOVER code of the body that speaks, where it is known; `against` are claims of its report that cannot hold beside it.
    """

    claim: str | None
    speaker: str | None
    body: str | None
    anonymous: bool
    force: str | None
    document: str
    publisher: str | None
    side: Side = "unknown"
    cites: str | None = None
    sector: str | None = None
    denied_by: tuple[str, ...] = ()
    against: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One figure as one report tells it, with the statement and the words that carry it; `part_of` is the statement of its whole.

    `kind` is READING's class of the people, `event` the mention in which they were hurt: what one mention tells of two kinds adds up.
    """

    statement: str
    outcome: str
    bounds: Bounds
    comparator: str | None
    quote: str
    document: str
    recorded_at: str
    voices: tuple[Voice, ...] = ()
    side: str | None = None
    part_of: str | None = None
    published: str | None = None
    kind: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True)
class Ascribed:
    """Whose deed it is said to be and by whom, in one report: null `by` is the report itself, a `by` that is the actor his own claim."""

    actor: str
    by: str | None
    document: str


@dataclass(frozen=True, slots=True)
class Happening:
    """One incident as one report tells it; days are ISO 8601, inclusive, null where open.

    `words` is its best sentence; `wording` all that its report says of it, for how like two reports' words are.
    """

    id: str
    document: str
    names: tuple[str, ...]
    type: str | None
    mode: str | None
    status: str | None
    start: str | None
    end: str | None
    precision: str | None
    where: Where | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Bounds | None
    injured: Bounds | None
    captured: Bounds | None
    words: str
    outlet: str | None = None
    published: str | None = None
    records: int = 1
    told: tuple[Told, ...] = ()
    voices: tuple[Voice, ...] = ()
    wording: str = ""
    ascribed: tuple[Ascribed, ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A person, group, body or place as one report names it: `name` is the longest proper name, `type` READING's entity type."""

    id: str
    document: str
    name: str
    type: str
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """A report's text with where and when it stood, for finding copies; `publisher` is whom a copy names as its original."""

    document: str
    text: str
    outlet: str | None = None
    publisher: str | None = None
    published: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Two reports of one origin: `left` < `right`; the reason says in words what was compared."""

    left: str
    right: str
    relation: Literal["syndicated", "same_story", "corrected", "update"]
    reason: str
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Origin:
    """Those voices that count as one source; the reasons say in words why several of them are one."""

    voices: tuple[Voice, ...]
    reasons: tuple[str, ...]
    side: Side
    anonymous: bool


@dataclass(frozen=True, slots=True)
class Independence:
    """How many sources stand behind a value: `low` takes the unnamed of one side for one, `high` each for another."""

    low: int
    high: int
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A machine's suggestion that two records are the same: `left` < `right`, `score` in 0..1, the reasons in words."""

    left: str
    right: str
    score: float
    reasons: tuple[str, ...]
    about: About = "incident"


@dataclass(frozen=True, slots=True)
class Edge:
    """One live decision or suggestion about two records; `decided_by` is program:NAME or human:NAME, `evidence` a span's id."""

    id: str
    left: str
    right: str
    about: About
    judgement: Judgement
    score: float | None
    reasons: tuple[str, ...]
    reason: str
    decided_by: str
    decided_at: str
    rule: str | None = None
    evidence: str | None = None


@dataclass(frozen=True, slots=True)
class Cluster:
    """Records that are the same under a policy: `id` is the smallest member ever published; `machine` if a suggestion holds it together."""

    id: str
    members: tuple[str, ...]
    machine: bool


@dataclass(frozen=True, slots=True)
class Incident:
    """A happening over all its reports, as a named policy puts it; the figures keep every report's own in `told`."""

    id: str
    members: tuple[str, ...]
    documents: tuple[str, ...]
    names: tuple[str, ...]
    records: tuple[tuple[str, int], ...]
    type: str | None
    mode: str | None
    status: str | None
    start: str | None
    end: str | None
    precision: str | None
    where: Where | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Bounds | None
    injured: Bounds | None
    captured: Bounds | None
    policy: str
    independent_low: int
    independent_high: int
    told: tuple[Told, ...]
    review: str
    words: str = ""
    ascribed: tuple[Ascribed, ...] = ()


@dataclass(frozen=True, slots=True)
class Revision:
    """What reports gave for one outcome from a day on, until the next; the day is that of the first of them, null where unknown."""

    outcome: str
    day: str | None
    bounds: Bounds
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """What one source says of a matter in which another says otherwise; without bounds it denies."""

    speaker: str | None
    document: str
    day: str | None
    bounds: Bounds | None
    quote: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that cannot both be right, side by side; nothing is decided between them."""

    outcome: str | None
    kind: Literal["figures", "denial"]
    left: Stand
    right: Stand


@dataclass(frozen=True, slots=True)
class Account:
    """An incident with all that its reports say: what each tells, who stands behind it, what was revised and what is disputed."""

    incident: Incident
    members: tuple[Happening, ...]
    sources: Independence
    figures: tuple[tuple[str, Independence], ...]
    revisions: tuple[Revision, ...]
    contradictions: tuple[Contradiction, ...]
