"""Rows of tables put to the test: what a row does is what changes without it.

A row fires in a sentence that reads differently without it; it must not in a sentence with one of its words that reads the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dateline.records.texts import Analysis

Outcome = Callable[[Analysis], object]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its name, its words, and what reads a text without it."""

    name: str
    words: frozenset[str]
    without: Outcome


def vocabulary(analysis: Analysis) -> set[str]:
    """Return the words and lemmas of a text, and its neighbouring words in pairs."""
    tokens = [token for sentence in analysis.sentences for token in sentence.tokens]
    return {token.text.lower() for token in tokens} | {token.lemma.lower() for token in tokens}


def lacking(rows: Iterable[TableRow], corpus: list[Analysis], whole: Outcome) -> Iterator[str]:
    """Yield the rows that no sentence of the corpus fires, or that none with their words leaves silent."""
    told = [(vocabulary(analysis), analysis, whole(analysis)) for analysis in corpus]
    for row in rows:
        parts = {part for word in row.words for part in word.lower().split()[:1]}
        near = [(analysis, before) for said, analysis, before in told if "*" in parts or parts & said]
        fired = silent = False
        for analysis, before in near:
            changed = row.without(analysis) != before
            fired, silent = fired or changed, silent or not changed
            if fired and silent:
                break
        if not fired:
            yield f"{row.name}: no sentence that fires it"
        if not silent:
            yield f"{row.name}: no sentence that must not"
