"""Who speaks: the words of the source, the entity behind them, kind, role and body, named or kept unnamed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.anonymity import grants
from dateline.extract.attribution.draft import EDGE, Draft, whole_names
from dateline.extract.attribution.kinds import is_sentence_case, kind_of
from dateline.records.claims import Entity, Source, SourceKind
from dateline.records.texts import Sentence, Span, Token

LONGEST = 40
NOT_SOURCE = frozenset({"case", "cc", "mark", "parataxis", "discourse"})
MODIFIERS = frozenset({"compound", "amod"})
PEOPLE = frozenset({"PERSON"})


@dataclass(frozen=True, slots=True)
class Register:
    """The entities of a report by the places of their mentions, so that looking one up takes no search."""

    by_end: Mapping[int, Entity]
    by_start: Mapping[int, Entity]

    def at(self, span: Span) -> Entity | None:
        """Return the entity with a mention that ends, or else begins, with the word."""
        return self.by_end.get(span.end) or self.by_start.get(span.start)


def register(entities: tuple[Entity, ...]) -> Register:
    """Return the entities by the ends and starts of their mentions; named ones win."""
    ends: dict[int, Entity] = {}
    starts: dict[int, Entity] = {}
    for entity in entities:
        for mention in entity.mentions:
            ends.setdefault(mention.span.end, entity)
            starts.setdefault(mention.span.start, entity)
    return Register(ends, starts)


def source_spans(sentence: Sentence, head: Token, avoid: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the noun phrase of the source: its head with all that describes it, in one unbroken run outside of cue and content."""
    words = _phrase(sentence, head, NOT_SOURCE)
    if len(words) > LONGEST:
        words = _phrase(sentence, head, NOT_SOURCE | {"acl", "appos"})
    words = [word for word in words if word.index not in _quoted_within(sentence, head)]
    free = {word.index for word in words if not any(span.meets(word.span) for span in avoid)} | {head.index}
    first = last = head.index
    while first - 1 in free:
        first -= 1
    while last + 1 in free:
        last += 1
    while first < head.index and _is_outer(sentence.tokens[first]):
        first += 1
    while last > head.index and _is_outer(sentence.tokens[last]) and not _is_bracket(sentence.tokens[last]):
        last -= 1
    return (whole_names(sentence, Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end), avoid),)


def _quoted_within(sentence: Sentence, head: Token) -> frozenset[int]:
    """Return the words of "citing a security source" inside a source phrase: they are another source."""
    parts = [head, *sentence.children(head, "compound", "flat")]
    clauses = [child for part in parts for child in sentence.children(part, "acl", "amod", "advcl")]
    clauses = [clause for clause in clauses if clause.text.lower() in lexicon.cues().relayed]
    return frozenset(word.index for clause in clauses for word in sentence.subtree(clause))


def _phrase(sentence: Sentence, head: Token, without: frozenset[str]) -> list[Token]:
    """Return the head with the branches below it, leaving out those of its own dependents that are named in `without`."""
    branches = [
        child for child in sentence.children(head) if child.relation not in without and child.relation.partition(":")[0] not in without
    ]
    return [head, *(word for child in branches for word in sentence.subtree(child))]


def _is_outer(word: Token) -> bool:
    return all(sign in EDGE for sign in word.text)


def _is_bracket(word: Token) -> bool:
    return word.text in (")", "]")


def described(draft: Draft, known: Register, text: str) -> Source:
    """Return the source with what its words and its entity say of it."""
    head = draft.source
    if head is None or not draft.source_spans:
        return Source(
            spans=draft.source_spans, entity=None, kind="unknown", named=False, anonymous=False, role=None, body=None, number=None
        )
    sentence = draft.sentence
    words = [word for word in sentence.tokens if any(span.holds(word.span) for span in draft.source_spans)]
    entity = _entity(sentence, head, words, known)
    named = _is_named(words, head, entity, sentence)
    kind = kind_of(sentence, head, entity)
    return Source(
        spans=draft.source_spans,
        entity=entity.id if entity else None,
        kind=kind,
        named=named,
        anonymous=not named and _is_unnamed(sentence, head, entity, text),
        role=_role(sentence, head, words),
        body=_body(sentence, head, known),
        number=_number(sentence, head, kind),
    )


