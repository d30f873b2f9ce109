"""Incidents as columns of numbers, in the order of their days, so that a question looks at all of them at once.

Words stand in a column as their place in the sorted list of all its words, so comparing numbers compares words; -1 is none.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.answer.scope import Scope

Numbers = NDArray[np.int64]
Truths = NDArray[np.bool_]
NONE = -1
WORDS = ("start", "end", "status", "type", "mode", "review", "name", "admin1", "country", "precision")
MANY = ("actors", "targets", "documents", "ascribed", "outcomes")
WHERE = ("name", "address", "admin1", "country", "precision")
TOLLS = tuple(f"{outcome}_{bound}" for outcome in ("killed", "injured", "captured") for bound in ("low", "best", "high"))
FIGURES = (*TOLLS, *(f"{outcome}_most" for outcome in ("killed", "injured", "captured")))  # what a policy makes of each incident
COUNTS = ("number", *TOLLS, "independent_low", "independent_high", "members", "learned")
DEGREES = ("lat", "lon")
IN_ORDER = "SELECT * FROM incident ORDER BY coalesce(start, \"end\", '9999'), id"


@dataclass(slots=True)
class Columns:
    """The columns of a projection, each read when it is first asked for."""

    read: Callable[[str], bytes]
    known: dict[str, Any] = field(default_factory=dict)
    placed: tuple[Scope, Truths, Truths] | None = None

    def numbers(self, name: str) -> Numbers:
        """Return a column of whole numbers; codes, where it is one of words."""
        column: Numbers = self._column(name, np.int64)
        return column

    def degrees(self, name: str) -> NDArray[np.float64]:
        """Return a column of degrees, nan where there are none."""
        column: NDArray[np.float64] = self._column(name, np.float64)
        return column

    def words(self, name: str) -> list[str]:
        """Return the sorted list of the words of a column."""
        if f"{name}/words" not in self.known:
            self.known[f"{name}/words"] = json.loads(self.read(f"{name}/words"))
        words: list[str] = self.known[f"{name}/words"]
        return words

    def code(self, name: str, word: str) -> int:
        """Return the code of a word, -2 for one that no incident has."""
        words = self.words(name)
        at = bisect_left(words, word)
        return at if at < len(words) and words[at] == word else -2

    def up_to(self, name: str, word: str) -> int:
        """Return the greatest code of a word that is not after the one given."""
        return bisect_right(self.words(name), word) - 1

    def from_on(self, name: str, word: str) -> int:
        """Return the smallest code of a word that is not before the one given."""
        return bisect_left(self.words(name), word)

    def pairs(self, name: str) -> tuple[Numbers, Numbers]:
        """Return for a column of lists the incident (its place in the order) and the code of each of their words."""
        return self.numbers(f"{name}/of"), self.numbers(name)

    def among(self, name: str, codes: Iterable[int]) -> Truths:
        """Return which incidents have one of some codes in a column of words; -1 asks for those without a word."""
        flags = np.zeros(len(self.words(name)) + 1, dtype=bool)  # the last is for those without
        flags[[code for code in codes if code >= NONE]] = True
        return flags[self.numbers(name)]

    def having(self, name: str, codes: Truths) -> Truths:
        """Return which incidents have one of some words in a column of lists."""
        of, coded = self.pairs(name)
        found = np.zeros(self.size, dtype=bool)
        found[of[codes[coded]]] = True
        return found

    def is_known(self, name: str) -> bool:
        """Tell whether a column has been asked for."""
        return name in self.known

    def take(self, name: str, values: Sequence[int]) -> None:
        """Hold a column that was not written."""
        self.known[name] = np.array(values, dtype=np.int64)

    @property
    def size(self) -> int:
        """How many incidents there are."""
        return len(self.numbers("number"))

    def _column(self, name: str, kind: type) -> Any:
        if name not in self.known:
            self.known[name] = np.frombuffer(self.read(name), dtype=kind)
        return self.known[name]


def write_columns(made: sqlite3.Connection) -> None:
    """Write the columns of all incidents."""
    rows = made.execute(IN_ORDER)
    names = [each[0] for each in rows.description]
    listed = rows.fetchall()
    given: dict[str, Sequence[Any]] = dict(zip(names, zip(*listed, strict=True), strict=True)) if listed else dict.fromkeys(names, ())
    made.execute('DELETE FROM "column"')
    for name, data in columns_in(given):
        put_column(made, name, data)
    for (policy,) in made.execute("SELECT policy FROM figure GROUP BY policy HAVING count(*) = ?", (len(listed),)).fetchall():
        write_figure_columns(made, policy)


def write_figure_columns(made: sqlite3.Connection, policy: str) -> None:
    """Write the columns of what a policy makes of all incidents, as its key names it."""
    listed = ", ".join(f"figure.{name}" for name in FIGURES)
    joined = IN_ORDER.replace("*", listed, 1).replace("FROM incident", "FROM incident JOIN figure ON incident = number AND policy = ?")
    rows = made.execute(joined, (policy,)).fetchall()
    for name, values in zip(FIGURES, zip(*rows, strict=True), strict=True) if rows else ():
        data = _whole(NONE if value is None else value for value in values)
        put_column(made, f"{policy}/{name}", data)


def put_column(made: sqlite3.Connection, name: str, data: bytes) -> None:
    """Write a column in the place of the one of its name."""
    made.execute('INSERT OR REPLACE INTO "column" VALUES (?, ?)', (name, data))


def has_column(made: sqlite3.Connection, name: str) -> bool:
    """Tell whether a column was written."""
    return made.execute('SELECT 1 FROM "column" WHERE name = ?', (name,)).fetchone() is not None


def columns_of(made: sqlite3.Connection) -> Columns:
    """Return the columns that were written."""
    return Columns(lambda name: made.execute('SELECT data FROM "column" WHERE name = ?', (name,)).fetchone()[0])


def columns_in(given: Mapping[str, Sequence[Any]]) -> Iterable[tuple[str, bytes]]:
    """Yield the columns of some incidents, from their rows turned into lists of values in order."""
    for name in WORDS:
        yield from _coded(name, given[name])
    yield from _coded("day", [start or end for start, end in zip(given["start"], given["end"], strict=True)])
    where = [None if all(part is None for part in each) else _json(each) for each in zip(*(given[name] for name in WHERE), strict=True)]
    yield from _coded("where", where)
    for name in MANY:
        lists = [json.loads(each) for each in given[name]]
        yield f"{name}/of", _whole(at for at, each in enumerate(lists) for _ in each)
        yield from _coded(name, [word for each in lists for word in each])
    for name in COUNTS:
        yield name, _whole(NONE if value is None else value for value in given[name])
    for name in DEGREES:
        yield name, np.array([np.nan if value is None else value for value in given[name]], dtype=np.float64).tobytes()


def _coded(name: str, values: Sequence[str | None]) -> Iterable[tuple[str, bytes]]:
    words = sorted({value for value in values if value is not None})
    at: dict[str | None, int] = {word: code for code, word in enumerate(words)}
    at[None] = NONE
    yield f"{name}/words", _json(words).encode()
    yield name, _whole(at[value] for value in values)


def _whole(values: Iterable[int]) -> bytes:
    return np.fromiter(values, dtype=np.int64).tobytes()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
