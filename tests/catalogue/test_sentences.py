"""Sentences are found by their words, the last report's first, and the index of them follows the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dateline.catalogue import filling, open_catalogue, silent
from dateline.catalogue.folding import find_words, words_of
from dateline.ledger.rows import Run
from dateline.ledger.shown import FoundRow
from dateline.ledger.view import open_view
from tests.ledger import factory
from tests.ledger.village import open_as

RAID = "SELMIN — At least 14 rebels, including four commanders, were killed in a raid near Tolmere on 10 November, the Joint Command said."
DENIAL = "Aid groups deny that the raid was fought near houses."


@pytest.fixture
def ledger(tmp_path: Path) -> str:
    path = str(tmp_path / "raid.db")
    add(path, "")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def add(ledger: str, opening: str, at: str = "2025-11-15T08:00:00Z") -> None:
    reading = factory.reading(opening, name=f"{opening or 'first'}.txt")
    with open_as(ledger, "program:test", at) as opened:
        opened.append(reading, factory.capture(reading.document.text), factory.RUN)


def found(ledger: str, cache: Path, words: str, as_of: str | None = None, limit: int = 50) -> tuple[list[FoundRow], int]:
    with open_view(ledger, as_of) as view, open_catalogue(view, cache, ledger, silent) as catalogue:
        some = catalogue.sentences(words, view.as_of, 0, limit)
        return view.sentences(some.rows), some.total


def said(ledger: str, cache: Path, words: str) -> list[str]:
    return [each.sentence for each in found(ledger, cache, words)[0]]


def learned(ledger: str, cache: Path) -> int:
    """Bring the lists up to the ledger, and return how many reports were listed for it."""
    heard = []
    with open_view(ledger) as view, open_catalogue(view, cache, ledger, lambda _, whole: heard.append(whole)):
        return max(heard, default=0)


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("four COMMANDERS", 1),
        ("Tólmère", 1),
        ("raid", 2),
        ("near the raid", 2),
        ("soldiers talks", 0),
        ("Joint-Command", 1),
        ("command-joint", 0),
        ("", 0),
        ("%", 0),
        ("—", 0),
        ('"raid" OR NEAR(', 0),
    ],
)
def test_a_sentence_must_hold_all_the_words_whatever_their_case_and_accents(ledger: str, cache: Path, words: str, sentences: int) -> None:
    rows, total = found(ledger, cache, words)
    assert len(rows) == total == sentences
    assert all(factory.TEXT[each.span.start : each.span.end] == each.sentence for each in rows)


@pytest.mark.parametrize(("words", "sentences"), [("comm", 2), ("co", 0), ("ommand", 0), ("153", 1), ("15", 0), ("of", 1)])
def test_of_a_longer_word_its_beginning_is_enough_and_a_figure_stands_whole(ledger: str, cache: Path, words: str, sentences: int) -> None:
    rows, total = found(ledger, cache, words)
    assert len(rows) == total == sentences
    assert all(list(find_words(each.sentence, words_of(words))) for each in rows)


def test_a_found_sentence_names_its_report_and_the_records_that_stand_in_it(ledger: str, cache: Path) -> None:
    ((sentence,), _) = found(ledger, cache, "153 attacks")
    assert sentence.documents == ("first.txt",)
    with open_view(ledger) as view:
        assert view.tallies()[0].id in sentence.records
        assert view.incidents()[0].id not in sentence.records


def test_the_last_report_comes_first_in_the_order_of_its_text_and_the_rest_is_counted(ledger: str, cache: Path) -> None:
    add(ledger, "Later. ", "2025-11-16T08:00:00Z")
    rows, total = found(ledger, cache, "raid", limit=3)
    assert [(each.documents, each.sentence) for each in rows] == [
        (("Later. .txt",), RAID),
        (("Later. .txt",), DENIAL),
        (("first.txt",), RAID),
    ]
    assert total == 4


def test_as_known_at_a_moment_only_the_reports_of_then_are_searched(ledger: str, cache: Path) -> None:
    add(ledger, "Later. ", "2025-11-17T08:00:00Z")
    assert found(ledger, cache, "raid")[1] == 4
    rows, total = found(ledger, cache, "raid", "2025-11-16T08:00:00Z")
    assert {each.documents for each in rows} == {("first.txt",)}
    assert total == 2
    assert found(ledger, cache, "raid", "2025-11-14T08:00:00Z") == ([], 0)


def test_what_was_added_is_listed_and_nothing_else_again(ledger: str, cache: Path) -> None:
    for turn in range(4):
        add(ledger, f"Report {turn}. ")
    assert learned(ledger, cache) == 5
    assert learned(ledger, cache) == 0
    add(ledger, "Later. ")
    assert learned(ledger, cache) == 1
    assert found(ledger, cache, "raid")[1] == 12


def test_sentences_that_newer_rules_divide_otherwise_are_found_as_they_stand_now(ledger: str, cache: Path) -> None:
    assert said(ledger, cache, "soldiers talks") == []
    reading = factory.reading()
    first, second, third, fourth, fifth = reading.sentences
    joined = replace(reading, sentences=(first, second._replace(end=fourth.end), fifth))
    with open_as(ledger, "program:test", "2025-11-16T08:00:00Z") as opened:
        opened.append(joined, factory.capture(), Run("dateline", "0.2.0", "codebook"))
    assert said(ledger, cache, "soldiers talks") == [factory.TEXT[second.start : fourth.end]]
    assert third.of(factory.TEXT) not in said(ledger, cache, "counted")
    assert len(said(ledger, cache, "raid")) == 2


def test_a_cache_that_cannot_be_written_is_done_without(ledger: str, tmp_path: Path) -> None:
    nowhere = tmp_path / "file"
    nowhere.write_text("no folder")
    assert said(ledger, nowhere, "denies raid") == []
    assert said(ledger, nowhere, "deny raid") == [DENIAL]


def test_without_full_text_search_in_sqlite_the_same_is_found(ledger: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("four COMMANDERS", "Joint-Command", "comm", "co", "of", "15", "raid", "%", "soldiers talks")
    expected = [found(ledger, tmp_path / "with", each) for each in words]
    definition = filling._definition()
    monkeypatch.setattr(filling, "_definition", lambda: definition.replace("fts5", "fts_of_nobody"))
    assert [found(ledger, tmp_path / "without", each) for each in words] == expected
    add(ledger, "Later. ")
    assert found(ledger, tmp_path / "without", "raid") == found(ledger, tmp_path / "with", "raid")
