"""Counts and totals read with a row of their tables taken out."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dateline.extract.anchor import find_anchor
from dateline.extract.attribution import find_attributions
from dateline.extract.codebook import Codebook
from dateline.extract.counts import find_counts, phrased
from dateline.extract.counts import words as losses
from dateline.extract.events import find_events
from dateline.extract.found import Found
from dateline.extract.names import find_entities
from dateline.extract.places import find_places
from dateline.extract.places.gazetteer import Gazetteer
from dateline.extract.tallies import comparisons, find_comparisons, find_hints, find_tallies
from dateline.extract.tallies import words as totals
from dateline.extract.times import find_expressions, resolve
from dateline.records.texts import Analysis
from tests.extract.ablation import Outcome, TableRow

EXTRACT = Path(__file__).parent
FILES = ("counts/frames.txt", "counts/rows.txt", "tallies/frames.txt", "tallies/rows.txt")
TABLES = losses.table
Change = Callable[[dict[str, Any]], None]


def sentences() -> list[str]:
    """Return our own sentences about figures, those of the frames and those of the rows."""
    lines = [line for file in FILES for line in (EXTRACT / file).read_text(encoding="utf-8").splitlines()]
    return list(dict.fromkeys(line.partition(" => ")[0] for line in lines if line and not line.startswith("#")))


class Reader:
    """Reads figures of a text; what is found before them is found once, and one row at a time is out of its table."""

    def __init__(self, gazetteer: Gazetteer, codebook: Codebook) -> None:
        self.gazetteer, self.codebook = gazetteer, codebook
        self.known: dict[str, Found] = {}
        self.patch = pytest.MonkeyPatch()
        self.out: tuple[str, str] | None = None

    def found(self, analysis: Analysis) -> Found:
        """Return what is found before totals and counts."""
        key = analysis.document.id
        if key not in self.known:
            expressions = find_expressions(analysis)
            anchor, entities = find_anchor(analysis, expressions), find_entities(analysis)
            times, places = resolve(expressions, anchor, analysis), find_places(analysis, entities, self.gazetteer)
            said = find_attributions(analysis, entities)
            before = Found(analysis, anchor, entities=entities, times=times, places=places, attributions=said)
            self.known[key] = replace(before, events=find_events(before, self.codebook))
        return self.known[key]

    def told(self, analysis: Analysis) -> object:
        """Return the figures of a text, read with the tables as they are now."""
        found = replace(self.found(analysis), analysis=_afresh(analysis))
        found = replace(found, tallies=find_tallies(found))
        found = replace(found, attributions=find_hints(found))
        return found.tallies, [each.hint for each in found.attributions], find_counts(found, self.codebook), find_comparisons(found)

    def whole(self, analysis: Analysis) -> object:
        """Return the figures of a text, read with whole tables."""
        self.use(None, None)
        return self.told(analysis)

    def without(self, table: str, row: str, change: Change) -> Outcome:
        """Return a reading with a row taken out."""

        def read(analysis: Analysis) -> object:
            self.use((table, row), change)
            return self.told(analysis)

        return read

    def use(self, out: tuple[str, str] | None, change: Change | None) -> None:
        """Take a row out of its table, and put the one that was out back; none leaves the tables whole."""
        if out == self.out:
            return
        self.patch.undo()
        if out is not None and change is not None:
            rows = copy.deepcopy(TABLES(out[0]))
            change(rows)
            for module in (losses, totals):
                self.patch.setattr(module, "table", lambda name: rows if name == out[0] else TABLES(name))
        self.out = out
        caches = (losses.losses, losses.people, losses._lemma, phrased._phrases_of, totals.totals, totals.comparing)
        for cached in (*caches, comparisons._said, comparisons._countable):
            cached.cache_clear()


def _afresh(analysis: Analysis) -> Analysis:
    """Return an analysis with sentences of its own: what was said of the others may be remembered."""
    return replace(analysis, sentences=tuple(copy.copy(sentence) for sentence in analysis.sentences))


def rows_of(table: str, reader: Reader) -> Iterator[TableRow]:
    """Yield every row of a table: each list of words, each word with a value, each phrase."""
    for section, told in TABLES(table).items():
        if isinstance(told, dict):
            for key, value in told.items():
                spoken = section not in {"outcome", "endings"} and key != "detail_rules"
                words = ["*"] if not spoken else value if isinstance(value, list) else [key]
                yield _row(reader, table, f"{section}.{key}", words, _removing(section, key))
        elif told and isinstance(told[0], dict):
            for number, row in enumerate(told):
                words = row["verbs"] if "verbs" in row else [row["verb"]]
                yield _row(
                    reader, table, f"{section} {number + 1} ({' '.join(map(str, row.values()))[:60]})", words, _dropping(section, number)
                )


def _row(reader: Reader, table: str, name: str, words: Iterable[str], change: Change) -> TableRow:
    return TableRow(f"{table}.{name}", frozenset(words), reader.without(table, name, change))


def _removing(section: str, key: str) -> Change:
    """Empty a list; a word with a value goes altogether."""

    def change(rows: dict[str, Any]) -> None:
        if isinstance(rows[section][key], list):
            rows[section][key] = []
        elif section == "outcome":
            rows[section][key] = "other" if rows[section][key] != "other" else "attacks"
        else:
            del rows[section][key]

    return change


def _dropping(section: str, number: int) -> Change:
    def change(rows: dict[str, Any]) -> None:
        del rows[section][number]

    return change
