"""Proper names as runs of words, from the scores of their marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.language.engine import Floats
from dateline.records.texts import Name

OTHER = {"MISC": "OTHER"}


def find_names(scores: Floats, labels: Sequence[str]) -> Iterator[Name]:
    """Yield the names of a sentence: a B- mark or an I- mark after none begins one, and its words choose its type together."""
    marks = [labels[mark][0] for mark in scores.argmax(-1)]
    weights = np.exp(scores - scores.max(-1, keepdims=True))
    weights /= weights.sum(-1, keepdims=True)
    for first, last in _runs(marks):
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
