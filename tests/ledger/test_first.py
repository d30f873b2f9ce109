"""What other systems failed at, one test each, where no other test of this folder holds it already."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.cli.asking import moment
from dateline.ledger.carry import find_exactly
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.reconciling import incidents as incidents_of
from dateline.records.reading import Reading
from tests.ledger import factory
from tests.ledger.village import add_reports, incidents, open_as, rows


def bare_reading(text: str, name: str) -> Reading:
    """Return the reading of a text in which nothing was found."""
    bare = replace(factory.reading(), document=factory.document(text, name), sentences=factory.sentences(text))
    bare = replace(bare, entities=(), times=(), places=(), attributions=(), relations=(), events=(), counts=())
    return replace(bare, incidents=(), tallies=(), comparisons=(), scheduled=(), facts=())


def test_a_quote_moves_and_a_look_alike_stays_orphaned_not_anchored_anew(path: str) -> None:
    """The later version says eight where the earlier said seven, and moves the rest."""
    text = factory.reading("CORRECTED. ").document.text.replace("Seven soldiers", "Eight soldiers")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(bare_reading(text, "later.txt"), factory.capture(text), factory.RUN)
    document = factory.document(text).id
    ((count,), *_) = rows(path, "SELECT subject FROM statement WHERE property = 'number' AND low = 7")
    ((tally,),) = rows(path, "SELECT id FROM record WHERE kind = 'tally'")
    with open_view(path) as view:
        moved = {each.property: each.span for each in view.carried(str(tally), document)}
        orphaned = {each.property: each.span for each in view.carried(str(count), document)}
    assert moved["number"] == factory.span("153", text)
    assert orphaned["number"] is None
    assert orphaned["outcome"] is None


def test_words_that_stand_twice_are_orphaned() -> None:
    assert find_exactly("12 killed", "12 killed in May, 12 killed in June") is None
    assert find_exactly("12 killed", "21 killed") is None
    assert find_exactly("12 killed", "💥 12 killed") == (2, 11)


def test_one_report_with_three_happenings_one_of_them_linked_to_another_report_without_a_copy(tmp_path: Path) -> None:
    path = str(tmp_path / "three.db")
    (other,) = add_reports(path, 1)
    reading = factory.reading("Round-up. ")
    events = tuple(
        replace(reading.events[0], id=f"event-{turn}", span=factory.span(words, reading.document.text))
        for turn, words in enumerate(("raid", "killed", "injured"), 1)
    )
    told = tuple(
        replace(reading.incidents[0], id=f"incident-{turn}", events=(each.id,), span=each.span) for turn, each in enumerate(events, 1)
    )
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(replace(reading, events=events, incidents=told), factory.capture(reading.document.text), factory.RUN)
    mine = [name for name in incidents(path) if name != other]
    assert len(mine) == 3
    before = rows(path, "SELECT count(*) FROM document"), rows(path, "SELECT count(*) FROM record")
    with open_as(path, "human:ana") as ledger:
        ledger.judge("same", mine[0], other, "one raid in two reports")
    assert (rows(path, "SELECT count(*) FROM document"), rows(path, "SELECT count(*) FROM record")) == before
    with open_view(path) as view:
        found = view.clusters("incident", "reviewed", among=[*mine, other])
    assert sorted(len(each.members) for each in found) == [1, 1, 2]


@pytest.mark.parametrize("property_", ["place", "when"])
def test_a_place_or_a_day_is_unset_logged_and_in_the_history(path: str, property_: str) -> None:
    question = "SELECT s.id, s.subject FROM statement AS s JOIN record AS r ON r.id = s.subject WHERE r.kind = 'incident' AND property = ?"
    ((value, incident),) = rows(path, question, property_)
    with open_as(path, "human:ana") as ledger:
        ledger.withdraw(str(value), "the report does not say")
    with open_view(path) as view:
        assert property_ not in {each.property for each in view.show(str(incident)).statements}
        (told,) = [each for each in view.history(str(incident)) if each.what == "withdrawn"]
    assert (told.by, told.reason) == ("human:ana", "the report does not say")
    assert rows(path, "SELECT actor FROM log WHERE target_table = 'supersession'") == [("human:ana",)]
    assert not verify(path).faults


def test_ten_oclock_three_hours_east_is_seven_in_utc() -> None:
    assert moment("2025-11-14T10:00+03:00") == "2025-11-14T07:00:00Z"
    assert moment("2025-11-14T07:00:00Z") == "2025-11-14T07:00:00Z"
    assert moment("2025-11-14") == "2025-11-14T23:59:59Z"


@pytest.mark.parametrize(
    ("start", "end", "precision"),
    [
        ("2024-07-10", "2024-07-15", "day"),
        ("2024-07-11", "2024-07-20", "part_of_month"),
        ("2024-07-15", "2024-07-21", "week"),
        (None, "2026-12-31", "year"),
    ],
    ids=["2024-07-10/2024-07-15", "mid-July 2024", "W29", "by the end of 2026"],
)
def test_an_interval_stays_one_through_the_store(tmp_path: Path, start: str | None, end: str | None, precision: str) -> None:
    path = str(tmp_path / "interval.db")
    reading = factory.reading()
    told = replace(reading.incidents[0], start=start, end=end, precision=precision)  # type: ignore[arg-type] # precisions of the contract
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(replace(reading, incidents=(told,)), factory.capture(), factory.RUN)
    with open_view(path) as view:
        (row,) = view.incidents()
    assert (row.start, row.end, row.precision) == (start, end, precision)
    assert not verify(path).faults


def test_the_same_value_in_two_reports_is_two_statements_and_one_corroborated_figure(tmp_path: Path) -> None:
    path = str(tmp_path / "two.db")
    one, two = add_reports(path, 2)
    assert len(rows(path, "SELECT id FROM statement WHERE property = 'killed' AND low = 14")) == 2
    with open_as(path, "human:ana") as ledger:
        ledger.judge("same", one, two, "one raid in two reports")
    with open_view(path) as view:
        (found,) = incidents_of(view, reviewed=True)
    assert found.killed is not None
    assert found.killed.low == 14
    assert len({each.document for each in found.told if each.outcome == "killed"}) == 2
