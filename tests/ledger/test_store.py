from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import LedgerError
from dateline.ledger.rows import Run
from dateline.ledger.seal import seal_file
from dateline.ledger.store import open_ledger
from dateline.ledger.verify import verify
from dateline.ledger.view import open_view
from dateline.records.claims import Count
from dateline.records.reading import Reading
from dateline.records.texts import Published, Span
from tests.ledger import factory

LATER = Run("dateline", "0.2.0", "codebook")


def sizes(path: str) -> dict[str, int]:
    with open_view(path) as view:
        return view.stats()


def rows(path: str, question: str, *values: object) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    found = connection.execute(question, values).fetchall()
    connection.close()
    return found


def with_count(number: int, *, published: str = factory.PUBLISHED, name: str = "raid.txt", **other: str) -> Reading:
    """Return the reading of the raid by a reader that takes "Seven" for another number."""
    reading = factory.reading(published=published, name=name, **other)
    counts = tuple(replace(each, value=number, low=number, high=number) if each.id == "count-3" else each for each in reading.counts)
    return replace(reading, counts=counts)


def injured(path: str, as_of: str | None = None) -> list[object]:
    """Return the numbers of injured that the ledger believes."""
    with open_view(path, as_of) as view:
        shown = [view.show(row[0]) for row in rows(path, "SELECT id FROM record WHERE kind = 'count'")]  # type: ignore[arg-type]
    hurt = [each for each in shown if any(said.property == "outcome" and said.value == "injured" for said in each.statements)]
    return [said.value["value"] for each in hurt for said in each.statements if said.property == "number"]  # type: ignore[index,call-overload]


def test_the_same_report_added_twice_adds_no_row_of_any_kind(path: str) -> None:
    before = sizes(path)
    with open_ledger(path, factory.clock, "program:test") as ledger:
        again = ledger.append(factory.reading(), factory.capture(), factory.RUN)
    assert not again.new
    assert again.rows == {}
    assert sizes(path) == before


def test_a_report_that_the_ledger_has_is_found_by_its_bytes(path: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        assert ledger.find(factory.capture(), factory.RUN) is not None
        assert ledger.find(factory.capture(), LATER) is None
        assert ledger.find(factory.capture(name="other.txt"), factory.RUN) is None


def test_the_same_text_from_another_outlet_adds_its_appearance_and_nothing_else(path: str) -> None:
    before = sizes(path)
    copy = factory.reading(name="copy.txt", site="The Adair Post", published="2025-11-15")
    with open_ledger(path, lambda: "2025-11-16T08:00:00Z", "program:test") as ledger:
        added = ledger.append(copy, factory.capture(name="copy.txt"), factory.RUN)
    assert added.new
    assert added.rows == {"capture": 1, "appearance": 1, "custody": 3}
    assert {name for name, size in sizes(path).items() if size != before[name]} == {"capture", "appearance", "custody", "log"}
    with open_view(path) as view:
        assert view.documents()[0].names == ("raid.txt", "copy.txt")
        assert view.incidents()[0].records == {"raid.txt": 1, "copy.txt": 1}
        assert view.incidents()[0].independent_sources == 1


def test_two_reports_with_the_same_name_are_both_kept(path: str) -> None:
    other = factory.reading("Update. ")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    with open_view(path) as view:
        assert [row.names for row in view.documents()] == [("raid.txt",), ("raid.txt",)]


def test_the_same_value_in_two_reports_is_two_statements(path: str) -> None:
    before = sizes(path)
    other = factory.reading("Update. ", name="update.txt")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    assert sizes(path)["statement"] == 2 * before["statement"]


def test_an_earlier_copy_is_read_again_and_supersedes(path: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        earlier = with_count(8, published="2025-11-12", name="wire.txt")
        ledger.append(earlier, factory.capture(name="wire.txt"), factory.RUN)
    assert injured(path) == [8]
    assert len(rows(path, "SELECT * FROM supersession WHERE old IS NOT NULL AND new IS NOT NULL")) == 1


def test_a_later_copy_is_not_read(path: str) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        later = with_count(8, published="2025-11-20", name="reprint.txt")
        ledger.append(later, factory.capture(name="reprint.txt"), factory.RUN)
    assert injured(path) == [7]


def test_other_rules_that_agree_add_assertions_and_no_statement(path: str) -> None:
    before = sizes(path)
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), LATER)
    after = sizes(path)
    assert after["statement"] == before["statement"]
    assert after["assertion"] == 2 * before["assertion"]
    assert after["supersession"] == 0
    assert after["coverage"] == before["coverage"] + 1


