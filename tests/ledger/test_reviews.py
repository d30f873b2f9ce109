from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.canonical import Json
from dateline.ledger.reviews import STEPS
from dateline.ledger.rows import Run
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.village import open_as, rows

WHY = "read beside the report"
LATER = Run("dateline", "0.2.0", "codebook")
SEVEN = """SELECT s.id, s.subject FROM statement AS s JOIN span AS p ON p.id = s.span
    WHERE s.property = 'number' AND p.exact = 'Seven' AND s.value_json LIKE '%:7}'"""
NINE: Json = {"value": 9, "low": 9, "high": 9, "comparator": "exactly"}


def seven(path: str) -> tuple[str, str]:
    """Return the ids of the value "Seven" and of its count."""
    ((value, count),) = rows(path, SEVEN)
    return str(value), str(count)


def review(path: str, who: str, state: str, *targets: str, why: str = WHY) -> None:
    with open_as(path, f"human:{who}") as ledger:
        ledger.review(state, targets, why)  # type: ignore[arg-type] # the states of the table


def correct(path: str, who: str) -> str:
    with open_as(path, f"human:{who}") as ledger:
        return ledger.correct(seven(path)[0], NINE, factory.span("Seven soldiers"), "the hospital's list")


def state(path: str, target: str, table: str = "record") -> str | None:
    with open_view(path) as view:
        return view.states(table).get(target)


def numbers(path: str) -> list[object]:
    """Return the live numbers of the count that once said seven."""
    with open_view(path) as view:
        return [said.value["value"] for said in view.show(seven(path)[1]).statements if said.property == "number"]  # type: ignore[index,call-overload]


def read_again(path: str, number: int, run: Run = LATER) -> None:
    """Let a later version take "Seven" for another number."""
    reading = factory.reading()
    counts = tuple(replace(each, value=number, low=number, high=number) if each.id == "count-3" else each for each in reading.counts)
    with open_as(path, "program:test") as ledger:
        ledger.append(replace(reading, counts=counts), factory.capture(), run)


def test_what_nobody_looked_at_is_the_machines_and_accepting_passes_through_review(path: str) -> None:
    _, count = seven(path)
    assert state(path, count) is None
    review(path, "ana", "accepted", count[:9])
    assert state(path, count) == "accepted"
    assert rows(path, "SELECT state, reviewer, reason, bulk FROM review ORDER BY seq") == [
        ("in_review", "human:ana", WHY, 0),
        ("accepted", "human:ana", WHY, 0),
    ]
    with open_view(path) as view:
        assert view.show(count).review == "accepted"
        assert view.incidents()[0].review == "machine"
    assert not verify(path).faults


@pytest.mark.parametrize(
    ("before", "after"),
    [("rejected", "accepted"), ("accepted", "rejected"), ("disputed", "accepted"), ("accepted", "disputed"), ("corrected", "in_review")],
)
def test_a_state_is_left_by_the_steps_of_the_table_alone(path: str, before: str, after: str) -> None:
    _, count = seven(path)
    review(path, "ana", before, count)
    review(path, "bob", after, count)
    walked = ["machine", *(str(row[0]) for row in rows(path, "SELECT state FROM review ORDER BY seq"))]
    assert walked[-1] == after
    assert all(there in STEPS[here] for here, there in pairwise(walked))
    assert not verify(path).faults


def test_what_was_superseded_stays_so_and_what_is_accepted_is_not_accepted_twice(path: str) -> None:
    _, count = seven(path)
    review(path, "ana", "accepted", count)
    with pytest.raises(LedgerError, match="accepted already"):
        review(path, "bob", "accepted", count)
    review(path, "ana", "superseded", count)
    with pytest.raises(LedgerError, match="nothing else"):
        review(path, "bob", "accepted", count)


def test_nobody_accepts_what_they_corrected_themselves(path: str) -> None:
    _, count = seven(path)
    new = correct(path, "ana")
    assert state(path, count) == "corrected"
    for target in (count, new):
        with pytest.raises(LedgerError, match="another person"):
            review(path, "ana", "accepted", target)
    review(path, "bob", "accepted", count)
    assert state(path, count) == "accepted"
    assert not verify(path).faults


def test_many_at_a_time_stay_marked_and_go_in_together_or_not_at_all(path: str) -> None:
    _, count = seven(path)
    ((incident,),) = rows(path, "SELECT id FROM record WHERE kind = 'incident'")
    review(path, "ana", "accepted", count, str(incident))
    assert rows(path, "SELECT DISTINCT bulk FROM review") == [(1,)]
    with pytest.raises(LedgerError, match="accepted already"):
        review(path, "bob", "accepted", seven(path)[0], count)
    assert rows(path, "SELECT count(*) FROM review") == [(4,)]


def test_a_rejected_value_is_withdrawn_and_stays_readable(path: str) -> None:
    value, count = seven(path)
    review(path, "ana", "rejected", value)
    assert numbers(path) == []
    assert state(path, value, "statement") == "rejected"
    with open_view(path) as view:
        assert [each.what for each in view.history(count) if each.id == value] == ["said", "withdrawn", "in_review", "rejected"]
    assert not verify(path).faults


def test_what_a_person_accepted_no_new_reading_touches_and_the_rest_of_the_report_is_read_anew(path: str) -> None:
    value, count = seven(path)
    review(path, "ana", "accepted", count)
    read_again(path, 8)
    assert numbers(path) == [7]
    assert state(path, count) == "accepted"
    read_again(path, 6, Run("dateline", "0.3.0", "codebook"))
    assert numbers(path) == [7]
    assert not verify(path).faults
    assert rows(path, "SELECT count(*) FROM statement WHERE subject = ? AND property = 'number'", count) == [(3,)]
    assert rows(path, "SELECT DISTINCT new FROM supersession WHERE new IS NOT NULL") == [(value,)]


