"""Words that point back to a place told before: "there", "the town", "in the same district"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clauses import base, clause_words, preposition
from dateline.extract.events.setting import Surroundings
from dateline.extract.events.words import listed, table
from dateline.records.claims import Place
from dateline.records.texts import Sentence, Token

REACH = 1200  # characters back
TRIED = 25  # places back
CLAUSES = 2  # clauses of an event in which such a word stands
POINTING = frozenset({"the", "that", "this"})
AROUND = frozenset({"place.border@1", "place.road@1"})


def pointed_at(sentence: Sentence, heads: list[Token], around: Surroundings) -> Place | None:
    """Return the last place before the clauses' "there" or "the town" that fits it; none where no such word stands in them."""
    for head in heads[:CLAUSES]:
        for word in clause_words(sentence, head):
            wanted = _wanted(sentence, word)
            if wanted is not None:
                return next((place for place in _before(word, around) if _kind(place) in wanted), None)
    return None


def _wanted(sentence: Sentence, word: Token) -> frozenset[str] | None:
    """Return the kinds of place that a word can point to; none where it points to no place."""
    if word.lemma.lower() == "there" and base(word) in {"advmod", "obl"}:
        return frozenset({"city", "name", "admin2", "admin1", "point"})
    kinds = table("events")["pointing"].get(word.lemma.lower())
    if kinds is None or not _is_bare(sentence, word):
        return None
    if not (preposition(sentence, word) in listed("place", "prepositions") or base(word) in {"obj", "nsubj"}):
        return None
    return frozenset(kinds)


def _is_bare(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun has an article that points back, and no name of its own: not "the town of Orsha", "the Orsha district"."""
    if not any(child.text.lower() in POINTING for child in sentence.children(noun, "det")):
        return False
    return not any(child.tag == "PROPN" for child in sentence.children(noun, "nmod", "compound", "appos", "flat", "nmod:poss"))


def _before(word: Token, around: Surroundings) -> Iterator[Place]:
    """Yield the places told before a word, the last first."""
    for place in around.places.before(word.span.start, TRIED):
        if word.span.start - place.span.end > REACH:
            return
        yield place


def _kind(place: Place) -> str:
    return "" if place.rule in AROUND else place.precision or "name"
