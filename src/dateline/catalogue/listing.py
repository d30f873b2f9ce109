"""Questions to a catalogue: some of its rows at a time, and how many there are in all."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Generic, Self, TypeVar

from dateline.catalogue.folding import folded
from dateline.catalogue.indexing import PLACES, SPOT, matching, numbers_in, unpacked
from dateline.ledger.sentences import Sentence
from dateline.records.texts import Span

Row = TypeVar("Row")
WAIT = 60.0  # seconds: who writes puts a change in within less


@dataclass(frozen=True, slots=True)
class Slice(Generic[Row]):
    """Some rows, from an offset on, and how many there are in all."""

    rows: Sequence[Row]
    total: int
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A report in a list; `number` is the entry at which the ledger first read it."""

    number: int
    document: str
    names: tuple[str, ...]
    title: str | None
    outlet: str | None
    publisher: str | None
    published: str | None
    records: int


@dataclass(frozen=True, slots=True)
class Claim:
    """An act of saying in a list; its words are those of the report from `start` to `end`."""

    document: str
    record: str
    speaker: str | None
    body: str | None
    role: str | None
    anonymous: bool
    force: str
    polarity: str
    certainty: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A person, group or body by the name that reports give it, and in how many they do."""

    name: str
    type: str
    reports: int


@dataclass(frozen=True, slots=True)
class Text:
    """A report in whose text words were found, with sentences in which they stand."""

    number: int
    document: str
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows of a list have a value."""

    value: str | None
    number: int


