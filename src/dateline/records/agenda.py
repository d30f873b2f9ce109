"""What is to come, as single reports announce it and as all reports together leave it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Did = Literal["announced", "moved", "postponed", "cancelled", "missed", "held"]
Standing = Literal["ahead", "due", "overdue", "undated", "postponed", "cancelled", "held"]


@dataclass(frozen=True, slots=True)
class Coming:
    """One scheduled event as one report announces it; days are ISO 8601, inclusive, null where open."""

    id: str
    document: str
    names: tuple[str, ...]
    kind: str | None
    quote: str
    start: str | None
    end: str | None
    precision: str | None
    firmness: str | None
    parties: tuple[str, ...]
    change: str | None
    was_start: str | None
    was_end: str | None
    published: str | None
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """What became of a scheduled event, from the day of the report that says so; `start` and `end` are its days from then on."""

    day: str | None
    did: Did
    start: str | None
    end: str | None
    document: str
    quote: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """A scheduled event over all its reports, with its days as they stand and the steps by which it came to them."""

    id: str
    members: tuple[str, ...]
    documents: tuple[str, ...]
    names: tuple[str, ...]
    kind: str | None
    quote: str
    start: str | None
    end: str | None
    precision: str | None
    firmness: str | None
    parties: tuple[str, ...]
    speakers: tuple[str, ...]
    state: Standing
    steps: tuple[Step, ...]
