"""Finding incidents by words."""

from __future__ import annotations

import sqlite3

from dateline.projection.tables import is_searched

SHORT = 3  # letters: a shorter word must stand as it is, of a longer one the beginning is enough


def numbers_of(made: sqlite3.Connection, words: str) -> set[int] | None:
    """Return the numbers of the incidents that hold all the words, whatever their case or accents; null where no word is given."""
    wanted = words.split()
    if not wanted:
        return None
    if is_searched(made):
        question = " ".join(f'"{word.replace(chr(34), "")}"{"*" if len(word) >= SHORT else ""}' for word in wanted)
        return {row[0] for row in made.execute("SELECT rowid FROM words WHERE words MATCH ?", (question,))}
    likes = " AND ".join("said LIKE ? ESCAPE '!'" for _ in wanted)
    patterns = [f"%{word.replace('!', '!!').replace('%', '!%').replace('_', '!_')}%" for word in wanted]
    return {row[0] for row in made.execute(f"SELECT rowid FROM words WHERE {likes}", patterns)}  # noqa: S608 marks alone