def kept_in(path: Path) -> sqlite3.Connection:
    """Return a file of lists, open for reading."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT, check_same_thread=False, isolation_level=None)


class Catalogue:
    """The lists of a ledger at one head of its log, open for one reader."""

    def __init__(self, kept: sqlite3.Connection) -> None:
        """Take what `open_catalogue` has brought up."""
        self._kept = kept
        kept.execute("PRAGMA query_only = ON")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back."""
        self._kept.close()

    def reports(
        self, outlet: str | None = None, month: str | None = None, order: str = "learned", offset: int = 0, limit: int = 50
    ) -> Slice[Listed]:
        """Return reports, the last learned first, or by day of publication, the latest first."""
        where, values = _where({"outlet": outlet, "month": month})
        by = "published DESC, number DESC" if order == "published" else "number DESC"
        rows = self._all(f"SELECT number, document, names, title, outlet, publisher, published, records FROM report{where} ORDER BY {by}",
                         values, offset, limit)  # fmt: skip
        found = [Listed(row[0], row[1], tuple(json.loads(row[2])), *row[3:]) for row in rows]
        return Slice(found, self._total("report", where, values), offset)

    def claims(self, speaker: str | None = None, force: str | None = None, offset: int = 0, limit: int = 50) -> Slice[Claim]:
        """Return claims, those of the last learned report first, within it in the order of the text."""
        where, values = _where({"speaker": speaker, "force": force})
        columns = 'document, record, speaker, body, role, anonymous, force, polarity, certainty, start, "end"'
        some = f"SELECT * FROM claim{where} ORDER BY report DESC, number LIMIT ? OFFSET ?"
        joined = (
            f"SELECT {columns} FROM ({some}) AS one JOIN report AS other ON other.number = one.report ORDER BY one.report DESC, one.number"
        )
        rows = self._kept.execute(joined, (*values, limit, offset)).fetchall()
        found = [Claim(row[0], row[1], row[2], row[3], row[4], bool(row[5]), *row[6:]) for row in rows]
        return Slice(found, self._total("claim", where, values), offset)

    def names(
        self, type_: str | None = None, begins: str | None = None, without: Sequence[str] = (), offset: int = 0, limit: int = 50
    ) -> Slice[Name]:
        """Return names, the most often named first, those of some types left out."""
        where, values = _where({"type": type_})
        if without and type_ is None:
            where, values = f" WHERE type NOT IN ({', '.join('?' * len(without))})", tuple(without)
        if begins:
            where += (" AND" if where else " WHERE") + " folded >= ? AND folded < ?"
            values = (*values, folded(begins), folded(begins) + "\U0010ffff")
        rows = self._all(f"SELECT name, type, reports FROM name{where} ORDER BY reports DESC, folded, type", values, offset, limit)
        return Slice([Name(*row) for row in rows], self._total("name", where, values), offset)

    def naming(self, name: str, offset: int = 0, limit: int = 50) -> Slice[Listed]:
        """Return the reports that name somebody, the last learned first."""
        where, values = _where({"folded": folded(name)})
        columns = "number, document, names, title, outlet, publisher, published, records"
        some = f"SELECT DISTINCT report FROM naming{where} ORDER BY report DESC LIMIT ? OFFSET ?"
        joined = f"SELECT {columns} FROM ({some}) AS one JOIN report AS other ON other.number = one.report ORDER BY number DESC"
        rows = self._kept.execute(joined, (*values, limit, offset)).fetchall()
        total = self._kept.execute(f"SELECT count(DISTINCT report) FROM naming{where}", values).fetchone()[0]
        return Slice([Listed(row[0], row[1], tuple(json.loads(row[2])), *row[3:]) for row in rows], total, offset)

    def types(self) -> list[Counted]:
        """Return what kinds of names there are, with how many names each has."""
        found = self._kept.execute("SELECT type, count(*) FROM name GROUP BY type ORDER BY 2 DESC, 1")
        return [Counted(*row) for row in found]

    def counted(self, list_: str, field: str, limit: int = 20) -> list[Counted]:
        """Return the values by which a list can be narrowed, the most frequent first; for months, the latest first."""
        order = "value DESC" if field == "month" else "number DESC, value"
        wanted = f"SELECT value, number FROM counted WHERE list = ? AND field = ? AND value IS NOT NULL ORDER BY {order} LIMIT ?"
        return [Counted(*row) for row in self._kept.execute(wanted, (list_, field, limit))]

    def sentences(self, words: str, as_of: str | None = None, offset: int = 0, limit: int = 50) -> Slice[Sentence]:
        """Return the sentences that hold all the words, the last learned report's first; with a moment, of the reports known then."""
        found = self._holding(words, as_of)
        if found is None:
            return Slice((), 0, offset)
        holding, values = found
        some = f"SELECT words.rowid {holding} ORDER BY words.rowid LIMIT ? OFFSET ?"
        joined = f"({some}) AS words JOIN sentence AS one ON one.number = words.rowid JOIN report ON report.number = {SPOT}"
        wanted = f'SELECT document, start, "end", one.records FROM {joined} ORDER BY words.rowid'
        rows = self._kept.execute(wanted, (*values, limit, offset))
        sentences = [Sentence(document, Span(start, end), unpacked(records)) for document, start, end, records in rows]
        total = self._kept.execute(f"SELECT count(*) {holding}", values).fetchone()[0]
        return Slice(sentences, total, offset)

    def find(self, words: str, offset: int = 0, limit: int = 20, each: int = 3) -> Slice[Text]:
        """Return the reports that have sentences with all the words, the last learned first, with the first of these sentences."""
        found = self._holding(words, None)
        if found is None:
            return Slice((), 0, offset)
        holding, values = found
        spots = (number >> PLACES for (number,) in self._kept.execute(f"SELECT words.rowid {holding} ORDER BY words.rowid", values))
        reports = [-spot for spot in dict.fromkeys(spots)]
        known = "SELECT document FROM report WHERE number = ?"
        rows = [
            Text(number, self._kept.execute(known, (number,)).fetchone()[0], self._first(number, holding, values, each))
            for number in reports[offset : offset + limit]
        ]
        return Slice(rows, len(reports), offset)

    def _first(self, report: int, holding: str, values: Sequence[str], limit: int) -> tuple[Span, ...]:
        """Return the first sentences of a report that are meant."""
        some = f"SELECT words.rowid {holding} AND words.rowid BETWEEN ? AND ? ORDER BY words.rowid LIMIT ?"
        wanted = f'SELECT start, "end" FROM sentence WHERE number IN ({some}) ORDER BY number'
        return tuple(Span(*row) for row in self._kept.execute(wanted, (*values, *numbers_in(report), limit)))

    def _holding(self, words: str, as_of: str | None) -> tuple[str, list[str]] | None:
        """Return where the sentences are that hold all the words; null where no word is given."""
        found = matching(self._kept, words)
        if found is None:
            return None
        condition, values = found
        if as_of is None:
            return f"FROM words WHERE {condition}", values
        known = f"EXISTS (SELECT 1 FROM report WHERE number = {SPOT} AND added <= ?)"
        return f"FROM words WHERE {condition} AND {known}", [*values, as_of]

    def document(self, prefix: str) -> list[str]:
        """Return the reports whose ids begin so, two at most."""
        wanted = "SELECT document FROM report WHERE document >= ? AND document < ? LIMIT 2"
        return [row[0] for row in self._kept.execute(wanted, (prefix, prefix + "~"))]

    def total(self, list_: str) -> int:
        """Return how many rows a list has in all."""
        return self._total(list_, "", ())

    def _all(self, wanted: str, values: tuple[object, ...], offset: int, limit: int) -> list[Any]:
        return self._kept.execute(f"{wanted} LIMIT ? OFFSET ?", (*values, limit, offset)).fetchall()

    def _total(self, table: str, where: str, values: tuple[object, ...]) -> int:
        counts = {"report": "outlet", "claim": "force"}
        asked = "SELECT sum(number) FROM counted WHERE list = ? AND field = ?"
        if not where and table in counts:
            return int(self._kept.execute(asked, (table, counts[table])).fetchone()[0] or 0)
        return int(self._kept.execute(f"SELECT count(*) FROM {table}{where}", values).fetchone()[0])


def _where(asked: dict[str, str | None]) -> tuple[str, tuple[object, ...]]:
    given = {name: value for name, value in asked.items() if value is not None}
    return (" WHERE " + " AND ".join(f"{name} = ?" for name in given) if given else ""), tuple(given.values())
