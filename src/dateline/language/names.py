"""Proper names as runs of words, from the scores of their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.language.engine import Floats
from dateline.records.texts import Name

OTHER = {"MISC": "OTHER"}
NEVER_FIRST = frozenset({"ADP", "CCONJ"})
NEVER_LAST = frozenset({"ADP", "CCONJ", "DET", "SCONJ"})


def find_names(scores: Floats, tags: Sequence[str], labels: Sequence[str]) -> Iterator[Name]:
    """Yield the names of a sentence: a B- mark or an I- mark after none begins one, and its words choose its type together.

    No name ends with a preposition, an article or a conjunction, or begins with a preposition or a conjunction.
    """
    best = scores.argmax(-1).tolist()
    if not any(best):
        return
    marks = [labels[mark][0] for mark in best]
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    for first, last in _trimmed(_runs(marks), tags):
        kinds: dict[str, float] = {}
        for label, weight in zip(labels[1:], weights[first:last, 1:].sum(0).tolist(), strict=True):
            kinds[label[2:]] = kinds.get(label[2:], 0.0) + weight
        kind = max(kinds, key=lambda kind: kinds[kind])
        yield Name(first, last, OTHER.get(kind, kind))


def _runs(marks: Sequence[str]) -> Iterator[tuple[int, int]]:
    first = -1
    for place, mark in enumerate([*marks, "O"]):
        if first >= 0 and mark != "I":
            yield first, place
            first = -1
        if mark == "B" or (mark == "I" and first < 0):
            first = place


def _trimmed(runs: Iterator[tuple[int, int]], tags: Sequence[str]) -> Iterator[tuple[int, int]]:
    for begin, end in runs:
        first, last = begin, end
        while first < last and tags[first] in NEVER_FIRST:
            first += 1
        while first < last and tags[last - 1] in NEVER_LAST:
            last -= 1
        if first < last:
            yield first, last
