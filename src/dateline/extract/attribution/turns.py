"""Whose turn it is: a pronoun that speaks means the speaker before, never somebody who is first named in its own words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.draft import Draft
from dateline.records.claims import Attribution, Entity, Source


def with_turns(made: list[tuple[Attribution, Draft]], entities: Mapping[str, Entity]) -> list[tuple[Attribution, Draft]]:
    """Return the attributions, pronoun sources that no entity explains with what is known of the last speaker of their kind."""
    last: dict[str, Source] = {}
    settled: dict[tuple[int, int], Source] = {}
    for each, draft in sorted(made, key=lambda pair: pair[0].source.spans or pair[0].content):
        source, kind = each.source, _kind(draft)
        if kind is not None and _is_open(each, entities) and kind in last:
            source = _taken_over(source, last[kind])
        if source.kind in ("person", "group", "organization"):
            last[source.kind] = source
        settled[draft.key] = source
    return [(replace(each, source=settled[draft.key]), draft) for each, draft in made]


def _kind(draft: Draft) -> str | None:
    """Return the kind of speaker that a pronoun can mean; none for other words."""
    table, form = lexicon.sources(), draft.source.text.lower() if draft.source else ""
    if form in table.masculine | table.feminine:
        return "person"
    return "group" if form == "they" else None


def _is_open(each: Attribution, entities: Mapping[str, Entity]) -> bool:
    """Tell whether no entity is known, or only one whose name or description stands in the very words that it is to have said."""
    entity = entities.get(each.source.entity or "")
    if entity is None:
        return True
    described = [mention.span for mention in entity.mentions if mention.kind != "pronoun"]
    return bool(described) and all(any(content.holds(span) for content in each.content) or span.start > each.span.end for span in described)


def _taken_over(source: Source, before: Source) -> Source:
    return replace(source, entity=before.entity, kind=before.kind, named=before.named, anonymous=before.anonymous, body=before.body)
