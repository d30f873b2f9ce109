"""Where time expressions stand and what their words mean, before the day of the report is known."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.times.direction import direction
from dateline.extract.times.grammar import present
from dateline.extract.times.joining import clocks_joined, hung, portions_joined, ranges_joined
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.pieces import Piece, find_pieces
from dateline.extract.times.widening import widened
from dateline.records.texts import Analysis, Sentence, Span


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is resolved.

    `direction` tells whether its clause looks back (-1) or ahead (1). An expression with a `partner` opens a range that the partner,
    which stands inside its span, closes.
    """

    span: Span
    meaning: Meaning
    rule: str
    direction: int
    sentence: int
    partner: Span | None = None


def find_expressions(analysis: Analysis) -> tuple[Expression, ...]:
    """Return the time expressions of a report in order; the parts of a range stand inside it and follow it."""
    return tuple(expression for sentence in analysis.sentences for expression in in_sentence(analysis.text, sentence))


def in_sentence(text: str, sentence: Sentence) -> list[Expression]:
    """Return the time expressions of one sentence."""
    words = sentence.span.of(text)
    found = present(words)
    if not found:
        return []
    pieces = [widened(words, piece) for piece in find_pieces(words, sentence, found)]
    joined = ranges_joined(words, hung(words, clocks_joined(words, portions_joined(words, pieces))))
    return [_placed(piece, sentence) for piece in joined]


def _placed(piece: Piece, sentence: Sentence) -> Expression:
    offset = sentence.span.start
    span = Span(offset + piece.start, offset + piece.end)
    closes = Span(offset + piece.closes[0], offset + piece.closes[1]) if piece.closes else None
    looks = 1 if piece.meaning.bound == "ahead" else direction(sentence, span)
    return Expression(span, piece.meaning, f"time.{piece.rule}@1", looks, sentence.index, closes)
