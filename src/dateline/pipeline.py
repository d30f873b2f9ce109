"""The only place where stages meet."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from dateline import extract, intake
from dateline.config import Config
from dateline.extract.codebook import load_codebook
from dateline.extract.places.gazetteer import open_gazetteer
from dateline.intake import Raw
from dateline.language import Parser, load_parser
from dateline.records.reading import Failure, Reading, to_json
from dateline.run.guard import Guarded
from dateline.run.processes import apply

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Reader:
    """Everything needed to read reports: the language model and the tables."""

    parser: Parser
    tables: extract.Tables

    def read(self, raw: Raw) -> Iterator[Reading | Failure]:
        """Yield the reading of each report in one input, in order; a Failure stands for what cannot be read."""
        for single in intake.expand(raw):
            yield self.read_one(single)

    def read_one(self, raw: Raw | Failure) -> Reading | Failure:
        """Return the reading of one report; a Failure passes through."""
        document = raw if isinstance(raw, Failure) else intake.read_one(raw)
        if isinstance(document, Failure):
            return document
        return extract.read(self.parser.analyse(document), self.tables)


def open_reader(config: Config) -> Reader:
    """Load the model and the tables once."""
    return Reader(load_parser(), extract.Tables(load_codebook(config.codebook), open_gazetteer(config.cache)))


def read_all(raws: Iterable[Raw | Failure], config: Config, workers: int, finish: Callable[[Reading | Failure], Made]) -> Iterator[Made]:
    """Yield `finish` of each single report's reading, in their order; `finish` runs beside the reader, in its process."""
    yield from apply(partial(_reading_function, config, finish), raws, workers)


def to_line(reading: Reading | Failure) -> str:
    """Return a reading, or the failure that stands for it, as one line of JSON."""
    return json.dumps(reading.to_json() if isinstance(reading, Failure) else to_json(reading), ensure_ascii=False)


def _reading_function(config: Config, finish: Callable[[Reading | Failure], Made]) -> Callable[[Raw | Failure], Made]:
    read = Guarded(open_reader(config).read_one, _broken)
    return lambda raw: finish(read(raw))


def _broken(raw: Raw | Failure, error: Exception) -> Failure:
    return Failure(
        raw.name, "internal", f"Dateline could not read this report: {type(error).__name__}: {error}. Please report it with the text."
    )
