"""Totals that somebody states, as the answers take them: a number, what it counts, its scope, its day, and who says so."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.happenings import Bounds


@dataclass(frozen=True, slots=True)
class Total:
    """A counted total over a period, by one voice in one report. Days are ISO 8601, inclusive, null where open.

    `deed` is what the report says was done with what it counts, in its words ("claimed", "was behind"); `second_hand` tells
    that the voice passes on what another says. `body` is whom the speaker speaks for, `publisher` whose report it is.
    """

    id: str
    measure: str
    bounds: Bounds
    comparator: str | None = None
    unit: str | None = None
    deed: str | None = None
    actor: str | None = None
    target: str | None = None
    place: str | None = None
    start: str | None = None
    end: str | None = None
    as_of: str | None = None
    as_of_precision: str | None = None
    speaker: str | None = None
    anonymous: bool = False
    second_hand: bool = False
    document: str = ""
    published: str | None = None
    quote: str = ""
    body: str | None = None
    publisher: str | None = None


@dataclass(frozen=True, slots=True)
class Hint:
    """Somebody holds a total for too low or too high, without a number; it is never turned into one."""

    direction: str
    speaker: str | None
    mechanism: str | None
    quote: str
    document: str