def test_an_accepted_value_alone_is_kept_too(path: str) -> None:
    value, _ = seven(path)
    review(path, "ana", "accepted", value)
    read_again(path, 8)
    assert numbers(path) == [7]


def test_what_nobody_accepted_follows_the_new_reading(path: str) -> None:
    _, count = seven(path)
    review(path, "ana", "in_review", count)
    read_again(path, 8)
    assert numbers(path) == [8]


def test_a_correction_holds_against_every_later_reading_and_the_machines_value_stays_beside_it(path: str) -> None:
    value, count = seven(path)
    new = correct(path, "ana")
    read_again(path, 8)
    assert numbers(path) == [9]
    with open_view(path) as view:
        said = [each.id for each in view.history(count) if each.what == "said" and each.detail.startswith("number")]
    assert {value, new} <= set(said)


def test_a_decision_is_checked_by_another_person(path: str) -> None:
    other = factory.reading("Update. ")
    with open_as(path, "program:test") as ledger:
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    one, two = (str(row[0]) for row in rows(path, "SELECT id FROM record WHERE kind = 'incident'"))
    with open_as(path, "human:ana") as ledger:
        edge = ledger.judge("same", one, two, WHY).id
        with pytest.raises(LedgerError, match="another person"):
            ledger.review("accepted", [edge], WHY)
    review(path, "bob", "accepted", edge)
    assert state(path, edge, "edge") == "accepted"
    assert not verify(path).faults


def test_a_user_leaves_and_labels_and_log_stay(path: str) -> None:
    _, count = seven(path)
    review(path, "ana", "accepted", count)
    entries = rows(path, "SELECT count(*) FROM log WHERE actor = 'human:ana'")
    with open_as(path, "human:bob") as ledger:
        ledger.close_actor("human:ana", "left the desk")
        with pytest.raises(LedgerError, match="left already"):
            ledger.close_actor("human:ana", "left the desk")
    with pytest.raises(LedgerError, match="writes no more"):
        review(path, "ana", "disputed", count)
    assert state(path, count) == "accepted"
    assert rows(path, "SELECT count(*) FROM log WHERE actor = 'human:ana'") == entries
    assert rows(path, "SELECT pseudonym, active_to FROM actor WHERE id = 'human:ana'") == [(None, None)]
    assert not verify(path).faults


def test_rating_and_status_changes_are_in_the_history(path: str) -> None:
    _, count = seven(path)
    with open_as(path, "human:ana") as ledger:
        assert ledger.rate("The Selmin Courier", "b2", "right three times") == "B2"
        ledger.rate("The Selmin Courier", "F6", "a new owner")
        ledger.review("disputed", [count], "the hospital says nine")
        ledger.restrict(count, "names a minor")
        ledger.restrict(count, "the name is out", "public")
    with open_view(path) as view:
        assert [(each.what, each.detail, each.reason) for each in view.history("The Selmin Courier")] == [
            ("rated", "The Selmin Courier B2", "right three times"),
            ("rated", "The Selmin Courier F6", "a new owner"),
        ]
        whats = [each.what for each in view.history(count)]
        grades = view.ratings()
        restricted = view.restricted()
    assert {"in_review", "disputed", "restricted", "public"} <= set(whats)
    known = [(grade.written, grade.is_reliable_known, grade.is_credible_known) for grade in grades]
    assert known == [("B2", True, True), ("F6", False, False)]
    assert restricted == set()
    assert not verify(path).faults


def test_a_restricted_report_restricts_what_it_holds(path: str) -> None:
    ((document,),) = rows(path, "SELECT id FROM document")
    with open_as(path, "human:ana") as ledger:
        ledger.restrict(str(document), "names of victims")
        with pytest.raises(LedgerError, match="restricted already"):
            ledger.restrict(str(document), "names of victims")
    with open_view(path) as view:
        assert seven(path)[1] in view.restricted()
    with open_view(path, "2025-11-15T23:59:59Z") as view:
        assert view.restricted() == set()


@pytest.mark.parametrize(
    ("source", "grade", "words"), [("The Selmin Courier", "G2", "no rating"), ("Nobody's Gazette", "B2", "no report names")]
)
def test_a_rating_that_means_nothing_is_refused_in_words(path: str, source: str, grade: str, words: str) -> None:
    with open_as(path, "human:ana") as ledger, pytest.raises(LedgerError, match=words):
        ledger.rate(source, grade, WHY)


def test_what_was_believed_on_a_past_day_includes_reviews_and_ratings(path: str, tmp_path: Path) -> None:  # noqa: ARG001
    _, count = seven(path)
    for day, what in ((16, "accepted"), (18, "disputed")):
        with open_as(path, "human:ana", f"2025-11-{day}T08:00:00Z") as ledger:
            ledger.review(what, [count], WHY)  # type: ignore[arg-type]
            ledger.rate("The Selmin Courier", f"B{day % 6 + 1}", WHY)
    asked = {}
    for day in (15, 16, 17, 18):
        with open_view(path, f"2025-11-{day}T23:59:59Z") as view:
            asked[day] = (view.states().get(count), len(view.ratings()))
    assert asked == {15: (None, 0), 16: ("accepted", 1), 17: ("accepted", 1), 18: ("disputed", 2)}
