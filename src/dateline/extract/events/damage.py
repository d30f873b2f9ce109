"""What an attack struck, where another word says so: "the blast destroyed the depot", "the depot was the target of the attack"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.extract.events.arguments import Argument
from dateline.extract.events.clauses import base, clause_words, is_nominal, is_passive, is_verb, preposition
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
        yield from (verb for verb in (above, *sentence.children(above, "conj")) if _damages(verb))
        yield from (verb for verb in sentence.children(above, "advcl") if _damages(verb) and verb.text.lower().endswith("ing"))
    if (
        above is not None
        and is_verb(above)
        and _damages(above)
        and is_passive(sentence, above)
        and preposition(sentence, noun) in {"by", "in"}
    ):
        yield above
    yield from (verb for verb in sentence.children(noun, "acl") if _damages(verb) and not is_passive(sentence, verb))


def _damages(verb: Token) -> bool:
    return is_verb(verb) and verb.lemma.lower() in listed("damage", "verbs")


def _harmed(sentence: Sentence, verb: Token) -> Iterator[Token]:
    """Yield the object of a verb of damage, or the subject of its passive, or what it went "through"."""
    yield from sentence.children(verb, "nsubj" if is_passive(sentence, verb) else "obj")
    yield from (word for word in sentence.children(verb, "obl") if preposition(sentence, word) == "through")


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
