"""What is said from outside of words of a report: kept once, on exactly these words, and out of the way of readings."""

from __future__ import annotations

from typing import Any

import pytest

from dateline.errors import LedgerError
from dateline.ledger.annotations import Note
from dateline.ledger.rows import Run
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.texts import Span
from tests.ledger import factory

WORDS = factory.span("At least 14 rebels")


def note(**changes: Any) -> Note:
    given = {"document": factory.document().id, "span": WORDS, "exact": "At least 14 rebels", "origin": "human:ana"}
    return Note(**{**given, "value": {"as": "tagging", "said": "toll"}, **changes})


def keep(path: str, *notes: Note) -> tuple[int, int]:
    with open_ledger(path, factory.clock, "program:dateline") as ledger:
        kept = ledger.annotate(notes)
    assert verify(path).ok
    return kept.new, kept.known


def test_the_same_twice_adds_nothing_and_two_who_say_it_are_two(path: str) -> None:
    assert keep(path, note(), note()) == (1, 1)
    head = verify(path).head
    assert keep(path, note()) == (0, 1)
    assert verify(path).head == head
    assert keep(path, note(origin="machine:tagger@2"), note(value={"as": "tagging", "said": "figure"})) == (2, 0)
    with open_view(path) as view:
        said = [each for each in view.publication().stated if each.property == "annotation"]
    assert {each.quote.exact for each in said} == {"At least 14 rebels"}
    assert len({each.record for each in said}) == 1


def test_a_later_reading_leaves_it_alone(path: str) -> None:
    keep(path, note(origin="machine:tagger@2"))
    with open_ledger(path, factory.clock, "program:dateline") as ledger:
        ledger.append(factory.reading(), factory.capture(), Run("dateline", "9", "other"))
    with open_view(path) as view:
        assert [each.origin for each in view.publication().stated if each.property == "annotation"] == ["machine:tagger@2"]
        assert view.publication().codebook in ("codebook", "other")  # never the empty one of a program outside
    assert verify(path).ok


@pytest.mark.parametrize(
    "changes",
    [
        {"exact": "At least 41 rebels"},
        {"span": Span(WORDS.start + 1, WORDS.end + 1)},
        {"document": "0" * 64},
        {"origin": "ana"},
        {"origin": "machine:tagger"},
        {"origin": "human: "},
        {"value": {"said": "\ud83d"}},
        {"value": {"said": 0.5}},
        {"value": {"said": "x" * 60_000}},
        {"value": {"best": "many", "low": "x"}},
    ],
)
def test_what_does_not_stand_there_or_cannot_be_kept_is_refused_whole(path: str, changes: dict[str, Any]) -> None:
    head = verify(path).head
    with open_ledger(path, factory.clock, "program:dateline") as ledger, pytest.raises(LedgerError):
        ledger.annotate([note(), note(**changes)])
    assert verify(path).head == head


def test_a_foreign_digest_is_never_taken_for_a_record_of_ours(path: str) -> None:
    assert keep(path, note(value={"as": "linking", "said": ["ab" * 32, {"to": "see " + "cd" * 32}]})) == (1, 0)
