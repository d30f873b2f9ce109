from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.backup import back_up
from dateline.ledger.engine import open_for_reading
from dateline.ledger.live import load
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.texts import Span
from tests.ledger import factory


def test_an_incident_tells_what_when_where_and_at_what_cost(path: str) -> None:
    with open_view(path) as view:
        (raid,) = view.incidents()
    assert (raid.type, raid.mode, raid.status) == ("ASSAULT", "raid", "occurred")
    assert (raid.start, raid.end, raid.precision) == ("2025-11-10", "2025-11-10", "day")
    assert raid.place is not None
    assert (raid.place.name, raid.place.country, raid.place.lat, raid.place.lon) == ("Tolmere", "RS", 44.125, -20.5)
    assert raid.targets == ("rebels",)
    assert raid.killed is not None
    assert (raid.killed.low, raid.killed.best, raid.killed.high) == (14, 14, None)
    assert (raid.documents, raid.records, raid.review) == (("raid.txt",), {"raid.txt": 1}, "machine")


def test_a_tally_keeps_its_period_and_its_speaker(path: str) -> None:
    with open_view(path) as view:
        (tally,) = view.tallies()
    assert (tally.value, tally.measure, tally.quote) == (153, "attacks", "153 attacks")
    assert (tally.start, tally.end, tally.as_of) == ("2025-01-01", "2025-07-15", "2025-07-15")
    assert [(said.speaker, said.force) for said in tally.attributions] == [("Joint Command", "said")]


def test_a_denial_is_a_claim_that_points_to_what_it_denies(path: str) -> None:
    with open_view(path) as view:
        said, denied = view.claims()
    assert (said.speaker, said.force, said.polarity) == ("Joint Command", "said", "positive")
    assert (denied.speaker, denied.force, denied.polarity) == ("Aid groups", "denied", "negative")
    assert [(each.relation, each.claim) for each in denied.relations] == [("denies", said.id)]
    assert denied.content == "that the raid was fought near houses"
    assert denied.hint is not None


@pytest.mark.parametrize(("today", "state"), [("2025-11-20", "ahead"), ("2025-12-02", "due"), ("2025-12-03", "overdue")])
def test_what_is_to_come_is_ahead_then_due_then_overdue(path: str, today: str, state: str) -> None:
    with open_view(path) as view:
        (talks,) = view.due(today)
    assert (talks.state, talks.start, talks.firmness, talks.parties) == (state, "2025-12-02", "scheduled", ("Joint Command",))


def test_a_record_is_shown_beside_its_sentence_with_the_words_of_each_value(path: str) -> None:
    with open_view(path) as view:
        shown = view.show(view.tallies()[0].id[:8].upper())
    assert shown.kind == "tally"
    assert shown.sentence == "The Command counted 153 attacks as of mid-July."
    said = {each.property: each for each in shown.statements}
    assert (said["number"].quote, said["number"].low) == ("153", 153)
    assert said["actor"].named == "rebels"
    assert said["number"].origins == ("machine:tallies@1",)
    assert all(factory.TEXT[each.span.start : each.span.end] == each.quote for each in shown.statements)


@pytest.mark.parametrize(("prefix", "message"), [("12345", "too short"), ("zzzzzz", "no record's id begins"), ("%%%%%%", "no record's id")])
def test_what_names_no_record_is_said_in_words(path: str, prefix: str, message: str) -> None:
    with open_view(path) as view, pytest.raises(LedgerError, match=message):
        view.show(prefix)


def test_an_ambiguous_prefix_lists_its_candidates(path: str) -> None:
    connection = sqlite3.connect(path)
    document = connection.execute("SELECT id FROM document").fetchone()[0]
    for end in "ab":
        connection.execute("INSERT INTO record VALUES (?, 'event', ?)", [f"{'0' * 62}0{end}", document])
    connection.commit()
    connection.close()
    with open_view(path) as view, pytest.raises(LedgerError, match=r"begins more than one id: 000000000000 \(event\)"):
        view.show("000000")


