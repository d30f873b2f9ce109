"""What a static page is made of: a public edition, what its reports say of each other, charts, and how all of it was made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dateline.records.happenings import Contradiction, Family, Revision
from dateline.records.publication import Edition
from dateline.records.texts import Removed


@dataclass(frozen=True, slots=True)
class Bar:
    """One figure of a chart that has too few for a curve: whose it is, as people write it, and its length in thousandths of the longest."""

    label: str
    shown: str
    share: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG, or as bars where a curve would be a dot, and in words for those who do not see it."""

    name: str
    title: str
    words: str
    svg: str
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Type:
    """A type of event of the codebook with its modes."""

    name: str
    modes: tuple[str, ...]
    happening: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by name and what it reads, in plain English."""

    name: str
    means: str


@dataclass(frozen=True, slots=True)
class Way:
    """A policy: how one figure is made of many, and where the rule comes from."""

    name: str
    means: str
    source: str


@dataclass(frozen=True, slots=True)
class Method:
    """How the ledger was made, as configured; `card` is the language model's card, in Markdown of our own."""

    types: Sequence[Type] = ()
    rules: Sequence[Rule] = ()
    policies: Sequence[Way] = ()
    card: str = ""


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that a static page shows. The edition has passed the gate and holds nothing restricted; nor does what stands beside it.

    `revisions` and `contradictions` are by incident, `removed` by report. `kinds` are the names of types ("ASSAULT.aerial": "Air strike"),
    `nouns` those that name a happening as people do. `whole` shows the texts of reports, else their quoted passages alone.
    """

    edition: Edition
    method: Method
    kinds: Mapping[str, str]
    nouns: Sequence[str] = ()
    revisions: Mapping[str, Sequence[Revision]] = field(default_factory=dict)
    contradictions: Mapping[str, Sequence[Contradiction]] = field(default_factory=dict)
    removed: Mapping[str, Sequence[Removed]] = field(default_factory=dict)
    families: Sequence[Family] = ()
    charts: Sequence[Chart] = ()
    whole: bool = True
