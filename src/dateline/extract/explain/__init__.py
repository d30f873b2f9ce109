"""Why a record says what it says: its rule, the rows of tables that fired, the words it stands on and the arcs between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.codebook import Codebook
from dateline.extract.explain.fired import find_fired
from dateline.extract.explain.parts import Part, kind_of, parts_of, records_of, spans_of
from dateline.extract.explain.rows import Row
from dateline.extract.explain.rules import Rule, rule_of
from dateline.extract.explain.stood import Word, triggers_of, words_near
from dateline.extract.explain.tables import Table
from dateline.extract.explain.trees import Node, tree_of
from dateline.extract.found import Found
from dateline.records.claims import Incident, Record
from dateline.records.reading import Reading
from dateline.records.texts import Analysis, Sentence, Span

__all__ = ["Explanation", "Node", "Part", "Row", "Rule", "explain", "records_of"]

TREES = 3  # sentences whose arcs are shown


@dataclass(frozen=True, slots=True)
class Explanation:
    """What made a record: rule and score, rows of tables, the words that made it read, arcs, and the records it rests on."""

    kind: str
    rule: Rule
    score: float
    triggers: tuple[Span, ...]
    spans: tuple[Span, ...]
    rows: tuple[Row, ...]
    trees: tuple[tuple[Node, ...], ...]
    parts: tuple[Part, ...]


def explain(record: Record, reading: Reading, analysis: Analysis, codebook: Codebook, book: Table) -> Explanation:
    """Return what made a record of a reading; `analysis` is that of its text, `book` the codebook's file."""
    found = _found(reading, analysis)
    triggers = triggers_of(record, found, codebook)
    spans = list(dict.fromkeys(spans_of(record)))
    near = words_near(triggers, spans, found)
    whole = isinstance(record, Incident)  # a happening stands on its events: their arcs are shown with them
    return Explanation(
        kind=kind_of(record),
        rule=rule_of(record.rule),
        score=record.score,
        triggers=tuple(token.span for _, token in triggers),
        spans=() if whole else tuple(spans),
        rows=tuple(find_fired(record, near, found, codebook, book)),
        trees=() if whole else tuple(_trees(triggers, spans if triggers else spans[:1], found)),
        parts=tuple(parts_of(record, reading)),
    )


def _found(reading: Reading, analysis: Analysis) -> Found:
    return Found(
        analysis,
        reading.anchor,
        entities=reading.entities,
        times=reading.times,
        places=reading.places,
        attributions=reading.attributions,
        events=reading.events,
        tallies=reading.tallies,
        counts=reading.counts,
    )


def _trees(triggers: list[Word], spans: list[Span], found: Found) -> Iterator[tuple[Node, ...]]:
    sentences: dict[int, Sentence] = {sentence.index: sentence for sentence, _ in triggers}
    for span in spans:
        sentence = found.analysis.sentence_at(span.start)
        if sentence is not None and span != sentence.span:
            sentences.setdefault(sentence.index, sentence)
    for sentence in list(sentences.values())[:TREES]:
        own = [token for held, token in triggers if held is sentence]
        tree = tree_of(sentence, own, [span for span in spans if sentence.span.holds(span) and span != sentence.span])
        if tree:
            yield tree
