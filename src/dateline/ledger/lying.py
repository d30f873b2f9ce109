"""A ledger as it lies, and a file of one on the disk: opened without writing a byte, its first page read by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from dateline.ledger.engine import has_pending_writes
from dateline.ledger.faults import Fault
from dateline.ledger.held import Held, bytes_of
from dateline.ledger.schema import APPLICATION_ID
from dateline.ledger.seal import SIZE
from dateline.ledger.versions import KNOWN

MAGIC = b"SQLite format 3\x00"
FRACTIONS = b"\x40\x20\x20"  # payload fractions, fixed by the file format
Values = tuple[object, ...]


class Lying(Protocol):
    """A ledger as it lies, for reading only."""

    @property
    def version(self) -> int:
        """Return the version of the schema that the ledger says it has."""

    def rows(self, question: str, values: Sequence[object] = ()) -> Iterator[Values]:
        """Yield the rows that answer a question."""

    def one(self, question: str, values: Sequence[object] = ()) -> object:
        """Return the single value that answers a question; null when there is none."""

    def orphans(self) -> Iterator[tuple[str, str]]:
        """Yield the table of each row that points to nothing, and the table that it points into."""


class LyingFile:
    """A connection to a file. Text that is no longer UTF-8 comes back with its bytes kept, so that it can be named."""

    def __init__(self, path: str) -> None:
        """Open a file; while another program writes, the view of this moment holds to the end."""
        options = "mode=ro" if has_pending_writes(path) else "immutable=1"
        self._connection = Held.to(path, options)
        self._connection.text_factory = lambda data: data.decode("utf-8", "surrogateescape")
        self._connection.execute("BEGIN")

    def close(self) -> None:
        """Give the file back."""
        self._connection.close()

    @property
    def version(self) -> int:
        """Return the version of the schema that the file says it has."""
        return int(str(self.one("PRAGMA user_version")))

    def rows(self, question: str, values: Sequence[object] = ()) -> Iterator[Values]:
        """Yield the rows that answer a question."""
        yield from self._connection.execute(question, tuple(values))

    def one(self, question: str, values: Sequence[object] = ()) -> object:
        """Return the single value that answers a question; null when there is none."""
        row: Values | None = self._connection.execute(question, tuple(values)).fetchone()
        return row[0] if row else None

    def orphans(self) -> Iterator[tuple[str, str]]:
        """Yield the table of each row that points to nothing, and the table that it points into."""
        for table, parent in self.rows('SELECT "table", parent FROM pragma_foreign_key_check'):
            yield str(table), str(parent)


@contextmanager
def open_lying(path: str) -> Iterator[LyingFile]:
    """Open a file for the time of a check."""
    lying = LyingFile(path)
    try:
        yield lying
    finally:
        lying.close()


def is_database(path: str) -> bool:
    """Tell whether a file begins as every SQLite file does; what does not, no program can open."""
    return _first(path)[:16] == MAGIC


def find_header_faults(path: str) -> Iterator[Fault]:
    """Yield what is wrong with the first hundred bytes of a database, which no row stands in."""
    header = _first(path)
    if has_pending_writes(path):
        return  # the page that counts stands in the write-ahead log, and what is read comes from there
    expected = {
        "the file format's versions": (header[18:20], b"\x02\x02"),
        "the reserved space": (header[20:21], bytes([SIZE])),
        "the payload fractions": (header[21:24], FRACTIONS),
        "the text encoding": (header[56:60], b"\x00\x00\x00\x01"),
        "the application id": (header[68:72], APPLICATION_ID.to_bytes(4, "big")),
        "the bytes kept empty": (header[72:92], bytes(20)),
    }
    for what, (found, right) in expected.items():
        if found != right:
            yield Fault("file", path, f"{what} in its header are {found.hex()}, not {right.hex()}")
    if (version := int.from_bytes(header[60:64], "big")) not in KNOWN:
        yield Fault("file", path, f"the user version in its header is {version}, none that this Dateline knows")
    size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    if Path(path).stat().st_size != (65536 if size == 1 else size) * pages:
        yield Fault("file", path, f"its length is not that of {pages} pages: cut off, or something was added")


def _first(path: str) -> bytes:
    with bytes_of(path) as file:
        return file.read(100)
