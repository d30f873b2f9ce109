"""Who says so: source, cue and content of every attribution, and how attributions stand to each other."""

from __future__ import annotations

from dateline.records.claims import Attribution, Entity, Relation
from dateline.records.texts import Analysis


def find_attributions(analysis: Analysis, entities: tuple[Entity, ...]) -> tuple[Attribution, ...]:
    """Return the attributions of a report in the order of their content."""
    return ()


def find_relations(analysis: Analysis, attributions: tuple[Attribution, ...]) -> tuple[Relation, ...]:
    """Return the pairs of attributions that deny, contradict or confirm one another."""
    return ()