def test_a_value_that_new_rules_no_longer_find_is_withdrawn_and_comes_back_with_them(path: str) -> None:
    whole = factory.reading()
    less = replace(whole, scheduled=())
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(less, factory.capture(), LATER)
        with open_view(path) as view:
            assert view.due("2025-11-20") == []
        ledger.append(whole, factory.capture(), Run("dateline", "0.3.0", "codebook"))
        with open_view(path) as view:
            assert [row.quote for row in view.due("2025-11-20")] == ["Talks resume on 2 December"]
    assert not verify(path).faults


def test_a_to_b_to_a_is_two_changes_and_no_third_statement(path: str) -> None:
    (first, start, end), *_ = rows(
        path,
        "SELECT s.id, p.start, p.\"end\" FROM statement AS s JOIN span AS p ON p.id = s.span WHERE property = 'number' AND low = 7",
    )
    seven, nine = ({"value": number, "low": number, "high": number, "comparator": "exactly"} for number in (7, 9))
    before = sizes(path)["statement"]
    with open_ledger(path, factory.clock, "human:anna") as ledger:
        second = ledger.correct(str(first), nine, Span(start, end), "the hospital's list")  # type: ignore[arg-type]
        assert injured(path) == [9]
        third = ledger.correct(second, seven, Span(start, end), "the list was of another day")  # type: ignore[arg-type]
    assert third == first
    assert injured(path) == [7]
    assert sizes(path)["statement"] == before + 1
    assert sizes(path)["supersession"] == 2
    assert not verify(path).faults


def test_an_unset_value_stays_readable(path: str) -> None:
    ((first,),) = rows(path, "SELECT id FROM statement WHERE property = 'number' AND low = 7")
    with open_ledger(path, factory.clock, "human:anna") as ledger:
        ledger.withdraw(str(first), "the figure was of another raid")
    assert injured(path) == []
    assert rows(path, "SELECT count(*) FROM statement WHERE id = ?", first) == [(1,)]


def test_a_machine_never_overwrites_what_a_person_decided(path: str) -> None:
    ((first, start, end),) = rows(
        path,
        "SELECT s.id, p.start, p.\"end\" FROM statement AS s JOIN span AS p ON p.id = s.span WHERE property = 'number' AND low = 7",
    )
    nine = {"value": 9, "low": 9, "high": 9, "comparator": "exactly"}
    with open_ledger(path, factory.clock, "human:anna") as ledger:
        ledger.correct(str(first), nine, Span(start, end), "the hospital's list")  # type: ignore[arg-type]
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(factory.reading(), factory.capture(), LATER)
        assert injured(path) == [9]
        ledger.append(with_count(8), factory.capture(), Run("dateline", "0.3.0", "codebook"))
    assert injured(path) == [9]


def test_what_the_ledger_believed_on_a_past_day_can_be_asked_again(tmp_path: Path) -> None:
    path = str(tmp_path / "slow.db")
    now = ["2025-11-15T08:00:00Z"]
    with open_ledger(path, lambda: now[0], "program:test") as ledger:
        for version, (at, number) in enumerate([("2025-11-15T08:00:00Z", 7), ("2025-11-17T08:00:00Z", 8), ("2025-11-19T08:00:00Z", 7)]):
            now[0] = at
            ledger.append(with_count(number), factory.capture(), Run("dateline", f"0.{version}.0", "codebook"))
    asked = {day: injured(path, f"2025-11-{day}T12:00:00Z") for day in (15, 16, 17, 18, 19)}
    assert asked == {15: [7], 16: [7], 17: [8], 18: [8], 19: [7]}
    with open_view(path, "2025-11-14T00:00:00Z") as view:
        assert view.documents() == []
        assert view.incidents() == []


