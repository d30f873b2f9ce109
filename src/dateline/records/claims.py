"""What a reading states: every record stands on words (`span`) and names the rule that made it.

Ids are local to one reading and point to one another: an event's `place` is the id of a Place, its `attributions`
are ids of Attributions, and so on. An empty `attributions` means the report's own voice.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.records.quantities import AsOf, Comparator, Due, Period, Precision, Toll
from dateline.records.texts import Span

EntityType = Literal[
    "PERSON", "ORGANIZATION", "MILITARY", "GROUP", "GOVERNMENT", "LOCATION", "FACILITY", "NATIONALITY", "EVENT", "WEAPON", "OTHER"
]
MentionKind = Literal["name", "nominal", "pronoun"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
PlacePrecision = Literal["point", "city", "admin2", "admin1", "country", "region"]
SourceKind = Literal["person", "group", "organization", "document", "unknown"]
Mode = Literal["direct", "indirect", "mixed"]
Force = Literal["said", "claimed", "confirmed", "denied", "alleged", "estimated", "expected", "announced", "warned", "accused"]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
Channel = Literal[
    "statement",
    "interview",
    "document",
    "court",
    "public_record",
    "state_media",
    "social_post",
    "unnamed_official",
    "observation",
    "own_voice",
]
RelationKind = Literal["denies", "contradicts", "corroborates", "repeats", "narrows", "supersedes"]
Status = Literal["occurred", "ongoing", "scheduled", "expected", "possible", "conditional", "denied", "background"]
RoleKind = Literal["actor", "target", "victim", "place", "instrument", "topic"]
Outcome = Literal["killed", "injured", "captured", "arrested", "abducted", "missing", "displaced", "surrendered", "destroyed", "damaged"]
PersonClass = Literal[
    "civilian", "child", "woman", "soldier", "police", "militant", "leader", "journalist", "aid_worker", "official", "unknown"
]
Measure = Literal["attacks", "operations", "strikes", "killed", "injured", "captured", "arrested", "displaced", "abducted", "other"]
Comparing = Literal["equal", "more", "less", "ratio", "on_pace"]
ScheduledKind = Literal[
    "announcement",
    "meeting",
    "talks",
    "withdrawal",
    "deployment",
    "deadline",
    "election",
    "trial",
    "ceasefire",
    "release",
    "operation",
    "other",
]
Firmness = Literal["scheduled", "announced", "planned", "expected", "conditional", "threatened"]
Change = Literal["moved", "postponed", "cancelled", "held"]
Predicate = Literal["role", "rank", "affiliation", "age", "nationality", "status", "reward", "conduct", "alias"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What all records share. `score` is 0 to 1; `rule` reads name@version."""

    id: str
    span: Span
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named, described or referred to."""

    span: Span
    kind: MentionKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity(Record):
    """A person, body, place name or thing that the text speaks of.

    `name` is the longest proper name, else the first description; a reading's JSON has the proper name alone.
    """

    type: EntityType
    name: str
    mentions: tuple[Mention, ...]
    country: str | None = None
    sector: str | None = None

    @property
    def is_named(self) -> bool:
        """Tell whether the text gives a proper name."""
        return any(mention.kind == "name" for mention in self.mentions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Record):
    """A time expression: TIMEX3 type and value, and the days it can mean. `anchored_on` is the id of a time, "anchor", or null."""

    type: TimeType
    value: str
    start: str | None
    end: str | None
    precision: Precision
    anchored_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place named in the text; unresolved places keep their name and null coordinates (decimal degrees, WGS 84)."""

    name: str
    geonameid: int | None
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    precision: PlacePrecision | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who says it: the words, the entity they refer to, and for whom they speak."""

    spans: tuple[Span, ...]
    entity: str | None
    kind: SourceKind
    named: bool
    anonymous: bool
    role: str | None
    body: str | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Hint:
    """A claim that a total is too low or too high, without a number."""

    tally: str
    direction: Literal["higher", "lower"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution(Record):
    """One act of saying: source, cue and content in exact words. `via` is the attribution that relays this one."""

    source: Source
    cue: Span | None
    cues: tuple[Span, ...]
    content: tuple[Span, ...]
    mode: Mode
    force: Force
    via: str | None
    polarity: Polarity
    certainty: Certainty
    channel: Channel
    hint: Hint | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation(Record):
    """How two attributions of one report stand to each other."""

    left: str
    right: str
    relation: RelationKind


@dataclass(frozen=True, slots=True)
class Role:
    """A participant of an event."""

    role: RoleKind
    span: Span
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """One mention of a happening; `span` is its trigger. `time` and `place` are ids."""

    clause: Span
    type: str
    mode: str | None
    status: Status
    roles: tuple[Role, ...]
    time: str | None
    place: str | None
    counts: tuple[str, ...]
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Who:
    """The people or things counted, and the side they belong to."""

    span: Span | None
    entity: str | None
    class_: PersonClass
    side: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count(Record):
    """People or things hurt, held or lost in an event. `part_of` is the count that contains this one."""

    number: Span
    value: int | float | None
    low: int | float | None
    high: int | float | None
    comparator: Comparator
    outcome: Outcome
    who: Who
    part_of: str | None
    cumulative: bool
    event: str | None
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident(Record):
    """A happening in this report, its mentions merged. Tolls are null where the report gives no figure."""

    events: tuple[str, ...]
    type: str
    mode: str | None
    status: Status
    start: str | None
    end: str | None
    precision: Precision
    place: str | None
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    killed: Toll | None
    injured: Toll | None
    captured: Toll | None
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally(Record):
    """A counted total over a period, not one event. `actor` and `target` are entity ids, `place` a place id."""

    number: Span
    value: int | float | None
    low: int | float | None
    high: int | float | None
    comparator: Comparator
    measure: Measure
    unit: str
    actor: str | None
    target: str | None
    place: str | None
    period: Period
    as_of: AsOf | None
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Against:
    """What a tally is compared with: another tally, or a period whose number the report does not give."""

    tally: str | None
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison(Record):
    """A total set against another; `ratio` is right over left as claimed ("double": 2.0)."""

    left: str | None
    relation: Comparing
    ratio: float | None
    against: Against
    attributions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled(Record):
    """What is to come. `was` is the earlier date of a thing that moved."""

    kind: ScheduledKind
    what: Span
    due: Due
    firmness: Firmness
    parties: tuple[str, ...]
    attributions: tuple[str, ...]
    change: Change | None
    was: Period | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Record):
    """Something said about a person or body."""

    subject: str
    predicate: Predicate
    value: str
    value_span: Span
    valid: Period
    attributions: tuple[str, ...]
