"""What a function said of a sentence, kept while the report is read: several finders ask the same."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from dateline.records.texts import Sentence

Made = TypeVar("Made")
KEPT = 256  # sentences; a finder goes through a report from its first to its last


def remembered(function: Callable[[Sentence], Made]) -> Callable[[Sentence], Made]:
    """Return a function of a sentence that works once for each; sentences are told apart by identity, for their hash is long."""
    known: dict[int, tuple[Sentence, Made]] = {}

    @wraps(function)
    def recalled(sentence: Sentence) -> Made:
        kept = known.get(id(sentence))
        if kept is not None and kept[0] is sentence:
            return kept[1]
        made = function(sentence)
        if len(known) >= KEPT:
            del known[next(iter(known))]
        known[id(sentence)] = (sentence, made)
        return made

    return recalled