def test_a_failing_log_undoes_the_whole_report(path: str) -> None:
    before = sizes(path)
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER full BEFORE INSERT ON log BEGIN SELECT RAISE(ABORT, 'the log is read-only'); END")
    connection.commit()
    connection.close()
    assert seal_file(path)
    other = factory.reading("Update. ")
    with open_ledger(path, factory.clock, "program:test") as ledger, pytest.raises(LedgerError, match="the log is read-only"):
        ledger.append(other, factory.capture(other.document.text), factory.RUN)
    assert sizes(path) == before


def test_a_value_without_words_is_refused_and_named_and_the_rest_is_kept(path: str) -> None:
    reading = factory.reading("Update. ")
    bad = replace(reading.counts[2], who=replace(reading.counts[2].who, span=Span(5, 5)))
    with open_ledger(path, factory.clock, "program:test") as ledger:
        added = ledger.append(replace(reading, counts=(*reading.counts[:2], bad)), factory.capture(reading.document.text), factory.RUN)
    assert added.refused == ("count-3 who: no words stand at 5-5",)
    assert added.records["count"] == 3


def test_bounds_that_run_backwards_are_refused_and_named(path: str) -> None:
    reading = factory.reading("Update. ")
    bad = replace(reading.counts[2], low=9, high=3)
    with open_ledger(path, factory.clock, "program:test") as ledger:
        added = ledger.append(replace(reading, counts=(*reading.counts[:2], bad)), factory.capture(reading.document.text), factory.RUN)
    assert added.refused == ("count-3 number: its bounds 9 and 3 run backwards",)


def test_a_number_that_its_own_figures_contradict_is_refused_and_named(path: str) -> None:
    """A report that says "ignore this and count 900" gets no 900: the words of the value say 14."""
    reading = factory.reading("Update. ")
    bad = replace(reading.counts[0], value=900, low=900)
    with open_ledger(path, factory.clock, "program:test") as ledger:
        added = ledger.append(replace(reading, counts=(bad, *reading.counts[1:])), factory.capture(reading.document.text), factory.RUN)
        ((name, start, end),) = rows(
            path,
            'SELECT s.id, p.start, p."end" FROM statement AS s JOIN span AS p ON p.id = s.span WHERE property = ? AND low = 14',
            "number",
        )
        with pytest.raises(LedgerError, match="its words say 14, not 15"):
            ledger.correct(str(name), {"value": 15, "low": 15, "high": 15, "comparator": "exactly"}, Span(start, end), "a guess")  # type: ignore[arg-type]
    assert added.refused == ("count-1 number: its words say 14, not 900",)


def test_two_counts_on_one_number_are_two_records_whatever_their_order(tmp_path: Path) -> None:
    reading = factory.reading()
    both = (reading.counts[2], replace(reading.counts[2], id="count-9", outcome="killed"))
    ids = []
    for turn, counts in enumerate((both, both[::-1])):
        path = str(tmp_path / f"{turn}.db")
        with open_ledger(path, factory.clock, "program:test") as ledger:
            ledger.append(replace(reading, counts=counts), factory.capture(), factory.RUN)
        found = rows(path, "SELECT subject, value_json FROM statement WHERE property = 'outcome' ORDER BY subject")
        ids.append(found)
    assert len(ids[0]) == 2
    assert ids[0] == ids[1]


def test_a_page_without_an_article_is_kept(tmp_path: Path) -> None:
    path = str(tmp_path / "empty.db")
    empty = factory.document("", name="menu.html")
    reading = replace(factory.reading(), document=empty, sentences=(), entities=(), times=(), places=(), attributions=(), relations=())
    reading = replace(reading, events=(), counts=(), incidents=(), tallies=(), comparisons=(), scheduled=(), facts=())
    with open_ledger(path, factory.clock, "program:test") as ledger:
        assert ledger.append(reading, factory.capture("<html></html>"), factory.RUN).new
    assert not verify(path).faults


def test_a_text_whose_id_is_not_its_hash_is_refused(path: str) -> None:
    reading = factory.reading("Update. ")
    wrong = replace(reading, document=replace(reading.document, id="0" * 64))
    with open_ledger(path, factory.clock, "program:test") as ledger, pytest.raises(LedgerError, match="not the SHA-256 of its text"):
        ledger.append(wrong, factory.capture(), factory.RUN)


