"""Something to come, as a sentence tells it."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import Change, Firmness, ScheduledKind
from dateline.records.quantities import Due, Period
from dateline.records.texts import Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Something to come: the word that names it, the word that says that it will be, and how firmly.

    `needs_time` marks words that speak of the future only together with a future day. `kind` and `due` are set where the
    words themselves tell them, and are worked out from the sentence where they are null.
    """

    event: Token
    said: Token
    firmness: Firmness
    rule: str
    needs_time: bool = False
    change: Change | None = None
    was: Period | None = None
    kind: ScheduledKind | None = None
    due: Due | None = None
