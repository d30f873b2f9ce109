"""Three reports and more of one raid, so that there is something to join and to part."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dateline.ledger.store import Ledger, open_ledger
from dateline.records.happenings import Link
from tests.ledger import factory

RULE = "incidents.link@1"


def add_reports(path: str, number: int) -> list[str]:
    """Add reports, each with one incident, and return the incidents' ids in the order in which they were added."""
    with open_ledger(path, factory.clock, "program:test") as ledger:
        for turn in range(number):
            reading = factory.reading(f"Report {turn}. ", name=f"report-{turn}.txt")
            ledger.append(reading, factory.capture(reading.document.text), factory.RUN)
    return incidents(path)


def incidents(path: str) -> list[str]:
    """Return the ids of all incidents, in the order in which the ledger learned of them."""
    connection = sqlite3.connect(path)
    question = "SELECT r.id FROM record AS r JOIN coverage AS c ON c.document = r.document WHERE r.kind = 'incident' ORDER BY c.seq, r.id"
    found = [str(row[0]) for row in connection.execute(question)]
    connection.close()
    return found


def rows(path: str, question: str, *values: object) -> list[tuple[object, ...]]:
    """Ask a ledger's file directly."""
    connection = sqlite3.connect(path)
    found = connection.execute(question, values).fetchall()
    connection.close()
    return found


def open_as(path: str, actor: str, at: str = "2025-11-16T08:00:00Z") -> Ledger:
    """Open a ledger for somebody, at a moment."""
    return open_ledger(path, lambda: at, actor)


def suggest(
    path: str, *scored: tuple[str, str, float], rule: str = RULE, at: str = "2025-11-15T09:00:00Z", among: Iterable[str] = ()
) -> int:
    """Let the machine suggest pairs with their scores, and return how many edges it added."""
    links = [Link(min(left, right), max(left, right), score, ("same day and town",)) for left, right, score in scored]
    with open_as(path, "program:link", at) as ledger:
        return ledger.suggest(links, rule, (), among).edges
