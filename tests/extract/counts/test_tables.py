"""Every row of the tables about losses and people has a sentence of our own that fires it, and one with its words that must not.

The sentences are those of `frames.txt` and `rows.txt`; a row fires where the figures read differently without it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from dateline.extract.codebook import Codebook
from dateline.extract.places.gazetteer import Gazetteer
from dateline.records.texts import Analysis
from tests.conftest import Analyse
from tests.extract.ablation import lacking
from tests.extract.figures import Reader, rows_of, sentences

PUBLISHED = "2024-09-20"


@pytest.fixture(scope="module")
def corpus(analyse: Analyse) -> list[Analysis]:
    """Return our own sentences, analysed."""
    return [analyse(sentence, PUBLISHED) for sentence in sentences()]


@pytest.fixture(scope="module")
def reader(gazetteer: Gazetteer, codebook: Codebook) -> Iterator[Reader]:
    made = Reader(gazetteer, codebook)
    yield made
    made.use(None, None)


@pytest.mark.parametrize("table", ["outcomes", "people"])
def test_every_row_has_its_pair(table: str, reader: Reader, corpus: list[Analysis]) -> None:
    assert not list(lacking(rows_of(table, reader), corpus, reader.whole))
