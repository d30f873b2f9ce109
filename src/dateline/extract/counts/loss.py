"""A loss: the word that says that somebody was hurt, held or lost, and the words for whom."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.records.texts import Token


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss: its outcome, the word that says it, the heads of the phrases for whom or what is lost.

    `choosy` is true where the word also takes objects that are no people. `weak` losses hold only with a number.
    """

    outcome: str
    trigger: Token
    patients: tuple[Token, ...]
    rule: str
    choosy: bool = False
    weak: bool = False
