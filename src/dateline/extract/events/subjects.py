"""Subjects in which words of fighting mean something else: sport, the screen, work disputes."""

from __future__ import annotations

from dateline.extract.codebook import Codebook, Lexeme
from dateline.extract.spoken import lemmas
from dateline.records.texts import Sentence

SHARE = 0.012  # share of the words of a subject above which a report is about it
ENOUGH = 3  # words of a subject, and kinds of them, that say nothing yet about a report


def subjects_of(sentence: Sentence, codebook: Codebook) -> frozenset[str]:
    """Return the subjects that a sentence speaks of: one sure word tells it, or two others."""
    spoken_of = lemmas(sentence)
    if all(spoken_of.isdisjoint(world.words) and spoken_of.isdisjoint(world.sure) for world in codebook.worlds):
        return frozenset()
    said = {token.lemma.lower() for token in sentence.tokens if token.tag != "VERB"}
    return frozenset(world.name for world in codebook.worlds if said & world.sure or len(said & world.words) > 1)


def subjects_of_report(sentences: tuple[Sentence, ...], codebook: Codebook) -> frozenset[str]:
    """Return the subjects that so many words of a report belong to that the whole report is about them."""
    said = [token.lemma.lower() for sentence in sentences for token in sentence.tokens if token.tag not in ("PUNCT", "VERB")]
    different = set(said)
    found = set()
    for world in codebook.worlds:
        if different.isdisjoint(world.words) and different.isdisjoint(world.sure):
            continue
        told = [word for word in said if word in world.words or word in world.sure]
        if min(len(told), len(set(told))) > ENOUGH and len(told) > SHARE * len(said):
            found.add(world.name)
    return frozenset(found)


def is_lost(lexeme: Lexeme, subjects: frozenset[str], codebook: Codebook) -> bool:
    """Tell whether a word has lost its meaning of force among the subjects spoken of."""
    return any(world.name in subjects and world.takes(lexeme) for world in codebook.worlds)
