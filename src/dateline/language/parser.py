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
PAIRS = 16_000  # pairs of words whose scores are held at once: some twenty sentences of news

Found = tuple[int, Sequence[Span]]  # the paragraph and the words of a sentence


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

    def read(self, text: str, found: Iterable[Found]) -> Iterator[Sentence]:
        """Yield the sentences of a text, given the paragraph and the words of each."""
        index = 0
        for group in _grouped(found):
            encoded = [self.encoder.encode([word.of(text) for word in words]) for _, words in group]
            scored = [self.engine(sentence) for sentence in encoded]
            for (paragraph, words), sentence, scores in zip(group, encoded, scored, strict=True):
                yield read_scores(Place(index, paragraph, text, words, len(sentence.first)), scores, self.labels, self.senses)
                index += 1


def _grouped(found: Iterable[Found]) -> Iterator[list[Found]]:
    """Yield the sentences some at a time: the model's weights and the code that reads its scores drive each other out of a cache."""
    group: list[Found] = []
    pairs = 0
    for sentence in found:
        pairs += len(sentence[1]) ** 2
        if group and pairs > PAIRS:
            yield group
            group, pairs = [], len(sentence[1]) ** 2
        group.append(sentence)
    if group:
        yield group


def _find_sentences(document: Document) -> Iterator[Found]:
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
