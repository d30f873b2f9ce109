"""Who stands at each word: the persons of a report by the words of their mentions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.records.claims import Entity, Mention, Predicate
from dateline.records.texts import Analysis, Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Said:
    """A fact before it is numbered."""

    subject: str
    predicate: Predicate
    value: str
    value_span: Span
    span: Span
    rule: str
    score: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A mention of an entity in a sentence: the entity, the mention, its first word and the one after its last, and its head."""

    entity: Entity
    mention: Mention
    first: int
    last: int
    head: int


class People:
    """The entities of a report, found by sentence and by head word."""

    def __init__(self, analysis: Analysis, entities: tuple[Entity, ...]) -> None:
        self.analysis = analysis
        self.text = analysis.text
        self._spots: defaultdict[int, list[Spot]] = defaultdict(list)
        self._heads: dict[tuple[int, int], Spot] = {}
        for entity in entities:
            for mention in entity.mentions:
                self._enter(entity, mention)
        for spots in self._spots.values():
            spots.sort(key=lambda spot: (spot.first, -spot.last))

    def _enter(self, entity: Entity, mention: Mention) -> None:
        sentence = self.analysis.sentence_at(mention.span.start)
        words = sentence.tokens_in(mention.span) if sentence else []
        head = sentence.head_of(mention.span) if sentence else None
        if sentence is None or head is None:
            return
        spot = Spot(entity, mention, words[0].index, words[-1].index + 1, head.index)
        self._spots[sentence.index].append(spot)
        held = self._heads.get((sentence.index, head.index))
        if held is None or held.entity.type != "PERSON":
            self._heads[sentence.index, head.index] = spot

    def spots(self, sentence: Sentence) -> list[Spot]:
        """Return the mentions of a sentence in order."""
        return self._spots[sentence.index]

    def at(self, sentence: Sentence, token: Token | None) -> Spot | None:
        """Return the mention that a word heads."""
        return self._heads.get((sentence.index, token.index)) if token is not None else None

    def persons(self, sentence: Sentence) -> list[Spot]:
        """Return the mentions of persons who have a name."""
        return [spot for spot in self.spots(sentence) if is_named_person(spot.entity)]

    def person_at(self, sentence: Sentence, token: Token | None) -> Spot | None:
        """Return the mention of a named person that a word heads."""
        spot = self.at(sentence, token)
        return spot if spot is not None and is_named_person(spot.entity) else None

    def subjects(self, sentence: Sentence, verb: Token, *relations: str) -> list[Spot]:
        """Return the named persons among a verb's dependents of some relations, those joined by "and" too."""
        heads = sentence.children(verb, *relations)
        heads += [word for head in list(heads) for word in sentence.children(head, "conj")]
        return [spot for head in heads if (spot := self.person_at(sentence, head) or self.named_by(sentence, head)) is not None]

    def named_by(self, sentence: Sentence, head: Token) -> Spot | None:
        """Return the person whose name hangs on the noun of his role, as some parsers have it ("leader" over "Tomas Havel")."""
        follows = (word for word in sentence.children(head, "flat", "appos") if word.index == head.index + 1)
        return self.person_at(sentence, next(follows, None)) if head.tag in ("NOUN", "PROPN") else None


def is_named_person(entity: Entity) -> bool:
    """Tell whether an entity is a person with a proper name."""
    return entity.type == "PERSON" and entity.rule.startswith("entity.name")


def said(spot: Spot, predicate: Predicate, text: str, value: Span, rule: str, score: float) -> Said:
    """Return a fact about the person of a mention; its span reaches from the mention to the value."""
    span = Span(min(value.start, spot.mention.span.start), max(value.end, spot.mention.span.end))
    return Said(spot.entity.id, predicate, value.of(text), value, span, rule, score)
