"""What people decided and a later version or reading tells otherwise: kept, said of another record, taken back, or given up for the new."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import LedgerError
from dateline.ledger.instead import other, places
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.reading import Reading
from tests.ledger import factory
from tests.ledger.kept import Kept
from tests.ledger.test_carrying import EARLIER, add, as_person, differences, read_otherwise, reading_eight, record, state, value
from tests.ledger.test_first import bare_reading

LATEST = "2025-11-21T08:00:00Z"
GONE = factory.TEXT.replace("Seven soldiers were injured.", "Nobody was hurt, it said later.")


def lately(kept: Kept, name: str, do: str, *what: object, second: bool = False) -> object:
    with open_ledger(kept.name, lambda: LATEST, f"human:{name}", second=second) as ledger:
        return getattr(ledger, do)(*what)


def waiting(kept: Kept, kind: str) -> set[str]:
    with open_view(kept.name) as view:
        return {side.id for each in view.queue(100) if each.kind == kind for side in each.sides}


def orphan(kept: Kept, decision: str = "rejected") -> str:
    """Return a count that somebody decided on, and whose words the later version has lost; its other sentences stand."""
    seven = record(kept, "count", EARLIER, 2)
    if decision == "corrected":
        as_person(kept, "ana", "amend", value(kept, seven, "number"), "6-7", "the clinic said six", None)
    else:
        as_person(kept, "ana", "review", decision, [seven], "read in the report")
    add(kept, reading_anew())
    return seven


def reading_anew() -> Reading:
    """Return a later version that tells of the injured in other words, of the same length, so that every place stays."""
    told = reading_eight()
    text = told.document.text.replace("Eight soldiers were injured", "Eight recruits were wounded")
    return replace(told, document=replace(told.document, id=factory.document(text).id, text=text))


def counts(kept: Kept, seven: str) -> tuple[str, ...]:
    with open_view(kept.name) as view:
        return view.ask(lambda connection: places(connection, seven))[0].records


def test_what_the_later_version_says_instead_stands_between_the_sentences_that_both_have(kept: Kept) -> None:
    seven = record(kept, "count", EARLIER, 2)
    as_person(kept, "ana", "review", "rejected", [seven], "they were eight")
    add(kept, bare_reading(GONE, "raid.txt"))
    with open_view(kept.name) as view:
        (place,) = view.ask(lambda connection: places(connection, seven))
        assert place.span.of(view.source(place.document).document.text) == "Nobody was hurt, it said later."
    assert place.records == ()


def test_words_that_were_cut_without_others_in_their_place_leave_an_empty_place(kept: Kept) -> None:
    seven = record(kept, "count", EARLIER, 2)
    as_person(kept, "ana", "review", "rejected", [seven], "they were eight")
    add(kept, bare_reading(factory.TEXT.replace("Seven soldiers were injured. ", ""), "raid.txt"))
    with open_view(kept.name) as view:
        (place,) = view.ask(lambda connection: places(connection, seven))
    assert place.span.start == place.span.end


@pytest.mark.parametrize("decision", ["accepted", "rejected", "disputed"])
def test_a_decision_that_is_kept_is_as_it_was_and_waits_no_more(kept: Kept, decision: str) -> None:
    seven = orphan(kept, decision)
    assert seven in waiting(kept, "orphaned")
    lately(kept, "bob", "affirm", seven, "the first version was right")
    assert state(kept, seven) == decision
    assert seven not in waiting(kept, "orphaned")
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_decision_is_said_of_the_record_that_a_person_chooses(kept: Kept) -> None:
    seven = orphan(kept)
    nearest = counts(kept, seven)[0]
    lately(kept, "bob", "reapply", seven, nearest, "the same soldiers")
    assert (state(kept, seven), state(kept, nearest)) == ("rejected", "rejected")
    assert not waiting(kept, "orphaned")
    with open_view(kept.name) as view:
        assert "in the earlier version: the same soldiers" in str(view.history(nearest)[-1].reason)
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_correction_goes_with_its_decision_onto_the_words_of_the_later_version(kept: Kept) -> None:
    seven = orphan(kept, "corrected")
    nearest = counts(kept, seven)[0]
    lately(kept, "bob", "reapply", seven, nearest, "the same soldiers")
    with open_view(kept.name) as view:
        (number,) = [each for each in view.show(nearest).statements if each.property == "number"]
    assert (number.low, number.high, number.quote, number.origins) == (6, 7, "Eight", ("human:bob",))
    assert state(kept, nearest) == "corrected"


def test_a_decision_is_said_of_nothing_but_a_record_of_the_version_that_lost_it(kept: Kept) -> None:
    seven = orphan(kept)
    with pytest.raises(LedgerError, match="not lost in that report"):
        lately(kept, "bob", "reapply", seven, record(kept, "count", EARLIER, 0), "a guess")
    with pytest.raises(LedgerError, match="is no tally"):
        lately(kept, "bob", "reapply", seven, record(kept, "tally", reading_anew().document.id), "a guess")


def test_where_two_people_decide_a_decision_said_of_another_record_is_a_proposal(kept: Kept) -> None:
    seven = orphan(kept, "accepted")
    nearest = counts(kept, seven)[0]
    lately(kept, "bob", "reapply", seven, nearest, "the same soldiers", second=True)
    assert (state(kept, seven), state(kept, nearest)) == ("accepted", "in_review")


def test_a_later_reading_that_a_person_takes_up_holds_and_what_was_settled_stays_readable(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    ((_, later),) = differences(kept)
    lately(kept, "bob", "adopt", later, "operations is the better word")
    with open_view(kept.name) as view:
        assert [each.value for each in view.show(tally).statements if each.property == "measure"] == ["operations"]
        assert "superseded" in [each.what for each in view.history(tally)]
    assert not differences(kept)
    assert state(kept, tally) == "corrected"
    assert verify(kept.name).ok, verify(kept.name).faults


def test_what_was_settled_can_be_taken_back_without_believing_the_later_reading(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    ((_, later),) = differences(kept)
    with open_view(kept.name) as view:
        found = view.ask(lambda connection: other(connection, str(later)))
    assert (found.property, found.value, len(found.stands)) == ("measure", "operations", 1)
    lately(kept, "bob", "forgo", later, "neither is what it says")
    with open_view(kept.name) as view:
        assert not [each for each in view.show(tally).statements if each.property == "measure"]
    assert not differences(kept)


def test_a_settled_value_that_is_kept_waits_no_more_and_nothing_changes(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    ((_, later),) = differences(kept)
    lately(kept, "ana", "affirm", later, "attacks it says", second=True)
    assert not differences(kept)
    assert state(kept, tally) == "accepted"
