"""Buildings, vehicles and grounds that were struck, as entities: "the embassy", "two buses", "a power station"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from dateline.extract.events.words import things
from dateline.extract.found import Found
from dateline.records.claims import Entity, EntityType, Event, Mention, Role
from dateline.records.texts import Span

SUFFERING = frozenset({"target", "victim"})
POINTING = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
COUNTING = frozenset({"NUM", "ADV", "ADP", "DET", "PRON"})
OPENING = POINTING | {
    "a",
    "an",
    "another",
    "some",
    "several",
    "all",
    "various",
    "many",
    "most",
    "numerous",
    "other",
    "every",
    "each",
    "both",
    "two",
    "three",
    "four",
    "five",
}


@dataclass(frozen=True, slots=True)
class _Thing:
    """Words for a thing from the first that says what it is: its noun, the words before the noun, and whether they point back."""

    span: Span
    noun: str
    words: frozenset[str]
    name: str
    pointing: bool

    def means(self, other: _Thing) -> bool:
        """Tell whether these words can mean a thing told before: "the embassy" after "the French embassy"."""
        return self.noun == other.noun and (self.words == other.words or (self.pointing and self.words <= other.words))


def with_things(found: Found) -> Found:
    """Return the records with an entity for each thing that an event struck; mentions of one thing are joined."""
    chains: list[list[_Thing]] = []
    struck: dict[Span, int] = {}
    for event in found.events:
        for role in event.roles:
            thing = None if role.entity or role.role not in SUFFERING or role.span in struck else _thing(found, role.span)
            if thing is not None:
                struck[role.span] = _placed(thing, chains)
    ids = [f"entity-{len(found.entities) + number}" for number in range(1, len(chains) + 1)]
    made = tuple(_entity(name, chain) for name, chain in zip(ids, chains, strict=True))
    known = {span: ids[at] for span, at in struck.items()}
    entities = _buildings(found) + made
    return replace(found, entities=entities, events=tuple(_told(event, known) for event in found.events))


def _buildings(found: Found) -> tuple[Entity, ...]:
    """Return the entities; an office or embassy that is struck and never says or does anything is a building."""
    struck = {role.entity for event in found.events if event.type == "ASSAULT" for role in event.roles if role.role in SUFFERING}
    acting = {role.entity for event in found.events for role in event.roles if role.role == "actor"}
    acting |= {each for attribution in found.attributions for each in (attribution.source.entity, attribution.source.body)}
    return tuple(
        replace(entity, type="FACILITY") if entity.id in struck - acting and _is_building(found, entity) else entity
        for entity in found.entities
    )


def _is_building(found: Found, entity: Entity) -> bool:
    """Tell whether the words of a body's every description are those of a house: "the embassy", "the company's offices"."""
    if entity.type not in {"GOVERNMENT", "ORGANIZATION"}:
        return False
    heads = [_head(found, mention.span) for mention in entity.mentions if mention.kind != "pronoun"]
    return bool(heads) and all(head is not None and things().get(head) == "FACILITY" for head in heads)


def _head(found: Found, span: Span) -> str | None:
    sentence = found.analysis.sentence_at(span.start)
    head = sentence.head_of(span) if sentence else None
    return head.lemma.lower() if head is not None else None


def _told(event: Event, known: dict[Span, str]) -> Event:
    return replace(event, roles=tuple(_named(role, known) for role in event.roles))


def _named(role: Role, known: dict[Span, str]) -> Role:
    return replace(role, entity=known[role.span]) if role.entity is None and role.span in known else role


def _thing(found: Found, span: Span) -> _Thing | None:
    """Return what the words of a role say of a thing; none where their noun names no thing that can be struck."""
    sentence = found.analysis.sentence_at(span.start)
    head = sentence.head_of(span) if sentence else None
    if sentence is None or head is None or things().get(head.lemma.lower()) is None:
        return None
    words = [word for word in sentence.tokens_in(span) if word.tag != "PUNCT"]
    first = next((word for word in words if word.text.lower() not in OPENING and word.tag not in COUNTING), head)
    said = frozenset(word.lemma.lower() for word in words if first.index <= word.index < head.index)
    own = Span(min(first.span.start, head.span.start), span.end)
    return _Thing(own, head.lemma.lower(), said, own.of(found.analysis.text), words[0].text.lower() in POINTING)


def _placed(thing: _Thing, chains: list[list[_Thing]]) -> int:
    """Put a thing to those that it can mean, the last told of them, else open a chain of its own; return its place."""
    for at in range(len(chains) - 1, -1, -1):
        if thing.means(chains[at][0]):
            chains[at].append(thing)
            return at
    chains.append([thing])
    return len(chains) - 1


def _entity(name: str, chain: list[_Thing]) -> Entity:
    first = chain[0]
    kind: EntityType = things()[first.noun]
    return Entity(
        id=name,
        span=first.span,
        rule="entity.thing@1",
        score=0.6,
        type=kind,
        name=first.name,
        mentions=tuple(Mention(each.span, "nominal") for each in sorted(chain, key=lambda each: each.span)),
    )
