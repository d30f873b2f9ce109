"""Every row of the codebook has sentences that fire it, and sentences with its words that must not."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from dateline.extract.codebook import Codebook
from tests.conftest import Read

ROWS = tomllib.loads((Path(__file__).parent / "rows.toml").read_text(encoding="utf-8"))
PUBLISHED = "2025-11-14"


def sentences(key: str) -> list[tuple[str, str]]:
    """Return the name of each row with each of its sentences of one kind."""
    return [(name, sentence) for name, row in ROWS.items() for sentence in row[key]]


def rows_fired(reading: Read, sentence: str) -> list[str]:
    """Return the rows whose names stand in the rules of the events."""
    return [event.rule.split(".")[2] for event in reading(sentence, PUBLISHED).events]


def test_every_row_has_sentences_of_both_kinds(codebook: Codebook) -> None:
    names = {lexeme.predicate.name for lexemes in codebook.lexemes.values() for lexeme in lexemes}
    assert set(ROWS) == names
    assert all(row["fires"] and row["silent"] for row in ROWS.values())


@pytest.mark.parametrize(("name", "sentence"), sentences("fires"))
def test_the_sentence_brings_an_event_of_the_row(reading: Read, name: str, sentence: str) -> None:
    assert name in rows_fired(reading, sentence)


@pytest.mark.parametrize(("name", "sentence"), sentences("silent"))
def test_the_sentence_brings_no_event_of_the_row(reading: Read, name: str, sentence: str) -> None:
    assert name not in rows_fired(reading, sentence)
