"""A word in its role."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.claims import RoleKind
from dateline.records.texts import Token


@dataclass(frozen=True, slots=True)
class Argument:
    """A word that fills a role of an event."""

    role: RoleKind
    token: Token
