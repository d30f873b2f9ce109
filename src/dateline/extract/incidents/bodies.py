"""The bodies behind those who did it: whose leader a named doer is, and the one group whose fighters "the rebels" can be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.names import lexicon
from dateline.records.claims import Entity

BELONGING = frozenset({"role", "affiliation"})
UNKNOWN = frozenset({"unidentified", "unknown", "unnamed", "masked", "group", "enemy", "enemies"})  # words for nobody in particular
IRREGULAR = frozenset({"REB", "PRM", "CRM"})  # sectors of those who fight for a group and not for a state


@dataclass(frozen=True, slots=True)
class Bodies:
    """The entities of a report with the armed bodies to which they belong."""

    entities: Mapping[str, Entity]
    led: Mapping[str, tuple[str, ...]]
    groups: tuple[Entity, ...]

    @staticmethod
    def over(found: Found) -> Bodies:
        """Return the bodies of one report."""
        led: dict[str, tuple[str, ...]] = {}
        for fact in found.facts:
            if fact.predicate in BELONGING and fact.value_span is not None:
                armed = (each.id for each in found.entities_in(fact.value_span) if _is_armed(each))
                led[fact.subject] = (*led.get(fact.subject, ()), *armed)
        groups = tuple(each for each in found.entities if each.type == "GROUP" and each.is_named and each.sector in IRREGULAR)
        return Bodies({each.id: each for each in found.entities}, led, groups)

    def behind(self, actors: tuple[str, ...], targets: tuple[str, ...]) -> tuple[str, ...]:
        """Return those who did it with the bodies behind them, none of which suffered it."""
        added = [each for name in actors for each in self.led.get(name, ())]
        added += self.meant(actors)
        return tuple(dict.fromkeys([*actors, *(each for each in added if each not in targets)]))

    def meant(self, actors: tuple[str, ...]) -> Iterator[str]:
        """Yield the one group that a report names where its fighters did it and no body is told: "the rebels"."""
        doers = [self.entities[name] for name in actors]
        named = any(each.is_named and each.sector in IRREGULAR for each in doers)
        if len(self.groups) == 1 and not named and any(_is_fighter(each) for each in doers):
            yield self.groups[0].id


def _is_fighter(entity: Entity) -> bool:
    """Tell whether a description is of people who fight for a group: "rebels", "guerrilla commandos"."""
    said = [word.strip("\"'“”").casefold() for word in entity.name.split()]
    if entity.is_named or not said or said[0] in UNKNOWN:
        return False
    known = (lexicon.nouns().get(word) for word in said)
    return entity.sector == "REB" or any(noun is not None and noun.class_ == "militant" for noun in known)


def _is_armed(entity: Entity) -> bool:
    """Tell whether a body fights or keeps order: a group, an army, the police."""
    police = entity.type == "GOVERNMENT" and entity.sector == "COP"
    return entity.is_named and (entity.type in {"GROUP", "MILITARY"} or entity.sector in IRREGULAR or police)
