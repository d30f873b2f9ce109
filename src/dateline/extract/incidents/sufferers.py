"""Who suffered a happening, each once: of a person told by name "the victim" says nothing more, and of nobody "two people"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.incidents.words import words
from dateline.records.claims import Entity


@dataclass(frozen=True, slots=True)
class Sufferers:
    """The people of a report: how many each description stands for, and which of them point back."""

    entities: Mapping[str, Entity]
    values: Mapping[str, float]
    pointing: frozenset[str]

    @staticmethod
    def over(found: Found) -> Sufferers:
        """Return the people of one report."""
        values: dict[str, float] = {}
        for count in found.counts:
            if count.who.entity is not None and count.value:
                values[count.who.entity] = max(values.get(count.who.entity, 0), count.value)
        pointing = frozenset(each.id for each in found.entities if _points_back(found, each))
        return Sufferers({each.id: each for each in found.entities}, values, pointing)

    def each_once(self, targets: tuple[str, ...]) -> tuple[str, ...]:
        """Return those who suffered without descriptions of those among them who are told by name, and of people as such."""
        targets = tuple(name for name in targets if not _is_anyone(self.entities[name]))
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
