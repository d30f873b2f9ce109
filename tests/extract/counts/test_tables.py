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

# Rows that no sentence of ours shows at work yet: their words are told by other rows too. The list may only grow shorter.
UNPAIRED = {
    "outcomes.particle 5 (bring down destroyed): no sentence that fires it",
    "outcomes.particle 7 (burn down destroyed): no sentence that fires it",
    "outcomes.unreal.claims: no sentence that fires it",
    "outcomes.zero.taking: no sentence that fires it",
    "outcomes.again.whole: no sentence that fires it",
    "outcomes.again.plain_hurt: no sentence that fires it",
    "outcomes.leaving.crossing: no sentence that fires it",
    "outcomes.leaving.plain: no sentence that fires it",
    "outcomes.additional.unless: no sentence that fires it",
    "people.single.pronouns: no sentence that fires it",
    "people.single.nobody: no sentence that fires it",
}


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
    unpaired = {each for each in UNPAIRED if each.startswith(table)}
    assert set(lacking(rows_of(table, reader), corpus, reader.whole)) == unpaired
