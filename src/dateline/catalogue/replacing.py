"""How a file that others read is written: added to in one transaction, or made beside it and put in its place whole.

Readers in any process see the file as one change left it. It keeps no write-ahead log: that lies beside it under its name, and would be
taken for a part of the file that comes in its place.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Lock

WAIT = 600.0  # seconds: a large ledger is listed anew in minutes
DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")  # the last of a table that is missing
_writing = Lock()


@contextmanager
def alone_with(path: Path) -> Iterator[None]:
    """Wait until nobody else writes a file, in this process or another, and keep them away; one that dies lets go of it."""
    beside = path.with_suffix(".lock")
    with _writing:
        _own(beside)  # closing it would let go of what another thread holds
        with closing(sqlite3.connect(beside, timeout=WAIT, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            yield


def opened(path: Path) -> sqlite3.Connection:
    """Return a file for adding to it; readers are kept away while a change is put in, not while it is made."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=WAIT, isolation_level=None)
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_spill = OFF")
    return connection


@contextmanager
def in_one(kept: sqlite3.Connection) -> Iterator[None]:
    """Keep everything that is written, or nothing."""
    kept.execute("BEGIN IMMEDIATE")
    try:
        yield
        kept.execute("COMMIT")
    except BaseException:
        if kept.in_transaction:
            kept.execute("ROLLBACK")
        raise


@contextmanager
def made_anew(path: Path) -> Iterator[sqlite3.Connection]:
    """Give an empty file to write to, and put it in the place of the other once it is whole; whoever reads that one keeps it."""
    beside = path.with_suffix(".new")
    beside.unlink(missing_ok=True)
    _own(beside)
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as kept:
            kept.execute("PRAGMA journal_mode = OFF")
            kept.execute("PRAGMA synchronous = OFF")
            kept.execute("BEGIN")
            yield kept
            kept.execute("COMMIT")
        _settle(path)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _settle(path: Path) -> None:
    """Take the journal of a writer who was killed away from its file: it must not be played back into the next one."""
    if path.exists():
        with suppress(sqlite3.DatabaseError), closing(opened(path)) as kept, in_one(kept):
            pass
    Path(f"{path}-journal").unlink(missing_ok=True)


def _own(path: Path) -> None:
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))  # what is restricted stands in the lists too
