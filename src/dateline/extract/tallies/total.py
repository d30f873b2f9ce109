"""A total with its period, before its actor and place are known."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.tallies.frame import Frame
from dateline.records.claims import Measure
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class Total:
    """A counted total; `governor` is the word that says what was done, `whole` the total told before of which it is a part.

    `like` is the total that says what a bare number counts: "61 attacks" for "against 44".
    """

    sentence: Sentence
    head: Token
    governor: Token
    quantity: Quantity
    number: Span
    span: Span
    measure: Measure
    rule: str
    score: float
    frame: Frame
    whole: Total | None = None
    like: Total | None = None
