"""Finding incidents by words."""

from __future__ import annotations

import sqlite3

import numpy as np

from dateline.catalogue.folding import match_of, phrases_of
from dateline.projection.columns import Numbers
from dateline.projection.tables import is_searched

NOTHING = '""'  # holds no word, and so nothing is found


def numbers_of(made: sqlite3.Connection, words: str) -> Numbers | None:
    """Return the numbers of the incidents that hold all the words, whatever their case or accents; null where no word is given."""
    wanted = words.split()
    if not wanted:
        return None
    if is_searched(made):
        question = match_of(phrases_of(words)) or NOTHING
        return _all(made.execute("SELECT rowid FROM words WHERE words MATCH ?", (question,)))
    likes = " AND ".join("said LIKE ? ESCAPE '!'" for _ in wanted)
    patterns = [f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%" for word in wanted]
    return _all(made.execute(f"SELECT rowid FROM words WHERE {likes}", patterns))  # noqa: S608 marks alone


def _all(rows: sqlite3.Cursor) -> Numbers:
    return np.fromiter((row[0] for row in rows), dtype=np.int64)
