"""From the scores of one sentence to its tree, names and frames."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dateline.language.engine import Labels, Scores
from dateline.language.frames import find_frames
from dateline.language.lemmas import lemma_of
from dateline.language.mending import Tree, mended
from dateline.language.names import find_names
from dateline.language.senses import SenseTable
from dateline.language.trees import best_heads
from dateline.records.texts import Sentence, Span, Token

BEYOND = ("X", "dep")  # tag and relation of words for which the model had no room; they hang on the root


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence before it is read: its place, its paragraph, its words, and how many places of the scores are its own, root included."""

    index: int
    paragraph: int
    text: str
    words: Sequence[Span]
    places: int


def read_scores(place: Place, scores: Scores, labels: Labels, senses: SenseTable) -> Sentence:
    """Return the sentence that its scores describe."""
    own = slice(1, place.places)
    forms = [word.of(place.text) for word in place.words]
    tree = mended(forms, read_tree(scores, place, labels))
    lemmas = [lemma_of(form, tag) for form, tag in zip(forms, tree.tags, strict=True)]
    facts = [round(fact, 2) for fact in scores.factuality[own].tolist()] + [0.0] * (len(forms) + 1 - place.places)
    return Sentence(
        index=place.index,
        span=Span(place.words[0].start, place.words[-1].end),
        paragraph=place.paragraph,
        tokens=_tokens(place, forms, lemmas, tree, facts),
        names=tuple(find_names(scores.names[own], tree.tags, labels.names)),
        frames=tuple(find_frames(scores, list(zip(lemmas, tree.tags, strict=True)), labels, senses)),
        dependents=_dependents(tree.heads),
    )


def read_tree(scores: Scores, place: Place, labels: Labels) -> Tree:
    """Return the best tree; words beyond the scores hang flat on its root."""
    end = place.places
    heads = best_heads(scores.arcs[:end, :end])
    words = np.arange(1, end)
    relations = scores.relations[words, :, heads[1:]].argmax(-1)
    beyond = len(place.words) + 1 - end
    governors = [head - 1 for head in heads[1:].tolist()]
    return Tree(
        [labels.tags[tag] for tag in scores.tags[1:end].argmax(-1).tolist()] + [BEYOND[0]] * beyond,
        governors + [governors.index(-1)] * beyond,
        [labels.relations[relation] for relation in relations.tolist()] + [BEYOND[1]] * beyond,
    )


def _tokens(place: Place, forms: list[str], lemmas: list[str], tree: Tree, facts: list[float]) -> tuple[Token, ...]:
    spaces = [place.text[word.end : word.end + 1].isspace() for word in place.words]
    rows = zip(place.words, forms, lemmas, tree.tags, tree.heads, tree.relations, spaces, facts, strict=True)
    return tuple(Token(index, *row) for index, row in enumerate(rows))


def _dependents(heads: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    below: list[list[int]] = [[] for _ in heads]
    for word, head in enumerate(heads):
        if head >= 0:
            below[head].append(word)
    return tuple(map(tuple, below))
