"""The index of all sentences: which of them hold the words that are asked for."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence

from dateline.catalogue.folding import begins, match_of, phrases_of, words_of
from dateline.ledger.sentences import Sentence
from dateline.records.texts import Span

ID = 32  # bytes
PLACES = 20  # bits of a sentence's number that tell its place in its report
VIRTUAL = re.compile(r"VIRTUAL TABLE \w+ USING (\w+)")
UNSEARCHED = "CREATE TABLE words (rowid INTEGER PRIMARY KEY, text TEXT)"  # where SQLite came without full-text search
SPOT = "-(words.rowid >> 20)"  # the number of the report in which a sentence stands


def make_table(kept: sqlite3.Connection, statement: str) -> None:
    """Make a table; where SQLite has no full-text search, one in whose rows words are looked for one after the other."""
    virtual = VIRTUAL.search(statement)
    known = virtual is None or kept.execute("SELECT 1 FROM pragma_module_list WHERE name = ?", virtual.groups()).fetchone() is not None
    kept.execute(statement if known else UNSEARCHED)


def is_searched(kept: sqlite3.Connection) -> bool:
    """Tell whether words are looked up in an index."""
    written = kept.execute("SELECT sql FROM sqlite_master WHERE name = 'words'").fetchone()
    return written is not None and "VIRTUAL" in written[0]


def numbers_in(report: int) -> tuple[int, int]:
    """Return the least number that a sentence of a report can have, and the greatest."""
    first = -(report << PLACES)
    return first, first + (1 << PLACES) - 1


def replace_sentences(kept: sqlite3.Connection, report: int, text: str, new: Sequence[Sentence]) -> None:
    """List the sentences of a report in place of those that were listed; the text itself never changes."""
    inside = numbers_in(report)
    old = [Span(*row) for row in kept.execute('SELECT start, "end" FROM sentence WHERE number BETWEEN ? AND ? ORDER BY number', inside)]
    spans = [each.span for each in new]
    if old != spans:
        if is_searched(kept):
            kept.executemany("INSERT INTO words (words, rowid, text) VALUES ('delete', ?, ?)", _words(inside[0], text, old))
        else:
            kept.execute("DELETE FROM words WHERE rowid BETWEEN ? AND ?", inside)
        kept.executemany("INSERT INTO words (rowid, text) VALUES (?, ?)", _words(inside[0], text, spans))
    kept.execute("DELETE FROM sentence WHERE number BETWEEN ? AND ?", inside)
    rows = [(inside[0] + at, *each.span, packed(each.records)) for at, each in enumerate(new)]
    kept.executemany("INSERT INTO sentence VALUES (?, ?, ?, ?)", rows)


def packed(records: Iterable[str]) -> bytes:
    """Return ids in half the room."""
    return bytes.fromhex("".join(records))


def unpacked(records: bytes) -> tuple[str, ...]:
    """Return the ids that were packed."""
    return tuple(records[at : at + ID].hex() for at in range(0, len(records), ID))


def _words(first: int, text: str, sentences: Iterable[Span]) -> Iterable[tuple[int, str]]:
    return ((first + at, f" {' '.join(words_of(each.of(text)))} ") for at, each in enumerate(sentences))


def matching(kept: sqlite3.Connection, asked: str) -> tuple[str, list[str]] | None:
    """Return the condition under which a sentence holds what is asked for, with its values; null where no word is asked for."""
    phrases = phrases_of(asked)
    if not phrases:
        return None
    if is_searched(kept):
        return "words MATCH ?", [match_of(phrases)]
    patterns = [f"% {' '.join(each)}{'' if begins(each[-1]) else ' '}%" for each in phrases]
    return " AND ".join("text LIKE ?" for _ in patterns), patterns
