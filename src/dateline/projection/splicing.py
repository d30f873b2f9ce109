"""The columns of incidents after a change: the rows of those that went are taken out, those that came are put in, the rest moves along.

What is left is what `write_columns` would write; but only the incidents that changed are read, and all others stay numbers.
"""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from dateline.projection.columns import DEGREES, FIGURES, MANY, NONE, TOLLS, Columns, Numbers, Truths, columns_in, columns_of, put_column

AT_ONCE = 500
UNDATED = "9999"  # what has no day stands behind all days
Row = Mapping[str, Any]
Came = Mapping[str, bytes]


def splice_columns(made: sqlite3.Connection, gone: Collection[int], new: Collection[int]) -> None:
    """Bring the columns up to incidents of which some numbers went and some came; a number may do both."""
    columns = columns_of(made)
    kept = ~np.isin(columns.numbers("number"), np.fromiter(gone, dtype=np.int64, count=len(gone)))
    rows = sorted(_rows(made, "incident", "number", new), key=_key)
    splice = _Splice(columns, kept, [_place(made, columns, np.flatnonzero(kept), each) for each in rows])
    names = list(rows[0]) if rows else [each[0] for each in made.execute("SELECT * FROM incident LIMIT 0").description]
    for name, data in splice.all(dict(columns_in({name: [row[name] for row in rows] for name in names}))):
        put_column(made, name, data)
    _splice_figures(made, columns, splice, [row["number"] for row in rows])


def _splice_figures(made: sqlite3.Connection, columns: Columns, splice: _Splice, new: Sequence[int]) -> None:
    """Bring what policies make of the figures up too; those that know nothing of what came are made when they are asked for."""
    ends = f"/{TOLLS[0]}"
    written = [name for (name,) in made.execute('SELECT name FROM "column" WHERE name LIKE ?', (f"%{ends}",)).fetchall()]
    for policy in (name.removesuffix(ends) for name in written):
        told = {row["incident"]: row for row in _rows(made, "figure", "incident", new) if row["policy"] == policy}
        for name in FIGURES:
            if len(told) == len(new):
                values = [NONE if told[number][name] is None else told[number][name] for number in new]
                put_column(made, f"{policy}/{name}", splice.put_in(columns.numbers(f"{policy}/{name}"), values).tobytes())
            else:
                made.execute('DELETE FROM "column" WHERE name = ?', (f"{policy}/{name}",))


class _Splice:
    """Columns of which some rows are kept, and between which of them others come."""

    def __init__(self, columns: Columns, kept: Truths, at: Sequence[int]) -> None:
        """Take before which of the kept rows each of the others comes, in their order."""
        self._columns = columns
        self._kept = kept
        self._at = np.array(at, dtype=np.int64)

    def all(self, came: Came) -> Iterator[tuple[str, bytes]]:
        """Yield every column as it is written, from the columns of what came alone."""
        for name in came:
            if name in MANY:
                yield from self._listed(name, came)
            elif name in DEGREES:
                yield name, self.put_in(self._columns.degrees(name), np.frombuffer(came[name], dtype=np.float64)).tobytes()
            elif f"{name}/words" in came:
                words, old, new = self._coded(name, self._columns.numbers(name)[self._kept], came)
                yield from ((f"{name}/words", words), (name, np.insert(old, self._at, new).tobytes()))
            elif not name.endswith(("/words", "/of")):
                yield name, self.put_in(self._columns.numbers(name), _numbers(came, name)).tobytes()

    def put_in(self, column: NDArray[Any], values: Any) -> NDArray[Any]:
        """Return a column without the rows that went and with the values of those that came."""
        return np.insert(column[self._kept], self._at, values)

    def _listed(self, name: str, came: Came) -> Iterator[tuple[str, bytes]]:
        of, codes = self._columns.pairs(name)
        stays = self._kept[of]
        words, old, new = self._coded(name, codes[stays], came)
        place = np.cumsum(self._kept) - 1
        place += np.searchsorted(self._at, place, side="right")
        theirs = (self._at + np.arange(len(self._at)))[_numbers(came, f"{name}/of")]
        placed = np.concatenate([place[of[stays]], theirs])
        order = np.argsort(placed, kind="stable")
        yield from ((f"{name}/words", words), (f"{name}/of", placed[order].tobytes()), (name, np.concatenate([old, new])[order].tobytes()))

    def _coded(self, name: str, old: Numbers, came: Came) -> tuple[bytes, Numbers, Numbers]:
        """Return the words of a column that are still used and those that came, and the codes of both kinds of rows among them."""
        before, theirs = self._columns.words(name), json.loads(came[f"{name}/words"])
        used = {before[code] for code in np.unique(old).tolist() if code != NONE}
        words = sorted(used.union(theirs))
        at = {word: code for code, word in enumerate(words)}
        now, new = (np.array([*(at.get(word, NONE) for word in each), NONE], dtype=np.int64) for each in (before, theirs))
        return json.dumps(words, ensure_ascii=False).encode(), now[old], new[_numbers(came, name)]  # the last code is for none at all


def _key(row: Row) -> tuple[str, str]:
    return row["start"] or row["end"] or UNDATED, row["id"]


def _place(made: sqlite3.Connection, columns: Columns, kept: Numbers, row: Row) -> int:
    """Return before which of the kept rows a new one stands: they are in the order of their days, and on one day of their ids."""
    days, codes = columns.words("day"), columns.numbers("day")

    def day_of(place: int) -> str:
        code = int(codes[kept[place]])
        return UNDATED if code == NONE else days[code]

    day, name = _key(row)
    first = bisect_left(range(len(kept)), day, key=day_of)
    last = bisect_right(range(len(kept)), day, lo=first, key=day_of)
    beside = columns.numbers("number")[kept[first:last]].tolist()
    return first + bisect_left(sorted(each["id"] for each in _rows(made, "incident", "number", beside)), name)


def _rows(made: sqlite3.Connection, table: str, key: str, numbers: Collection[int]) -> list[Row]:
    found: list[Row] = []
    ordered = sorted(numbers)
    for start in range(0, len(ordered), AT_ONCE):
        some = ordered[start : start + AT_ONCE]
        rows = made.execute(f"SELECT * FROM {table} WHERE {key} IN ({', '.join('?' * len(some))})", some)  # noqa: S608 marks alone
        names = [each[0] for each in rows.description]
        found += [dict(zip(names, row, strict=True)) for row in rows]
    return found


def _numbers(came: Came, name: str) -> Numbers:
    return np.frombuffer(came[name], dtype=np.int64)
