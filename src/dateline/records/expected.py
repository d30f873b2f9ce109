"""What is to come, as reports announce it: one telling each, put together where they speak of the same thing."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import Change


@dataclass(frozen=True, slots=True)
class Awaited:
    """One announcement. Days are ISO 8601, inclusive, null where open; `said_on` is the day from which the report speaks."""

    id: str
    quote: str
    kind: str
    start: str | None
    end: str | None
    said_on: str
    firmness: str | None = None
    change: Change | None = None
    was_start: str | None = None
    was_end: str | None = None
    parties: tuple[str, ...] = ()
    speaker: str | None = None
    document: str = ""


@dataclass(frozen=True, slots=True)
class Expected:
    """One thing that is to come: its announcements, and the incidents that are held to be it."""

    id: str
    tellings: tuple[Awaited, ...]
    came_as: tuple[str, ...] = ()
