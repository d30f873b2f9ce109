"""A ledger on a server as it lies: one moment of it, for reading only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from dateline.ledger.lying import Values
from dateline.ledger.postgres.making import tables, version_of

AT_ONCE = 500  # rows taken from the server at a time, so that a ledger of any size can be read through


class LyingServed:
    """A connection to a server, in one transaction that reads."""

    def __init__(self, connection: Connection) -> None:
        """Take a connection from an engine that only reads."""
        self._connection = connection

    @property
    def version(self) -> int:
        """Return the version of the schema that the ledger says it has."""
        return version_of(self._connection) or 0

    def apart(self) -> AbstractContextManager[object]:
        """Return what keeps a failure within it from ending the moment that is read."""
        return self._connection.begin_nested()

    def rows(self, question: str, values: Sequence[object] = ()) -> Iterator[Values]:
        """Yield the rows that answer a question, which is written as for a file: with a question mark for each value."""
        written = question.replace("%", "%%").replace("?", "%s")
        for row in self._connection.exec_driver_sql(written, tuple(values), execution_options={"yield_per": AT_ONCE}):
            yield tuple(row)

    def one(self, question: str, values: Sequence[object] = ()) -> object:
        """Return the single value that answers a question; null when there is none."""
        found = self._connection.exec_driver_sql(question.replace("%", "%%").replace("?", "%s"), tuple(values)).first()
        return found[0] if found else None

    def orphans(self) -> Iterator[tuple[str, str]]:
        """Yield the table of each row that points to nothing, and the table that it points into."""
        for table in tables().sorted_tables:
            for key in table.foreign_keys:
                column, parent = key.parent.name, key.column.table.name
                there = f'SELECT 1 FROM "{parent}" AS parent WHERE parent."{key.column.name}" = child."{column}"'  # noqa: S608 the names are ours
                wanted = f'SELECT 1 FROM "{table.name}" AS child WHERE "{column}" IS NOT NULL AND NOT EXISTS ({there})'  # noqa: S608
                for _ in self.rows(wanted):
                    yield table.name, parent
