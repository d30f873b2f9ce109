"""How the claims of one report stand to each other: denials, contradictions, agreement; offered, never resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from dateline.extract.found import Found
from dateline.extract.relations.answers import find_answers
from dateline.extract.relations.figures import find_disagreeing_figures
from dateline.extract.relations.hints import find_hinted
from dateline.extract.relations.opinions import find_opinions
from dateline.extract.relations.statements import claims_of
from dateline.records.claims import Incident, Relation

__all__ = ["find_relations"]


def find_relations(found: Found, incidents: tuple[Incident, ...]) -> tuple[Relation, ...]:
    """Return the pairs of attributions that deny, contradict, confirm, repeat, narrow or supersede one another, each pair once."""
    claims = claims_of(found)
    kept: dict[frozenset[str], Relation] = {}
    told = chain(find_answers(found, claims), find_disagreeing_figures(found, incidents), find_hinted(found), find_opinions(claims))
    for relation in told:
        kept.setdefault(frozenset({relation.left, relation.right}), relation)
    return tuple(_numbered(sorted(kept.values(), key=lambda each: (each.span, each.left, each.right))))


def _numbered(relations: list[Relation]) -> Iterator[Relation]:
    return (replace(each, id=f"relation-{number}") for number, each in enumerate(relations, 1))
