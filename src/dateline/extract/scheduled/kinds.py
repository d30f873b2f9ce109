"""Which sort of thing is to come, by the word that names it."""

from __future__ import annotations

from dateline.extract.scheduled.clauses import antecedent
from dateline.extract.scheduled.words import kinds, phrase_of, words
from dateline.records.claims import ScheduledKind
from dateline.records.texts import Sentence, Token


def kind_of(event: Token, sentence: Sentence, said: Token | None = None) -> ScheduledKind:
    """Return the kind of what a verb or noun announces; a light verb hands over to its object, its subject, or what they lead to."""
    phrase = phrase_of(sentence, event, _phrasal()) if event.tag == "VERB" else None
    own = kinds().get(phrase) if phrase is not None else _own_kind(event)
    light = is_light(sentence, event)
    if own is not None and not light:
        return own
    subjects = sentence.children(said, "nsubj") if said is not None and said is not event and light else []
    for word in [*(_named_by(event, sentence) if light or own is None else []), *subjects]:
        kind = _own_kind(word)
        if kind is not None and kind != "other":
            return kind
    return own or "other"


def _own_kind(word: Token) -> ScheduledKind | None:
    """Return the kind that a word names by itself, as the part of speech that it is."""
    lemma, verbal = word.lemma.casefold(), word.tag in ("VERB", "AUX")
    return None if lemma in words("only", "nouns" if verbal else "verbs") or word.tag == "ADJ" else kinds().get(lemma)


def _phrasal() -> frozenset[str]:
    return frozenset(word for word in kinds() if " " in word)


def is_light(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb says nothing of what happens: "hold talks"."""
    return verb.lemma in words("light", "verbs") or phrase_of(sentence, verb, words("light", "verbs")) is not None


def _named_by(event: Token, sentence: Sentence) -> list[Token]:
    """Return the nouns that can name what a light verb announces, the likeliest first: "go to trial" only without an object."""
    light = is_light(sentence, event)
    own = event.lemma in words("light", "own") and kinds().get(event.lemma, "other") != "other"
    full = sentence.children(event, "obj", "xcomp") if light else []
    if event.lemma in words("light", "leading"):
        return [child for child in sentence.children(event, "obl") if child.tag in ("NOUN", "PROPN")]
    relations = ("obj", "nsubj:pass") if own else ("obj", "nsubj", "xcomp", "obl") if full else ("nsubj", "obl") if light else ("obj",)
    hanging = [child for relation in relations for child in sentence.children(event, relation)]
    standing = [antecedent(sentence, child) or child if child.text.casefold() in ("which", "that") else child for child in hanging]
    named = [child for child in standing if child.tag in ("NOUN", "PROPN", "VERB")]
    # "a round of talks", "a series of strikes"
    inner = [
        child
        for word in named
        if light and word.lemma in ("round", "series", "phase", "set", "number")
        for child in sentence.children(word, "nmod")
    ]
    return [*inner, *named]
