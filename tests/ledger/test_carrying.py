"""A report appears in a later version: what people decided is carried where the words stand unchanged, re-opened or orphaned else."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.quantities import Toll
from dateline.records.reading import Reading
from tests.ledger import factory
from tests.ledger.kept import Kept
from tests.ledger.test_first import bare_reading

LATER = "2025-11-20T08:00:00Z"
ADDRESS = "https://courier.example/raid"


def add(kept: Kept, reading: Reading, **given: str) -> str:
    with open_ledger(kept.name, lambda: LATER, "program:test") as ledger:
        return ledger.append(reading, factory.capture(reading.document.text, **given), factory.RUN).document


def as_person(kept: Kept, name: str, do: str, *what: object) -> object:
    with open_ledger(kept.name, lambda: "2025-11-16T08:00:00Z", f"human:{name}") as ledger:
        return getattr(ledger, do)(*what)


def record(kept: Kept, kind: str, document: str, order: int = 0) -> str:
    question = (
        f"SELECT r.id FROM record AS r JOIN statement AS s ON s.subject = r.id JOIN span AS p ON p.id = s.span WHERE r.kind = '{kind}'"
    )
    found = kept.ask(f"{question} AND r.document = '{document}' GROUP BY r.id ORDER BY min(p.start), max(p.start), r.id")
    return str(found[order][0])


def value(kept: Kept, subject: str, property_: str) -> str:
    with open_view(kept.name) as view:
        return next(each.id for each in view.show(subject).statements if each.property == property_)


def state(kept: Kept, name: str, table: str = "record") -> str:
    with open_view(kept.name) as view:
        return view.states(table).get(name, "machine")


def outcome(kept: Kept, old: str) -> tuple[str, str | None, str]:
    ((found, new, reason),) = kept.ask(f"SELECT outcome, new, reason FROM carried WHERE old = '{old}'")
    return str(found), None if new is None else str(new), str(reason)


def reading_eight(opening: str = "Update. ") -> Reading:
    """Return a later version: eight soldiers hurt and not seven, everything else word for word as it was, further on."""
    told = factory.reading(opening)
    text = told.document.text.replace("Seven soldiers", "Eight soldiers")
    counts = (*told.counts[:2], replace(told.counts[2], value=8, low=8, high=8))
    incident = replace(told.incidents[0], injured=Toll(8, 8, 8, ("count-3",)))
    document = replace(told.document, id=hashlib.sha256(text.encode()).hexdigest(), text=text)
    return replace(told, document=document, counts=counts, incidents=(incident,))


EARLIER = hashlib.sha256(factory.TEXT.encode()).hexdigest()


def test_what_was_accepted_stays_so_where_the_same_words_stand_further_on(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    later = add(kept, reading_eight())
    found, new, _ = outcome(kept, tally)
    assert (found, new) == ("carried", record(kept, "tally", later))
    assert state(kept, str(new)) == state(kept, tally) == "accepted"
    with open_view(kept.name) as view:
        assert [each.what for each in view.history(str(new))][-1] == "carried"
        assert "accepted" in [each.what for each in view.history(tally)]
    with open_view(kept.name, "2025-11-17T00:00:00Z") as view:
        assert str(new) not in view.states()
    assert verify(kept.name).ok, verify(kept.name).faults


def test_what_now_reads_otherwise_is_open_again_and_its_earlier_decision_stands_where_it_was_made(kept: Kept) -> None:
    incident = record(kept, "incident", EARLIER)
    as_person(kept, "ana", "review", "accepted", [incident], "read in the report")
    later = add(kept, reading_eight())
    found, new, reason = outcome(kept, incident)
    assert (found, new) == ("reopened", record(kept, "incident", later))
    assert "injured" in reason
    assert "killed" not in reason
    assert (state(kept, incident), state(kept, str(new))) == ("accepted", "in_review")
    with open_view(kept.name) as view:
        (doubt,) = [each for each in view.queue(100) if each.kind == "record" and each.sides[0].id == new]
    assert reason in doubt.reasons
    assert verify(kept.name).ok, verify(kept.name).faults


def test_what_stands_there_no_longer_is_orphaned_and_shown_as_such(kept: Kept) -> None:
    seven = record(kept, "count", EARLIER, 2)
    as_person(kept, "ana", "review", "rejected", [seven], "they were eight")
    add(kept, bare_reading(factory.TEXT.replace("Seven soldiers were injured", "Eight troops were hurt"), "raid.txt"))
    found, new, reason = outcome(kept, seven)
    assert (found, new) == ("orphaned", None)
    assert "does not stand there once" in reason
    assert state(kept, seven) == "rejected"
    with open_view(kept.name) as view:
        assert seven in {side.id for each in view.queue(100) if each.kind == "orphaned" for side in each.sides}
        assert view.history(seven)[-1].what == "orphaned"
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_corrected_value_is_carried_with_its_person_and_no_later_reading_takes_it_back(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "amend", value(kept, tally, "measure"), "raids", "raids and nothing else are meant", None)
    later = add(kept, reading_eight())
    _, new, _ = outcome(kept, tally)
    assert state(kept, str(new)) == "corrected"
    for _ in range(2):
        with open_view(kept.name) as view:
            (measure,) = [each for each in view.show(str(new)).statements if each.property == "measure"]
        assert (measure.value, measure.origins) == ("raids", ("human:ana",))
        with open_ledger(kept.name, lambda: LATER, "program:test") as ledger:
            told = reading_eight()
            ledger.append(told, factory.capture(told.document.text), replace(factory.RUN, version="0.2.0"))
    assert later == told.document.id
    with pytest.raises(Exception, match="another person"):
        as_person(kept, "ana", "review", "accepted", [str(new)], "my own correction is right")
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_value_that_a_person_withdrew_stays_withdrawn(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "withdraw", value(kept, tally, "as_of"), "the report does not say")
    add(kept, reading_eight())
    _, new, _ = outcome(kept, tally)
    with open_view(kept.name) as view:
        assert "as_of" not in {each.property for each in view.show(str(new)).statements}
    assert verify(kept.name).ok, verify(kept.name).faults


def test_a_decision_between_two_reports_holds_for_the_later_version_too(kept: Kept) -> None:
    other = add(kept, factory.reading("Elsewhere. ", name="other.txt"), name="other.txt")
    mine, theirs = record(kept, "incident", EARLIER), record(kept, "incident", other)
    as_person(kept, "ana", "judge", "different", mine, theirs, "two raids")
    later = add(kept, factory.reading("Update. "))
    new = record(kept, "incident", later)
    assert outcome(kept, mine)[:2] == ("carried", new)
    assert state(kept, new) == "machine"
    with open_view(kept.name) as view:
        clusters = {cluster.members for cluster in view.clusters("incident", among=[mine, theirs, new])}
        assert clusters == {tuple(sorted((mine, new))), (theirs,)}
        assert ("different", "human:ana") in {(each.judgement, each.decided_by) for each in view.edges("incident")}
    assert verify(kept.name).ok, verify(kept.name).faults


def test_another_report_of_the_same_file_name_is_no_later_version_and_one_of_the_same_address_is(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    add(kept, bare_reading("Nothing of that. It rained in Selmin.", "raid.txt"))
    assert not kept.ask("SELECT * FROM carried")
    add(kept, factory.reading("First. ", url=ADDRESS, name="one"), url=ADDRESS)
    first = record(kept, "tally", factory.reading("First. ").document.id)
    as_person(kept, "ana", "review", "accepted", [first], "read in the report")
    add(kept, factory.reading("Second. ", url=ADDRESS, name="two"), url=ADDRESS)
    assert outcome(kept, first)[0] == "carried"


def test_a_report_that_is_found_to_correct_another_carries_too(kept: Kept) -> None:
    from dateline.records.happenings import Family  # noqa: PLC0415

    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    later = add(kept, factory.reading("Correction. ", name="elsewhere.txt", published="2025-11-15"))
    assert not kept.ask("SELECT * FROM carried")
    left, right = sorted((EARLIER, later))
    for _ in range(2):
        with open_ledger(kept.name, lambda: LATER, "program:test") as ledger:
            ledger.suggest([], "copies@1", [Family(left, right, "corrected", "corrects it", 0.9)])
    assert outcome(kept, tally)[0] == "carried"
    assert verify(kept.name).ok


def test_a_proof_that_does_not_hold_is_named(path: str) -> None:
    import sqlite3  # noqa: PLC0415

    kept = Kept(path)
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    add(kept, reading_eight())
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER carried_no_update")
    connection.execute("UPDATE carried SET pieces_json = '[[0,9,0]]' WHERE target_table = 'record'")
    connection.commit()
    connection.close()
    assert any(fault.kind == "carried" and "do not stand at" in fault.message for fault in verify(path).faults)


def read_otherwise(kept: Kept) -> None:
    """Let newer rules read the first report again: they take the tally for one of operations."""
    told = factory.reading()
    other = replace(told, tallies=(replace(told.tallies[0], measure="operations"),))
    with open_ledger(kept.name, lambda: LATER, "program:test") as ledger:
        ledger.append(other, factory.capture(), replace(factory.RUN, version="0.2.0"))


def differences(kept: Kept) -> list[tuple[str, str | None]]:
    with open_view(kept.name) as view:
        return [(each.question, each.value) for each in view.queue(100) if each.kind == "difference"]


def test_new_rules_change_nothing_that_was_accepted_and_the_difference_waits_for_a_person(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    as_person(kept, "ana", "review", "accepted", [tally], "read in the report")
    read_otherwise(kept)
    with open_view(kept.name) as view:
        assert [each.value for each in view.show(tally).statements if each.property == "measure"] == ["attacks"]
    ((question, other),) = differences(kept)
    assert question == "measure: the later reading says operations, settled is attacks"
    as_person(kept, "bob", "review", "rejected", [str(other)], "attacks it says")
    assert not differences(kept)
    assert state(kept, tally) == "accepted"
    assert verify(kept.name).ok, verify(kept.name).faults


def test_new_rules_change_what_nobody_accepted_and_nothing_waits(kept: Kept) -> None:
    tally = record(kept, "tally", EARLIER)
    read_otherwise(kept)
    with open_view(kept.name) as view:
        assert [each.value for each in view.show(tally).statements if each.property == "measure"] == ["operations"]
    assert not differences(kept)