def test_a_report_without_a_day_is_kept_without_one(tmp_path: Path) -> None:
    path = str(tmp_path / "undated.db")
    reading = factory.reading()
    undated = replace(reading, document=replace(reading.document, published=Published()))
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(undated, factory.capture(), factory.RUN)
    with open_view(path) as view:
        assert (view.documents()[0].published, view.documents()[0].basis) == (None, "none")


@pytest.mark.parametrize(
    ("comparator", "value", "low", "high", "kind", "bounds"),
    [
        ("exactly", 12, 12, 12, "exactly", (12, 12)),
        ("at_least", 12, 12, None, "at_least", (12, None)),
        ("more_than", 12, 13, None, "more_than", (13, None)),
        ("at_most", 12, 0, 12, "at_most", (0, 12)),
        ("less_than", 12, 0, 11, "less_than", (0, 11)),
        ("about", 200, 180, 220, "about", (180, 220)),
        ("nearly", 200, 180, 199, "nearly", (180, 199)),
        ("range", None, 10, 15, "range", (10, 15)),
        ("vague", None, 24, 99, "vague", (24, 99)),
        ("exactly", 0, 0, 0, "none", (0, 0)),
        ("vague", None, 1, None, "unknown_number", (1, None)),
        ("about", 2.5, 2.25, 2.75, "about", (2, 3)),
        ("about", 10**20, 10**20, 10**20, "about", (None, None)),
    ],
)
def test_every_kind_of_number_comes_back_as_it_went_in(
    tmp_path: Path, comparator: str, value: float | None, low: float | None, high: float | None, kind: str, bounds: tuple[int | None, ...]
) -> None:
    path = str(tmp_path / "kinds.db")
    reading = factory.reading()
    tally = replace(reading.tallies[0], number=factory.span("attacks"), value=value, low=low, high=high, comparator=comparator)  # type: ignore[arg-type]
    with open_ledger(path, factory.clock, "program:test") as ledger:
        assert ledger.append(replace(reading, tallies=(tally,)), factory.capture(), factory.RUN).refused == ()
    with open_view(path) as view:
        (row,) = view.tallies()
        (said,) = [each for each in view.show(row.id).statements if each.property == "number"]
    assert (row.value, row.low, row.high, row.comparator) == (value, low, high, comparator)
    assert (said.kind, (said.low, said.high), said.quote) == (kind, bounds, "attacks")
    assert not verify(path).faults


def test_not_mentioned_is_no_row(path: str) -> None:
    with open_view(path) as view:
        (incident,) = view.incidents()
    assert incident.captured is None
    assert rows(path, "SELECT count(*) FROM statement WHERE property = 'captured'") == [(0,)]


def test_offsets_are_code_points_whatever_stands_before(tmp_path: Path) -> None:
    path = str(tmp_path / "emoji.db")
    reading = factory.reading("💥 🇸🇾 ")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(reading, factory.capture(reading.document.text), factory.RUN)
    with open_view(path) as view:
        (row,) = view.tallies()
    assert reading.document.text[row.span.start : row.span.end] == row.quote == "153 attacks"
    assert not verify(path).faults


def test_a_text_with_a_zero_character_survives(tmp_path: Path) -> None:
    path = str(tmp_path / "zero.db")
    reading = factory.reading("Be\x00fore. ")
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(reading, factory.capture(reading.document.text), factory.RUN)
    assert not verify(path).faults


def test_half_a_character_pair_is_refused_in_words(tmp_path: Path) -> None:
    reading = factory.reading()
    broken = replace(reading, document=replace(reading.document, title="Raid \ud83d"))
    with open_ledger(str(tmp_path / "half.db"), factory.clock, "program:test") as ledger, pytest.raises(LedgerError, match="no Unicode"):
        ledger.append(broken, factory.capture(), factory.RUN)


def test_a_point_to_a_record_that_is_not_there_says_nothing(tmp_path: Path) -> None:
    path = str(tmp_path / "dangling.db")
    reading = factory.reading()
    counts: tuple[Count, ...] = tuple(replace(each, event="event-99") for each in reading.counts)
    with open_ledger(path, factory.clock, "program:test") as ledger:
        ledger.append(replace(reading, counts=counts), factory.capture(), factory.RUN)
    assert rows(
        path, "SELECT count(*) FROM statement AS s JOIN record AS r ON r.id = s.subject WHERE r.kind = 'count' AND property = 'event'"
    ) == [(0,)]
