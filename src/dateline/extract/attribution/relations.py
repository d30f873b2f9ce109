"""How the claims of one report stand to each other: offered, never resolved."""

from __future__ import annotations

from dateline.records.claims import Attribution, Relation
from dateline.records.texts import Analysis


def find_relations(analysis: Analysis, attributions: tuple[Attribution, ...]) -> tuple[Relation, ...]:
    """Return the pairs of attributions that deny, contradict or confirm one another."""
    return ()
