"""Whose deed it is said to be: "the group claimed responsibility for the attack", "the army blamed the rebels for it"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.arguments import Argument
from dateline.extract.events.clauses import base, is_passive, is_verb, preposition
from dateline.extract.events.words import listed
from dateline.records.texts import Sentence, Token


def find_blamed(sentence: Sentence, noun: Token) -> Iterator[Argument]:
    """Yield those to whom a sentence ascribes the event that a noun names."""
    above = sentence.governor(noun)
    if above is None:
        return
    if above.lemma.lower() == "responsibility":
        yield from _claimed(sentence, above)
    elif is_verb(above):
        yield from _blamed(sentence, noun, above)


def _claimed(sentence: Sentence, responsibility: Token) -> Iterator[Argument]:
    verb = sentence.governor(responsibility)
    if verb is not None and verb.lemma.lower() in listed("blame", "claiming") and (doer := sentence.child(verb, "nsubj")) is not None:
        yield Argument("actor", doer)


def _blamed(sentence: Sentence, noun: Token, verb: Token) -> Iterator[Argument]:
    """Read "blamed X for it" and "blamed it on X", active and passive."""
    passive, word = is_passive(sentence, verb), verb.lemma.lower()
    suffering = "nsubj" if passive else "obj"
    if word in listed("blame", "blaming") and base(noun) == "obl" and preposition(sentence, noun) in {"for", "of", "in"}:
        yield from (Argument("actor", child) for child in sentence.children(verb, suffering))
    if word in listed("blame", "pinning") and base(noun) == suffering:
        yield from (Argument("actor", child) for child in sentence.children(verb, "obl") if preposition(sentence, child) in {"on", "to"})
