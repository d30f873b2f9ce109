"""A ledger open for writing: rows and their log entries go in together, or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from operator import itemgetter
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, func, select, tuple_

from dateline.errors import LedgerError
from dateline.ledger.chain import link, migration
from dateline.ledger.heads import last_entry
from dateline.ledger.media import bring_up, close, plain_errors, version_of
from dateline.ledger.rows import Row, Written
from dateline.ledger.schema import COLUMNS, KEYS, VERSION, metadata
from dateline.ledger.versions import schema_digest

Clock = Callable[[], str]
TABLES = metadata.tables
AT_ONCE = 200  # keys in one question: engines limit the values of one


class Writer:
    """A ledger open for writing by one actor; everything that it acknowledges is on the disk."""

    def __init__(self, path: str, engine: Engine, clock: Clock, actor: str, kind: str) -> None:
        """Take an engine that writes."""
        self.path = path
        self._engine = engine
        self._clock = clock
        self._actor = actor
        self._kind = kind

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give the file back, sealed unless somebody else has it open."""
        self._engine.dispose()
        with plain_errors(self.path):
            close(self.path)

    def bring_up(self) -> None:
        """Give a ledger of an earlier version the tables of this one, and say so in the log."""
        with self._transaction() as (connection, at):
            if version_of(connection) == VERSION:
                return
            bring_up(connection, self.path)
            if not holds(connection, "actor", {"id": self._actor}):
                self._write(connection, [], at, None)
            entry = migration(last_entry(connection), VERSION, schema_digest(), at, self._actor)
            _insert(connection, "log", [entry])

    @contextmanager
    def _transaction(self) -> Iterator[tuple[Connection, str]]:
        """Open a transaction that holds the only right to write, and say what time it is."""
        at = self._clock()
        with plain_errors(self.path), self._engine.begin() as connection:
            yield connection, at

    def _keep(self, connection: Connection, written: list[Written], at: str, reason: str | None = None) -> str:
        """Write rows, if there are any, and return the head of the log after them."""
        return self._write(connection, written, at, reason) if written else last_entry(connection).hash

    def _write(self, connection: Connection, written: list[Written], at: str, reason: str | None) -> str:
        self._refuse_departed(connection)
        actor: Row = {"id": self._actor, "kind": self._kind, "pseudonym": None, "active_from": at, "active_to": None}
        rows = [*([] if holds(connection, "actor", actor) else [("actor", actor)]), *written]
        for table, group in _grouped(rows):
            _insert(connection, table, group)
        entries = list(link(last_entry(connection), rows, at, self._actor, reason))
        _insert(connection, "log", entries)
        return str(entries[-1]["hash"])

    def _refuse_departed(self, connection: Connection) -> None:
        departure = TABLES["departure"].c
        left = connection.execute(select(departure.at).where(departure.actor == self._actor)).scalar()
        if left is not None:
            raise LedgerError(f"{self._actor} left on {left[:10]} and writes no more here: write under another name")


def holds(connection: Connection, table: str, row: Row) -> bool:
    """Tell whether a table has a row of this key."""
    columns = TABLES[table].c
    same = [columns[key] == row[key] for key in KEYS[table]]
    return connection.execute(select(1).select_from(TABLES[table]).where(*same)).first() is not None


def key_of(table: str, row: Row) -> tuple[str, ...]:
    """Return what tells a row from every other of the ledger."""
    return (table, *(str(row[name]) for name in KEYS[table]))


def held(connection: Connection, rows: Iterable[Written]) -> set[tuple[str, ...]]:
    """Return the keys of those rows that the ledger has, asked for many at a time."""
    found: set[tuple[str, ...]] = set()
    asked: dict[str, dict[tuple[str, ...], Row]] = {}
    for table, row in rows:
        asked.setdefault(table, {})[key_of(table, row)] = row
    for table, by_key in asked.items():
        columns = [TABLES[table].c[name] for name in KEYS[table]]
        values = [tuple(row[name] for name in KEYS[table]) for row in by_key.values()]
        for first in range(0, len(values), AT_ONCE):
            same = tuple_(*columns).in_(values[first : first + AT_ONCE])
            found |= {(table, *map(str, row)) for row in connection.execute(select(*columns).where(same))}
    return found


def following(connection: Connection, table: str) -> int:
    """Return the number of the next row of a table whose rows are counted."""
    highest: int | None = connection.execute(select(func.max(TABLES[table].c.seq))).scalar_one()
    return (highest or 0) + 1


def _insert(connection: Connection, table: str, rows: Sequence[Row]) -> None:
    """Write rows of one table. The statement goes to the driver as it is: a report brings a thousand rows, all of the same columns."""
    statement, values = _statement(table, connection.dialect.paramstyle)
    connection.exec_driver_sql(statement, [values(row) for row in rows])


@cache
def _statement(table: str, style: str) -> tuple[str, Callable[[Row], tuple[object, ...]]]:
    columns = COLUMNS[table]
    names = ", ".join(f'"{column}"' for column in columns)
    places = ", ".join("?" if style == "qmark" else "%s" for _ in columns)
    return f'INSERT INTO "{table}" ({names}) VALUES ({places})', itemgetter(*columns)  # noqa: S608 all names are ours


def _grouped(rows: Iterable[Written]) -> list[tuple[str, list[Row]]]:
    groups: list[tuple[str, list[Row]]] = []
    for table, row in rows:
        if not groups or groups[-1][0] != table:
            groups.append((table, []))
        groups[-1][1].append(row)
    return groups
