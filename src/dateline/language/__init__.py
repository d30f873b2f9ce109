"""From a document to its analysis: sentences, words, trees, names, roles."""

from __future__ import annotations

from typing import Protocol

from dateline.records.texts import Analysis, Document


class Parser(Protocol):
    """Anything that turns a document's text into UD trees with names."""

    def analyse(self, document: Document) -> Analysis:
        """Return the sentences of a document; none for a language it does not read."""
        ...


def load_parser() -> Parser:
    """Return the parser that ships with the package."""
    raise NotImplementedError
