"""What an attack struck, where another word says so: "the blast destroyed the depot", "the depot was the target of the attack"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.extract.events.arguments import Argument
from dateline.extract.events.clauses import base, clause_words, conjuncts, is_nominal, is_passive, is_verb, preposition
from dateline.extract.events.words import listed, things
from dateline.records.claims import RoleKind
from dateline.records.texts import Sentence, Token

GROUNDS = "LOCATION"  # streets and areas are where something is, not what it strikes


def find_damaged(sentence: Sentence, noun: Token, slots: Mapping[str, RoleKind]) -> Iterator[Argument]:
    """Yield the things that a sentence tells a violent event, named by a noun, to have struck."""
    if not {"target", "victim"} & set(slots.values()):
        return
    yield from (Argument("target", word) for verb in _doing(sentence, noun) for word in _harmed(sentence, verb) if _is_thing(word))
    above = sentence.governor(noun)
    if above is not None and above.lemma.lower() in listed("damage", "marks") and preposition(sentence, noun) == "of":
        yield from (Argument("target", word) for word in sentence.children(above, "nsubj"))


def _doing(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Yield the verbs of damage whose doer a noun is: its own, those conjoined to it, and those of a clause that describes it."""
    above = sentence.governor(noun)
    if above is not None and is_verb(above) and base(noun) == "nsubj" and not is_passive(sentence, above):
        yield from (verb for verb in (above, *sentence.children(above, "conj")) if _damages(sentence, verb))
        yield from (verb for verb in sentence.children(above, "advcl") if _damages(sentence, verb) and verb.text.lower().endswith("ing"))
    if (
        above is not None
        and is_verb(above)
        and _damages(sentence, above)
        and is_passive(sentence, above)
        and preposition(sentence, noun) in {"by", "in"}
    ):
        yield above
    yield from (verb for verb in sentence.children(noun, "acl") if _damages(sentence, verb) and not is_passive(sentence, verb))


def _damages(sentence: Sentence, verb: Token) -> bool:
    if not is_verb(verb):
        return False
    causes = verb.lemma.lower() in listed("damage", "causing")
    lost = causes and any(child.lemma.lower() in listed("damage", "losses") for child in sentence.children(verb, "obj"))
    return lost or verb.lemma.lower() in listed("damage", "verbs")


def _harmed(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield the object of a verb of damage, or the subject of its passive, or what it went "through"; of a part its whole."""
    hit = [
        word for child in sentence.children(verb, "nsubj" if is_passive(sentence, verb) else "obj") for word in conjuncts(sentence, child)
    ]
    yield from (_whole(sentence, word) for word in hit)
    yield from (word for word in sentence.children(verb, "obl") if preposition(sentence, word) == "through")
    for loss in hit:
        if loss.lemma.lower() in listed("damage", "losses"):
            below = [*sentence.children(loss, "nmod"), *sentence.children(verb, "obl")]
            yield from (each for word in below if preposition(sentence, word) in {"to", "of"} for each in conjuncts(sentence, word))


def _whole(sentence: Sentence, part: Token) -> Token:
    """Return the building of which windows, walls or a front are told: "the windows and the front of the consulate"."""
    if part.lemma.lower() not in listed("damage", "whole_of"):
        return part
    parts = (part, *sentence.children(part, "conj"))
    of = (child for word in parts for child in sentence.children(word, "nmod") if preposition(sentence, child) == "of")
    return next((child for child in of if _is_thing(child)), part)


def _is_thing(word: Token) -> bool:
    return word.lemma.lower() in things()


def find_struck(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Yield the buildings and vehicles at which the clause of a blast or a planted bomb places it: "in front of the embassy"."""
    for word in clause_words(sentence, head):
        kind = things().get(word.lemma.lower()) if is_nominal(word) else None
        if kind is None or kind == GROUNDS:
            continue
        above = sentence.governor(word)
        front = above is not None and above.lemma.lower() == "front" and preposition(sentence, word) == "of"
        if front or (base(word) in {"obl", "nmod"} and above is head and preposition(sentence, word) in listed("damage", "prepositions")):
            yield word
