"""The only place where stages meet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dateline import extract, intake
from dateline.config import Config
from dateline.extract.codebook import load_codebook
from dateline.extract.places.gazetteer import open_gazetteer
from dateline.intake import Raw
from dateline.language import Parser, load_parser
from dateline.records.reading import Failure, Reading


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything needed to read reports: the language model and the tables."""

    parser: Parser
    tables: extract.Tables

    def read(self, raw: Raw) -> Iterator[Reading | Failure]:
        """Yield the reading of each report in one input, in order; a Failure stands for what cannot be read."""
        for document in intake.read(raw):
            if isinstance(document, Failure):
                yield document
            else:
                yield extract.read(self.parser.analyse(document), self.tables)


def open_reader(config: Config) -> Reader:
    """Load the model and the tables once."""
    return Reader(load_parser(), extract.Tables(load_codebook(config.codebook), open_gazetteer(config.cache)))


def read_all(raws: Iterable[Raw], reader: Reader) -> Iterator[Reading | Failure]:
    """Yield the readings of many inputs in their order."""
    for raw in raws:
        yield from reader.read(raw)
