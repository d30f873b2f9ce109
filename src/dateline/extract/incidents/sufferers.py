"""Who suffered a happening, each once.

Of a person told by name "the victim" says nothing more, of nobody "two people"; "the guards" are the six guards told before them,
and of "two soldiers of the 4th Brigade" the two suffered it, not the brigade.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.incidents.words import words
from dateline.records.claims import Entity, Role
from dateline.records.texts import Sentence, Token

BODIES = frozenset({"GROUP", "MILITARY", "GOVERNMENT", "ORGANIZATION"})
PEOPLE = frozenset({"PERSON", "GROUP", "MILITARY"})


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The people of a report: how many each description stands for, and which of them point back."""

    entities: Mapping[str, Entity]
    values: Mapping[str, float]
    pointing: frozenset[str]
    nouns: Mapping[str, str]

    @staticmethod
    def over(found: Found) -> Sufferers:
        """Return the people of one report."""
        values: dict[str, float] = {}
        for count in found.counts:
            if count.who.entity is not None and count.value:
                values[count.who.entity] = max(values.get(count.who.entity, 0), count.value)
        pointing = frozenset(each.id for each in found.entities if _points_back(found, each))
        nouns = {each.id: noun for each in found.entities if (noun := _plural(found, each)) is not None}
        return Sufferers({each.id: each for each in found.entities}, values, pointing, nouns)

    def each_once(self, roles: list[Role]) -> tuple[str, ...]:
        """Return those who suffered without descriptions of those among them who are told before, and of people as such."""
        told = dict.fromkeys(role.entity for role in roles if role.entity is not None)
        held = self.only_behind(roles)
        targets = self.unlike(tuple(name for name in told if name not in held and not _is_anyone(self.entities[name])))
        people = [name for name in targets if self.entities[name].type in {"PERSON", "MILITARY"}]
        named = [name for name in people if self.entities[name].type == "PERSON" and self.entities[name].is_named]
        described = [name for name in people if not self.entities[name].is_named]
        if not named or not described:
            return targets
        counted = [self.values.get(name, 0) for name in described]
        same = {name for name in described if self.values.get(name) == len(named) > 1}
        if all(counted) and sum(counted) == len(named) > 1:
            same = set(described)
        same |= {name for name in described if name in self.pointing and self.values.get(name, 1) == 1}
        return tuple(name for name in targets if name not in same)

    def only_behind(self, roles: list[Role]) -> frozenset[str]:
        """Return the bodies that are told only in the words of what is theirs: "members of the Front", "the Front's headquarters"."""
        bodies = {role.entity for role in roles if role.entity is not None and self.entities[role.entity].type in BODIES}
        alone = {each.entity for each in roles if not any(_is_inside(each, other) for other in roles)}
        return frozenset(bodies - alone)

    def unlike(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """Return those who suffered without many who are told again by the same noun and no other number."""
        kept: list[str] = []
        for name in targets:
            if not any(self.is_same(name, other) for other in kept):
                kept.append(name)
        return tuple(kept)

    def is_same(self, name: str, other: str) -> bool:
        """Tell whether two descriptions of several people can be of the same: one noun, and no two numbers."""
        one, two = self.values.get(name), self.values.get(other)
        return name in self.nouns and self.nouns[name] == self.nouns.get(other) and (one is None or two is None or one == two)


def _is_inside(inner: Role, outer: Role) -> bool:
    """Tell whether the words of a part are some of those of another part that somebody else has."""
    return inner.entity != outer.entity and outer.entity is not None and outer.span != inner.span and outer.span.holds(inner.span)


def _plural(found: Found, entity: Entity) -> str | None:
    """Return the noun of a description of several people, of which no mention sets them apart from others: "six guards"."""
    if entity.is_named or entity.type not in PEOPLE:
        return None
    heads = list(_heads(found, entity))
    beside = (child for sentence, head in heads for child in sentence.children(head, "amod", "det", "advmod"))
    apart = any(child.lemma.lower() in words("besides") for child in beside)
    many = heads and heads[0][1].tag == "NOUN" and heads[0][1].text.lower() != heads[0][1].lemma.lower()
    return heads[0][1].lemma.lower() if many and not apart else None


def _heads(found: Found, entity: Entity) -> Iterator[tuple[Sentence, Token]]:
    """Yield the head words of the mentions of an entity, each with its sentence."""
    for mention in entity.mentions:
        sentence = found.analysis.sentence_at(mention.span.start)
        head = sentence.head_of(mention.span) if sentence is not None else None
        if sentence is not None and head is not None:
            yield sentence, head


def _is_anyone(entity: Entity) -> bool:
    """Tell whether a description says of people only how many they were, which their count tells: "two people"."""
    return not entity.is_named and entity.name.casefold() in words("anyone")


def _points_back(found: Found, entity: Entity) -> bool:
    """Tell whether a description only ever stands with "the" or "this" before it and means no companion of somebody: "the driver"."""
    if entity.type != "PERSON" or entity.is_named:
        return False
    heads = [
        (sentence, sentence.head_of(each.span)) for each in entity.mentions if (sentence := found.analysis.sentence_at(each.span.start))
    ]
    for sentence, head in heads:
        if head is None:
            return False
        if head.tag != "PRON" and not any(child.text.lower() in {"the", "this", "that"} for child in sentence.children(head, "det")):
            return False
        if head.lemma.lower() in words("companions") or (head.tag != "PRON" and head.text.lower() != head.lemma.lower()):
            return False
    return bool(heads)
