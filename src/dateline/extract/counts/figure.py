"""A figure: a loss with its number, before anyone asks whether it belongs to one event or to a period."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.quantities import Quantity
from dateline.records.texts import Span, Token


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or things hurt, held or lost, with the word that says so.

    `head` is the counted word; a `former` figure is a toll that has been revised since.
    """

    outcome: str
    trigger: Token
    head: Token
    quantity: Quantity
    number: Span
    span: Span
    rule: str
    score: float
    written: bool = True
    cumulative: bool = False
    former: bool = False
