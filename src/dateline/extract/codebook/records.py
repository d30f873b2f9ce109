"""What a codebook holds once its rows are known to be sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.records.claims import RoleKind

Kind = Literal["verb", "noun", "adjective"]
Slots = Mapping[str, RoleKind]


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type with its score, its quad and the ACLED sub-event it becomes; `happening`: it can be an incident of its own."""

    name: str
    score: float
    quad: int
    happening: bool
    acled: str


@dataclass(frozen=True, slots=True)
class ModeRow:
    """How an event of a type was done: PLOVER's name and score, ACLED's sub-event, POLECAT's wording."""

    type: str
    name: str
    score: float
    acled: str
    polecat: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of words that bring one type of event and share a frame; `row` is its place in the file.

    `sides`: one party must be a name, people or a body. `generic`: refers back to an event told elsewhere.
    `context`: one of these words must stand in the clause.
    """

    row: int
    type: str
    mode: str | None
    frame: str
    sides: bool
    generic: bool
    context: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexeme:
    """A word or phrase of a predicate: its head's lemma, the other words, and the PropBank sense it is held to."""

    kind: Kind
    head: str
    others: tuple[str, ...]
    sense: str | None
    predicate: Predicate


@dataclass(frozen=True, slots=True)
class Hint:
    """Words that say by what means an event of a type was done."""

    type: str
    mode: str
    words: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Light:
    """Verbs that lend a noun their arguments and tense; `subject` is the role of the verb's subject, none where the noun is the subject."""

    subject: RoleKind | None
    verbs: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Exemption:
    """A slot whose filler shows that the word is about something else; `words` with "*": any filler."""

    lemmas: frozenset[str]
    slot: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class World:
    """A subject, such as sport, in which words of fighting mean no violence."""

    name: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything an analyst decides about events."""

    version: str
    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], ModeRow]
    frames: Mapping[str, Slots]
    lexemes: Mapping[tuple[Kind, str], tuple[Lexeme, ...]]
    hints: tuple[Hint, ...]
    instruments: frozenset[tuple[str, ...]]
    lights: tuple[Light, ...]
    results: frozenset[str]
    exemptions: Mapping[str, tuple[Exemption, ...]]
    worlds: tuple[World, ...]

    def acled(self, type_: str, mode: str | None) -> str:
        """Return the ACLED sub-event that an event of this type and mode becomes unless its sides say otherwise."""
        row = self.modes.get((type_, mode or ""))
        return row.acled if row else self.types[type_].acled
