"""What can be asked of a projection, and what it answers with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from dateline.answer.scope import Scope
from dateline.records.happenings import Bounds, Contradiction

Row = TypeVar("Row")
Order = Literal["day", "latest", "deadliest", "told", "learned"]
"""By day (the undated last), the latest day first, most killed first, most reports first, what the ledger learned last first."""
Facet = Literal["type", "mode", "status", "country", "admin1", "place", "actor", "target", "review", "year", "month"]
Step = Literal["day", "month", "year"]


EVERYWHERE = Scope()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents are meant; null asks for nothing, and all that is asked for must hold.

    `scope` is asked as answers ask it: actors and places by the words of their names, `edge` takes in what may lie inside it.
    `country` (ISO 3166-1 alpha-2), `admin1`, `actor` and `target` are names as they stand in an incident, letter by letter: what
    `facets` counts. `types`, `modes` and `tells`, the outcomes that reports give figures of, are several of which one is enough, none
    for all. `happened` leaves out what is expected, denied,
    threatened or background. `words` must all stand in the sentences, names or places of an incident. `outcome` asks for a figure,
    `several` for more than one report.
    """

    scope: Scope = EVERYWHERE
    edge: bool = False
    happened: bool = False
    types: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    status: str | None = None
    country: str | None = None
    admin1: str | None = None
    actor: str | None = None
    target: str | None = None
    review: str | None = None
    outcome: Literal["killed", "injured", "captured"] | None = None
    several: bool = False
    placed: bool | None = None
    words: str | None = None


ALL = Filter()


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """Some of the rows that were asked for, from `offset` on, and how many there are in all."""

    rows: Sequence[Row]
    total: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Counted:
    """How many incidents have a value; the value is null where it is not known."""

    value: str | None
    incidents: int


@dataclass(frozen=True, slots=True)
class Day:
    """What happened on a day, or in a month or year, by the first day of each incident: sums of the figures that it has.

    A sum is open where one of its parts is; `without` counts the incidents that no report gives a figure for.
    """

    day: str
    incidents: int
    killed: Bounds
    injured: Bounds
    captured: Bounds
    without: int


@dataclass(frozen=True, slots=True)
class Point:
    """Incidents at one place of a map: one, or `incidents` of them drawn as one; the rest is told of the deadliest, then latest."""

    lat: float
    lon: float
    incidents: int
    id: str
    precision: str | None
    place: str | None
    type: str | None
    mode: str | None
    start: str | None
    end: str | None
    killed: Bounds | None


@dataclass(frozen=True, slots=True)
class Points:
    """What a map shows: the points, how many incidents they stand for, and how many have no place on it."""

    points: Sequence[Point]
    placed: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Disputed:
    """A contradiction with the incident that it is in, where and when that happened."""

    incident: str
    start: str | None
    end: str | None
    place: str | None
    contradiction: Contradiction


@dataclass(frozen=True, slots=True)
class Stock:
    """How much a ledger holds: what stands at the top of a home page. `first` and `last` are the days of incidents."""

    reports: int
    incidents: int
    several: int
    totals: int
    appointments: int
    contradictions: int
    first: str | None
    last: str | None
