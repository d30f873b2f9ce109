"""What is only played: drills, simulations and fiction, in which an attack is none."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clauses import base, preposition
from dateline.extract.events.words import listed
from dateline.records.texts import Sentence, Token

HARM = frozenset({"harm", "lose", "hold"})  # frames whose events are real in a drill too: people die in them


def is_staged(sentence: Sentence, token: Token, frame: str) -> bool:
    """Tell whether what a word tells is only played: "a drill in which troops stormed a mock village", "the film shows an attack"."""
    plays = listed("stage", "drills") | listed("stage", "fiction")
    return _is_mock(sentence, token) or any(word.lemma.lower() in plays for word in _frames(sentence, token, frame))


def _frames(sentence: Sentence, token: Token, frame: str) -> Iterator[Token]:
    """Yield the nouns that hold a word: those it hangs on, the subjects of the verbs it hangs on, and what it is told "in"."""
    below = token
    yield from _settings(sentence, token, frame)
    for above in sentence.ancestors(token):
        if base(below) == "advcl":
            return
        if base(below) not in {"compound", "nsubj"}:
            yield above
        if base(below) != "nsubj":
            yield from (child for child in sentence.children(above, "nsubj") if child.relation != "nsubj:pass" and child is not below)
        yield from _settings(sentence, above, frame)
        below = above


def _settings(sentence: Sentence, verb: Token, frame: str) -> Iterator[Token]:
    for child in sentence.children(verb, "obl"):
        fiction = child.lemma.lower() in listed("stage", "fiction")
        if preposition(sentence, child) in {"in", "during"} and (fiction or frame not in HARM):
            yield child


def _is_mock(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word or what it is done to is a likeness: "a simulated attack", "stormed a mock village"."""
    near = (token, *sentence.children(token, "obj", "obl", "nmod"))
    return any(child.lemma.lower() in listed("stage", "likeness") for word in near for child in sentence.children(word, "amod", "compound"))
