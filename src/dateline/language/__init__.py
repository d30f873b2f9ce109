"""From a document to its analysis: sentences, words, trees, names, roles."""

from __future__ import annotations

from typing import Protocol

from dateline.records.texts import Analysis, Document


class Parser(Protocol):
    """Anything that turns a document's text into UD trees with names."""

    def analyse(self, document: Document) -> Analysis:
        """Return the sentences of a document; none for a language it does not read."""
        ...


def load_parser(threads: int = 1) -> Parser:
    """Return the parser that ships with the package; a run of the model uses so many threads."""
    from dateline.language.parser import open_parser  # noqa: PLC0415 - loads onnxruntime, which commands without reading do not need

    return open_parser(threads)
