"""Every row of the tables about events has a sentence of our own that fires it, and one with its words that must not.

The sentences are those of `rows.toml` and of `more.txt`; a row fires where the events read differently without it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.anchor import find_anchor
from dateline.extract.attribution import find_attributions
from dateline.extract.codebook import Codebook
from dateline.extract.events import find_events, pointing, with_things
from dateline.extract.events import words as lists
from dateline.extract.found import Found
from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.times import find_expressions, resolve
from dateline.records.texts import Analysis
from tests.conftest import Analyse
from tests.extract.ablation import Outcome, TableRow, lacking

HERE = Path(__file__).parent
ROWS = tomllib.loads((HERE / "rows.toml").read_text(encoding="utf-8"))
MORE = [line for line in (HERE / "more.txt").read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
PUBLISHED = "2025-11-14"
UNDATED = "undated: "


@pytest.fixture(scope="module")
def corpus(analyse: Analyse) -> list[Analysis]:
    """Return our own sentences, analysed."""
    own = [sentence for row in ROWS.values() for key in ("fires", "silent") for sentence in row[key]]
    return [analyse(line.removeprefix(UNDATED), None if line.startswith(UNDATED) else PUBLISHED) for line in dict.fromkeys(own + MORE)]


class Reader:
    """Reads events of a text; what is found before them is found once."""

    def __init__(self, gazetteer: Gazetteer, codebook: Codebook) -> None:
        self.gazetteer, self.codebook = gazetteer, codebook
        self.known: dict[str, Found] = {}

    def found(self, analysis: Analysis) -> Found:
        """Return what is found before events."""
        key = analysis.document.id
        if key not in self.known:
            expressions = find_expressions(analysis)
            anchor, entities = find_anchor(analysis, expressions), find_entities(analysis)
            times, places = resolve(expressions, anchor, analysis), find_places(analysis, entities, self.gazetteer)
            said = find_attributions(analysis, entities)
            self.known[key] = Found(analysis, anchor, entities=entities, times=times, places=places, attributions=said)
        return self.known[key]

    def told(self, analysis: Analysis, codebook: Codebook | None = None) -> object:
        """Return the events and the things they struck, read with a codebook."""
        before = self.found(analysis)
        after = with_things(replace(before, events=find_events(before, codebook or self.codebook)))
        return after.events, after.entities[len(before.entities) :]

    def without_list(self, name: str, section: str, key: str) -> Outcome:
        """Return a reading without one list of a table."""

        def read(analysis: Analysis) -> object:
            with emptied(name, section, key):
                return self.told(analysis)

        return read

    def with_codebook(self, codebook: Codebook) -> Outcome:
        """Return a reading with another codebook."""
        return lambda analysis: self.told(analysis, codebook)


@pytest.fixture(scope="module")
def reader(gazetteer: Gazetteer, codebook: Codebook) -> Reader:
    return Reader(gazetteer, codebook)


@contextmanager
def emptied(name: str, section: str, key: str) -> Iterator[None]:
    """Take one list out of a table for a while."""
    own = lists.table

    def without(asked: str) -> Any:
        rows = dict(own(asked))
        return rows | {section: rows[section] | {key: []}} if asked == name else rows

    patch = pytest.MonkeyPatch()
    patch.setattr(lists, "table", without)
    patch.setattr(pointing, "table", without)
    lists.words.cache_clear()
    lists.things.cache_clear()
    try:
        yield
    finally:
        patch.undo()
        lists.words.cache_clear()
        lists.things.cache_clear()


def lists_of(name: str, reader: Reader) -> Iterator[TableRow]:
    """Yield every list of words of a table as a row."""
    for section, keys in lists.table(name).items():
        for key, words in keys.items():
            if isinstance(words, list):
                said = [key] if section == "pointing" else words
                yield TableRow(f"{name}.{section}.{key}", frozenset(said), reader.without_list(name, section, key))


@pytest.mark.parametrize("name", ["events", "status"])
def test_every_list_has_its_pair(name: str, reader: Reader, corpus: list[Analysis]) -> None:
    assert list(lacking(lists_of(name, reader), corpus, reader.told)) == []


def exceptions(reader: Reader) -> Iterator[TableRow]:
    """Yield every exception of the codebook."""
    book = reader.codebook
    listed = {id(each): each for listed in book.exemptions.values() for each in listed}
    for number, row in enumerate(listed.values(), start=1):
        left = {lemma: tuple(each for each in told if each is not row) for lemma, told in book.exemptions.items()}
        name = f"exception {number} ({', '.join(sorted(row.lemmas)[:3])} / {row.slot}: {', '.join(sorted(row.words)[:3])})"
        yield TableRow(name, row.lemmas, reader.with_codebook(replace(book, exemptions=left)))


def others(reader: Reader) -> Iterator[TableRow]:
    """Yield the frames, hints, light verbs, worlds and instruments of the codebook."""
    book = reader.codebook
    for name in book.frames:
        heads = frozenset(head for (_, head), told in book.lexemes.items() for each in told if each.predicate.frame == name)
        bare = {key: tuple(_bare(each, name) for each in told) for key, told in book.lexemes.items()}
        yield TableRow(f"frame {name}", heads, reader.with_codebook(replace(book, lexemes=bare)))
    for hint in book.hints:
        rest = tuple(each for each in book.hints if each is not hint)
        yield TableRow(f"hint {hint.mode}", frozenset(word[0] for word in hint.words), reader.with_codebook(replace(book, hints=rest)))
    for number, light in enumerate(book.lights, start=1):
        left = tuple(each for each in book.lights if each is not light)
        yield TableRow(f"light {number}", frozenset(verb[0] for verb in light.verbs), reader.with_codebook(replace(book, lights=left)))
    for world in book.worlds:
        kept = tuple(each for each in book.worlds if each is not world)
        yield TableRow(f"world {world.name}", world.words | world.sure, reader.with_codebook(replace(book, worlds=kept)))
    things = frozenset(words[-1] for words in book.instruments)
    yield TableRow("instruments", things, reader.with_codebook(replace(book, instruments=frozenset())))


def _bare(lexeme: Any, frame: str) -> Any:
    return replace(lexeme, predicate=replace(lexeme.predicate, slots={})) if lexeme.predicate.frame == frame else lexeme


def test_every_exception_has_its_pair(reader: Reader, corpus: list[Analysis]) -> None:
    assert list(lacking(exceptions(reader), corpus, reader.told)) == []


def test_every_frame_hint_light_verb_and_world_has_its_pair(reader: Reader, corpus: list[Analysis]) -> None:
    assert list(lacking(others(reader), corpus, reader.told)) == []
