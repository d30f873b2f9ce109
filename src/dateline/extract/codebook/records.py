"""What a codebook holds once its rows are known to be sound."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dateline.records.claims import RoleKind

Kind = Literal["verb", "noun", "adjective"]
Slots = Mapping[str, RoleKind]
Violence = tuple[int, ...]  # UCDP's types: 1 state-based, 2 non-state, 3 one-sided; which of them holds, the sides decide


@dataclass(frozen=True, slots=True)
class EventType:
    """A PLOVER type with its score, its quad, the ACLED sub-event it becomes and the UCDP types of violence it can be.

    `happening`: it can be an incident of its own.
    """

    name: str
    score: float
    quad: int
    happening: bool
    acled: str
    ucdp: Violence
    polecat: str


@dataclass(frozen=True, slots=True)
class ModeRow:
    """How an event of a type was done: PLOVER's name and score, ACLED's sub-event, UCDP's types of violence, POLECAT's wording."""

    type: str
    name: str
    score: float
    acled: str
    ucdp: Violence
    polecat: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A row of words that bring one type of event and share a frame; `row` is its place in the file, `slots` which argument is what.

    `sides`: one party must be a name, people or a body. `generic`: refers back to an event told elsewhere.
    `context`: one of these words must stand in the clause. `where`: one of these slots must be filled by one of its words.
    `world`: the row counts only where the sentence or the report speaks of that subject.
    `acled` and `ucdp` are what its events become elsewhere, its mode's unless the row says otherwise.
    `rolesets`: PropBank's senses of its words, for whoever joins records with annotations of that kind.
    """

    row: int
    name: str
    type: str
    mode: str | None
    frame: str
    slots: Slots
    sides: bool
    generic: bool
    context: frozenset[str]
    where: Mapping[str, frozenset[str]]
    world: str | None
    acled: str
    ucdp: Violence
    rolesets: frozenset[str]

    @property
    def is_bound(self) -> bool:
        """Tell whether the row asks for more than its words."""
        return bool(self.where or self.world)


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
    """A subject, such as sport, in which words of fighting mean no violence.

    One `sure` word tells that a sentence is about it, or two of the other `words`.
    What loses its meaning there: single words of no mode with one of the `frames`, and the words of `loses`.
    """

    name: str
    words: frozenset[str]
    sure: frozenset[str]
    frames: frozenset[str]
    loses: frozenset[str]

    def takes(self, lexeme: Lexeme) -> bool:
        """Tell whether a word of the codebook brings no event in this world."""
        if lexeme.predicate.world == self.name:
            return False
        plain = not lexeme.others and lexeme.predicate.mode is None
        return " ".join((lexeme.head, *lexeme.others)) in self.loses or (plain and lexeme.predicate.frame in self.frames)


@dataclass(frozen=True, slots=True)
class Codebook:
    """Everything an analyst decides about events."""

    version: str
    acled_events: Mapping[str, str]
    types: Mapping[str, EventType]
    modes: Mapping[tuple[str, str], ModeRow]
    frames: Mapping[str, Slots]
    lexemes: Mapping[tuple[Kind, str], tuple[Lexeme, ...]]
    hints: tuple[Hint, ...]
    instruments: frozenset[tuple[str, ...]]
    lights: tuple[Light, ...]
    exemptions: Mapping[str, tuple[Exemption, ...]]
    worlds: tuple[World, ...]

    def ucdp(self, type_: str, mode: str | None) -> Violence:
        """Return the UCDP types of violence that an event of this type and mode can be; none where it does not count as violence."""
        row = self.modes.get((type_, mode or ""))
        return row.ucdp if row else self.types[type_].ucdp

    def acled_event(self, sub_event: str) -> str:
        """Return the ACLED event type that a sub-event belongs to."""
        return self.acled_events[sub_event]

    def acled(self, type_: str, mode: str | None) -> str:
        """Return the ACLED sub-event that an event of this type and mode becomes unless its sides say otherwise."""
        row = self.modes.get((type_, mode or ""))
        return row.acled if row else self.types[type_].acled