def test_a_quotation_that_was_changed_does_not_go_out(path: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER span_no_update")
    connection.execute("UPDATE span SET exact = '999 attacks' WHERE exact = '153 attacks'")
    connection.commit()
    connection.close()
    with open_view(path) as view, pytest.raises(LedgerError, match="run `dateline verify`"):
        view.tallies()


def test_reading_a_ledger_leaves_one_file(path: str) -> None:
    with open_view(path) as view:
        view.incidents()
    assert [each.name for each in Path(path).parent.iterdir()] == ["raid.db"]


def test_the_views_for_other_programs_say_what_the_answers_say(path: str) -> None:
    connection = sqlite3.connect(path)
    ((name,),) = connection.execute("SELECT id FROM statement WHERE property = 'number' AND low = 7").fetchall()
    with open_ledger(path, factory.clock, "human:anna") as ledger:
        ledger.correct(name, {"value": 9, "low": 9, "high": 9, "comparator": "exactly"}, Span(*factory.span("Seven")), "a list")
    numbers = connection.execute("SELECT number_value, outcome FROM count_current ORDER BY 1").fetchall()
    assert numbers == [(4, "killed"), (9, "injured"), (14, "killed")]
    assert connection.execute("SELECT type, when_start, killed_low, injured_best FROM incident_current").fetchall() == [
        ("ASSAULT", "2025-11-10", 14, 7)
    ]
    assert connection.execute("SELECT measure, period_start FROM tally_current").fetchall() == [("attacks", "2025-01-01")]
    assert connection.execute("SELECT kind, due_start FROM scheduled_current").fetchall() == [("talks", "2025-12-02")]
    assert connection.execute("SELECT predicate, value FROM fact_current").fetchall() == [("rank", "commanders")]
    assert connection.execute("SELECT type, status FROM event_current").fetchall() == [("ASSAULT", "occurred")]
    live = {row[0] for row in connection.execute("SELECT id FROM statement_current")}
    connection.close()
    engine = open_for_reading(path)
    with engine.begin() as reading:
        assert live == {each.id for known in load(reading, None).values() for each in known.statements}
    engine.dispose()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (Path.exists, "no ledger at"),
        (lambda path: path.write_bytes(b"no database, but some text that goes on and on" * 9), "no Dateline ledger"),
        (lambda path: other_database(path, "CREATE TABLE t (x)"), "no Dateline ledger"),
        (lambda path: other_database(path, "PRAGMA application_id = 1148472430", "PRAGMA user_version = 99"), "newer Dateline"),
    ],
    ids=["missing", "text", "database", "newer"],
)
def test_what_cannot_be_opened_says_why(tmp_path: Path, make: object, message: str) -> None:
    path = tmp_path / "some.db"
    make(path)  # type: ignore[operator]
    with pytest.raises(LedgerError, match=message):
        open_view(str(path))
    if path.exists():
        before = path.read_bytes()
        with pytest.raises(LedgerError, match=message):
            open_ledger(str(path), factory.clock, "program:test")
        assert path.read_bytes() == before


def other_database(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE other (x)")
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_ledger_that_another_program_holds_says_so(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.ledger.engine.PRAGMAS", ("journal_mode=WAL", "busy_timeout=10"))
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="another program is writing"):
        open_ledger(path, factory.clock, "program:test")
    holder.close()


def test_a_folder_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="there is no folder"):
        open_ledger(str(tmp_path / "no" / "such.db"), factory.clock, "program:test")


def test_a_backup_is_the_same_ledger_and_never_overwrites(path: str, tmp_path: Path) -> None:
    to = str(tmp_path / "copy.db")
    assert back_up(path, to) == verify(path).head == verify(to).head
    assert verify(to).ok
    with open_ledger(to, factory.clock, "program:test") as ledger:
        assert not ledger.append(factory.reading(), factory.capture(), factory.RUN).new
    with pytest.raises(LedgerError, match="is there already"):
        back_up(path, to)


def test_everything_that_a_reading_says_is_a_statement_on_words(path: str) -> None:
    connection = sqlite3.connect(path)
    question = "SELECT r.kind, s.property FROM statement AS s JOIN record AS r ON r.id = s.subject GROUP BY 1, 2 ORDER BY 1, 2"
    said: dict[str, list[str]] = {}
    for kind, property_ in connection.execute(question):
        said.setdefault(kind, []).append(property_)
    connection.close()
    assert said == {
        "claim": ["content", "frame", "hint", "source", "speaker"],
        "comparison": ["against", "left", "ratio", "relation"],
        "count": ["attribution", "event", "number", "outcome", "part_of", "who"],
        "entity": ["country", "mention", "name", "sector", "type"],
        "event": ["attribution", "clause", "mode", "place", "role", "status", "time", "type"],
        "fact": ["predicate", "subject", "value"],
        "incident": ["attribution", "event", "injured", "killed", "mode", "place", "status", "target", "type", "when"],
        "place": ["name", "position"],
        "scheduled": ["due", "firmness", "kind", "party", "what"],
        "tally": ["actor", "as_of", "attribution", "measure", "number", "period", "unit"],
        "time": ["expression", "when"],
    }
