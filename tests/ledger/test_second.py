from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.second import proposed
from dateline.ledger.store import Ledger, open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.texts import Span
from tests.ledger import factory
from tests.ledger.village import add_reports, incidents, rows

WHY = "the hospital's list"
SEVEN = """SELECT s.id, s.subject FROM statement AS s JOIN span AS p ON p.id = s.span
    WHERE s.property = 'number' AND p.exact = 'Seven' AND s.value_json LIKE '%:7}'"""


def as_one_of_two(path: str, who: str) -> Ledger:
    return open_ledger(path, lambda: "2025-11-16T08:00:00Z", f"human:{who}", second=True)


def state(path: str, record: str) -> str | None:
    with open_view(path) as view:
        return view.states().get(record)


def clusters(path: str) -> int:
    with open_view(path) as view:
        return len(view.clusters("incident", "reviewed"))


def test_what_one_person_accepts_waits_until_another_accepts_it(path: str) -> None:
    record = incidents(path)[0]
    with as_one_of_two(path, "ana") as ledger:
        ledger.review("accepted", [record], WHY)
    assert state(path, record) == "in_review"
    ((reason,),) = rows(path, "SELECT reason FROM review")
    assert (proposed(str(reason)), reason) == ("accepted", f"proposes accepted: {WHY}")
    with as_one_of_two(path, "ana") as ledger, pytest.raises(LedgerError, match="a second person has to confirm"):
        ledger.review("accepted", [record], WHY)
    with as_one_of_two(path, "bob") as ledger:
        ledger.review("accepted", [record], WHY)
    assert state(path, record) == "accepted"
    assert not verify(path).faults


def test_a_second_person_may_reject_what_the_first_would_accept(path: str) -> None:
    record = incidents(path)[0]
    for who, what in (("ana", "accepted"), ("bob", "rejected")):
        with as_one_of_two(path, who) as ledger:
            ledger.review(what, [record], WHY)  # type: ignore[arg-type] # one of the states
    assert state(path, record) == "rejected"


def test_a_correction_by_one_of_two_waits_for_another_and_stands_on_the_words_that_were_marked(path: str) -> None:
    ((value, count),) = rows(path, SEVEN)
    text = factory.reading().document.text
    start = text.index("Seven soldiers")
    with as_one_of_two(path, "ana") as ledger:
        made = ledger.amend(str(value), "9", WHY, Span(start, start + len("Seven soldiers")))
    assert state(path, str(count)) == "in_review"
    with open_view(path) as view:
        (said,) = [each for each in view.show(str(count)).statements if each.id == made]
    assert (said.quote, said.low) == ("Seven soldiers", 9)
    with as_one_of_two(path, "ana") as ledger, pytest.raises(LedgerError, match="a second person"):
        ledger.review("accepted", [str(count)], WHY)
    with as_one_of_two(path, "bob") as ledger:
        ledger.review("accepted", [str(count)], WHY)
    assert state(path, str(count)) == "accepted"


def test_two_records_are_joined_once_a_second_person_agrees_and_not_by_one_who_says_otherwise(tmp_path: Path) -> None:
    path = str(tmp_path / "two.db")
    one, two = add_reports(path, 2)
    with as_one_of_two(path, "ana") as ledger:
        assert ledger.judge("same", one, two, WHY).judgement == "unsure"
    assert clusters(path) == 0
    with as_one_of_two(path, "bob") as ledger:
        assert ledger.judge("different", one, two, WHY).judgement == "unsure"
    with as_one_of_two(path, "eve") as ledger:
        assert ledger.judge("same", one, two, WHY).judgement == "same"
    assert clusters(path) == 1
    assert not verify(path).faults


def test_without_the_setting_one_person_is_enough(path: str) -> None:
    record = incidents(path)[0]
    with open_ledger(path, factory.clock, "human:ana") as ledger:
        ledger.review("accepted", [record], WHY)
    assert state(path, record) == "accepted"
