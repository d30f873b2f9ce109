"""A document's analysis: blocks, words, sentences, then one pass of the model for trees, names, frames and factuality."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.language.blocks import find_blocks
from dateline.language.engine import Engine, Labels, open_engine, read_labels
from dateline.language.readings import Sentential, read_scores
from dateline.language.senses import SenseTable, read_senses
from dateline.language.sentences import split_sentences
from dateline.language.wordpieces import Encoded, WordEncoder, pad
from dateline.language.words import find_words
from dateline.records.texts import Analysis, Document, Sentence, Span

LANGUAGE = "en"
CELLS = 60_000  # pairs of words in one run, padding included: bounds the memory of the pairwise heads


@dataclass(frozen=True, slots=True)
class OnnxParser:
    """The parser that ships: an ONNX model with its wordpieces, labels and senses.

    Activations are scaled over a whole run, so a run holds sentences of one document only: what is read does not depend on other documents.
    """

    engine: Engine
    encoder: WordEncoder
    labels: Labels
    senses: SenseTable

    def analyse(self, document: Document) -> Analysis:
        """Return the sentences of a document; none for a language other than English."""
        if document.language not in (None, LANGUAGE):
            return Analysis(document, ())
        return Analysis(document, tuple(self._read(document)))

    def _read(self, document: Document) -> list[Sentence]:
        found = list(_find_sentences(document))
        encoded = [self.encoder.encode([word.of(document.text) for word in words]) for _, words in found]
        sentences: dict[int, Sentence] = {}
        for places in _runs(encoded):
            scores = self.engine(pad([encoded[place] for place in places]))
            for row, place in enumerate(places):
                paragraph, words = found[place]
                where = Sentential(place, paragraph, document.text, words, len(encoded[place].first))
                sentences[place] = read_scores(where, scores, row, self.labels, self.senses)
        return [sentences[place] for place in range(len(found))]


def _find_sentences(document: Document) -> Iterator[tuple[int, Sequence[Span]]]:
    """Yield each sentence's paragraph and words."""
    for paragraph, block in enumerate(find_blocks(document)):
        for words in split_sentences(document.text, find_words(document.text, block)):
            yield paragraph, words


def _runs(encoded: Sequence[Encoded]) -> Iterator[list[int]]:
    """Yield the places of the sentences that share a run, sentences of like length together."""
    run: list[int] = []
    for place in sorted(range(len(encoded)), key=lambda place: (len(encoded[place].first), place)):
        if run and (len(run) + 1) * len(encoded[place].first) ** 2 > CELLS:
            yield run
            run = []
        run.append(place)
    if run:
        yield run


def open_parser(threads: int) -> OnnxParser:
    """Return the parser over the files that ship with the package."""
    folder = Path(str(importlib.resources.files("dateline.language").joinpath("model")))
    return OnnxParser(
        open_engine(folder / "reader.int8.onnx", threads),
        WordEncoder(folder / "tokenizer.json"),
        read_labels(folder / "labels.json"),
        read_senses(folder / "senses.tsv"),
    )
