"""What is said about a person or body: role, rank, age, status, reward."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.records.claims import Fact


def find_facts(found: Found) -> tuple[Fact, ...]:
    """Return the facts about named persons and bodies, in order."""
    return ()
