"""Ledgers to which anything may happen: reports added and read again, linked, told apart, corrected, reviewed."""

from __future__ import annotations

import random
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from dateline.errors import LedgerError
from dateline.ledger.reviews import State
from dateline.ledger.store import Ledger, open_ledger
from dateline.records.claims import Status
from dateline.records.happenings import Family, Link
from dateline.records.reading import Reading
from tests.ledger import factory
from tests.ledger.village import RULE, incidents, rows

GROUPS = ("Front for the Northern Valleys", "FNV", "gunmen", "soldiers", "Marovian army", "rebels")
OUTLETS = ("The Selmin Courier", "The Adair Post", "Orsha Radio")
KINDS = (("ASSAULT", "raid"), ("ASSAULT", "bombing"), ("CONSULT", None), ("PROTEST", None))

STATES: tuple[State, ...] = ("in_review", "accepted", "rejected", "disputed")
STATUSES: tuple[Status, ...] = ("occurred", "occurred", "denied", "expected")


class World:
    """A ledger with a seed: the same seed makes the same ledger."""

    def __init__(self, path: str, seed: int) -> None:
        self.path = path
        self.random = random.Random(seed)
        self.reports = 0
        self.minutes = 0
        self.add()

    def happen(self, times: int) -> None:
        """Let so many things happen; what a ledger refuses does not."""
        for _ in range(times):
            ways: tuple[Callable[[], None], ...] = (
                *(self.add,) * 4,
                self.suggest,
                self.suggest,
                self.judge,
                self.judge,
                self.relate,
                self.review,
                self.amend,
                self.undo,
            )
            with suppress(LedgerError):
                self.random.choice(ways)()

    def add(self) -> None:
        """Add a report, or read one again by other rules."""
        again = self.reports and self.random.random() < 0.2
        number = self.random.randrange(self.reports) if again else self.reports
        self.reports += not again
        reading = varied(self.random, number)
        run = replace(factory.RUN, version=f"0.{self.minutes}") if again else factory.RUN
        with self._open("program:test") as ledger:
            ledger.append(reading, factory.capture(reading.document.text), run)

    def suggest(self) -> None:
        """Let a machine compare some incidents; what it no longer suggests is withdrawn."""
        among = self._some(incidents(self.path), 6)
        links = [Link(*self._two(among), self.random.randrange(1000) / 1000, ("same day",)) for _ in range(len(among) // 2)]
        with self._open("program:link") as ledger:
            ledger.suggest(links, RULE, (), among)

    def relate(self) -> None:
        """Let a machine find copies, or a person tell two reports apart."""
        left, right = self._two([str(row[0]) for row in rows(self.path, "SELECT id FROM document")])
        if self.random.random() < 0.3:
            with self._open("human:ben") as ledger:
                ledger.judge(self.random.choice(("different", "same")), left, right, "two reports")
            return
        with self._open("program:link") as ledger:
            ledger.suggest((), RULE, [Family(left, right, self.random.choice(("syndicated", "same_story")), "copied", 0.9)])

    def judge(self) -> None:
        """Let a person decide about two incidents."""
        left, right = self._two(incidents(self.path))
        with self._open(self.random.choice(("human:ada", "human:ben"))) as ledger:
            ledger.judge(self.random.choice(("same", "different", "unsure")), left, right, "looked at both")

    def undo(self) -> None:
        """Let a person withdraw a decision."""
        decided = rows(self.path, "SELECT id FROM edge WHERE judgement IN ('same', 'different') ORDER BY id")
        with self._open("human:ada") as ledger:
            ledger.undo(str(self.random.choice(decided)[0]) if decided else "000000", "hasty")

    def review(self) -> None:
        """Let a person look at an incident."""
        with self._open("human:ben") as ledger:
            state: State = self.random.choice(STATES)
            ledger.review(state, [self.random.choice(incidents(self.path))], "looked at it")

    def amend(self) -> None:
        """Let a person correct a value, or withdraw it."""
        question = (
            "SELECT s.id, s.property FROM statement AS s JOIN record AS r ON r.id = s.subject"
            " WHERE s.property IN ('killed', 'type', 'measure', 'kind') AND r.kind <> 'event' ORDER BY s.id"
        )
        name, property_ = self.random.choice(rows(self.path, question))
        with self._open("human:ada") as ledger:
            if self.random.random() < 0.4:
                ledger.withdraw(str(name), "not said")
            else:
                ledger.amend(str(name), str(self.random.randrange(30)) if property_ == "killed" else "PROTEST", "read again")

    def _open(self, actor: str) -> Ledger:
        self.minutes += 1
        at = f"2025-11-{15 + self.minutes // 1440:02d}T{self.minutes // 60 % 24:02d}:{self.minutes % 60:02d}:00Z"
        return open_ledger(self.path, lambda: at, actor)

    def _some(self, names: list[str], most: int) -> list[str]:
        return self.random.sample(names, min(most, len(names)))

    def _two(self, names: list[str]) -> tuple[str, str]:
        if len(names) < 2:
            raise LedgerError("too few")
        one, other = self.random.sample(names, 2)
        return min(one, other), max(one, other)


def varied(chance: random.Random, number: int) -> Reading:
    """Return a report of a raid with another day, kind and people."""
    published = f"2025-11-{chance.randrange(8, 28):02d}"
    reading = factory.reading(f"Report {number}. ", name=f"report-{number}.txt", site=chance.choice(OUTLETS), published=published)
    type_, mode = chance.choice(KINDS)
    first = chance.randrange(1, 26)
    days = chance.choice(((None, None), (first, first), (first, first), (first, first + 1), (first, None)))
    start, end = (None if day is None else f"2025-11-{day:02d}" for day in days)
    entities = (replace(reading.entities[0], name=chance.choice(GROUPS)), replace(reading.entities[1], name=chance.choice(GROUPS)))
    status = chance.choice(STATUSES)
    people = chance.choice((((), ("entity-1",)), (("entity-2",), ("entity-1",)), (("entity-1", "entity-2"), ()), ((), ())))
    incident = replace(
        reading.incidents[0],
        type=type_,
        mode=mode,
        status=status,
        start=start,
        end=end,
        place=chance.choice(("place-1", None)),
        actors=people[0],
        targets=people[1],
        killed=chance.choice((reading.incidents[0].killed, None)),
    )
    return replace(reading, entities=(*entities, *reading.entities[2:]), incidents=(incident,))