def _entity(sentence: Sentence, head: Token, words: list[Token], known: Register) -> Entity | None:
    found = known.at(head.span)
    if found is not None:
        return found
    antecedent = sentence.governor(sentence.governor(head) or head) if head.text.lower() in lexicon.sources().relative else None
    if antecedent is not None:
        return known.at(antecedent.span)
    return next((entity for word in words if word.relation in ("flat", "appos") and (entity := known.at(word.span))), None)


def _is_named(words: list[Token], head: Token, entity: Entity | None, sentence: Sentence) -> bool:
    if len(words) == 1 and is_sentence_case(sentence, head):
        return False
    if entity is not None and any(mention.kind == "name" for mention in entity.mentions):
        return True
    if head.tag == "PROPN":
        return True
    nearby = {child.index for child in sentence.children(head, "appos", "flat")}
    return any(word.tag == "PROPN" and word.index in nearby for word in words)


def _is_unnamed(sentence: Sentence, head: Token, entity: Entity | None, text: str) -> bool:
    """Tell whether people of an office are kept unnamed; unnamed residents or experts are no anonymous sources."""
    table = lexicon.sources()
    nouns = [head.lemma.lower(), *(child.lemma.lower() for child in sentence.children(head, "conj"))]
    if head.lemma.lower() in ("one", "two", "some", "another", "other", "several", "both", "many") or head.tag == "NUM":
        nouns += [child.lemma.lower() for child in sentence.children(head, "nmod")]
    if entity is not None:
        nouns += [word.lower().rstrip("s") for mention in entity.mentions for word in mention.span.of(text).split()[-1:]]
    if any(noun in table.unnamed for noun in nouns) or grants(sentence.span.of(text)):
        return True
    return any(child.lemma.lower() in table.anonymity for child in sentence.children(head, "amod"))


def _role(sentence: Sentence, head: Token, words: list[Token]) -> str | None:
    """Return the role in the words of the text: "Defense Department official", "a farmer"."""
    table = lexicon.sources()
    near = [head, *sentence.children(head, "appos", "compound", "flat", "nmod:desc", "amod")]
    if head.tag in ("NUM", "DET", "PRON", "ADJ"):
        near += sentence.children(head, "nmod")
    titles = sorted(
        {word.index: word for word in near if word.lemma.lower() in table.role and word in words}.values(), key=lambda word: word.index
    )
    if not titles:
        return None
    title = titles[0]
    parts = [title]
    while parts[0].index > words[0].index and (before := sentence.tokens[parts[0].index - 1]).relation in MODIFIERS:
        parts.insert(0, before)
    return " ".join(word.text for word in parts)


def _body(sentence: Sentence, head: Token, known: Register) -> str | None:
    """Return the entity that the source speaks for: "Defense Department official", "spokesman for the mayor", "its spokeswoman"."""
    table = lexicon.sources()
    holders = [head, *sentence.children(head, "appos", "compound", "flat")]
    for holder in holders:
        for child in sentence.children(holder, "compound", "nmod", "amod", "nmod:poss"):
            cases = [case.lemma for case in sentence.children(child, "case")]
            if cases and cases[0] not in table.speaks_for and child.relation != "nmod:poss":
                continue
            entity = known.at(child.span)
            if entity is not None and entity.type not in PEOPLE | {"OTHER", "EVENT", "WEAPON"} and entity is not known.at(head.span):
                return entity.id
    return None


def _number(sentence: Sentence, head: Token, kind: SourceKind) -> int | None:
    """Return how many speak, where the words count them."""
    for child in sentence.children(head, "nummod"):
        return NUMBERS.get(child.lemma.lower(), int(child.text) if child.text.isascii() and child.text.isdigit() else None)
    if kind == "person":
        return 1 + len(sentence.children(head, "conj"))
    return None


NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
