"""A document's analysis: blocks, words, sentences, then one pass of the model for trees, names, frames and factuality."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.language.blocks import find_blocks
from dateline.language.engine import Engine, Labels, open_engine, read_labels
from dateline.language.readings import Place, read_scores
from dateline.language.senses import SenseTable, read_senses
from dateline.language.sentences import split_sentences
from dateline.language.wordpieces import WordEncoder
from dateline.language.words import find_words
from dateline.records.texts import Analysis, Document, Sentence, Span

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class OnnxParser:
    """The parser that ships: an ONNX model with its wordpieces, labels and senses."""

    engine: Engine
    encoder: WordEncoder
    labels: Labels
    senses: SenseTable

    def analyse(self, document: Document) -> Analysis:
        """Return the sentences of a document; none for a language other than English."""
        if document.language not in (None, LANGUAGE):
            return Analysis(document, ())
        return Analysis(document, tuple(self.read(document.text, _find_sentences(document))))

    def read(self, text: str, found: Iterable[tuple[int, Sequence[Span]]]) -> Iterator[Sentence]:
        """Yield the sentences of a text, given the paragraph and the words of each."""
        for index, (paragraph, words) in enumerate(found):
            encoded = self.encoder.encode([word.of(text) for word in words])
            place = Place(index, paragraph, text, words, len(encoded.first))
            yield read_scores(place, self.engine(encoded), self.labels, self.senses)


def _find_sentences(document: Document) -> Iterator[tuple[int, Sequence[Span]]]:
    """Yield each sentence's paragraph and words."""
    for paragraph, block in enumerate(find_blocks(document)):
        for words in split_sentences(document.text, find_words(document.text, block)):
            yield paragraph, words


def open_parser(threads: int) -> OnnxParser:
    """Return the parser over the files that ship with the package."""
    folder = Path(str(importlib.resources.files("dateline.language").joinpath("model")))
    return OnnxParser(
        open_engine(folder / "reader.int8.onnx", threads),
        WordEncoder(folder / "tokenizer.json"),
        read_labels(folder / "labels.json"),
        read_senses(folder / "senses.tsv"),
    )
