"""Where a projection is kept: one file of the user's cache for each ledger and view, brought up to the ledger when it is opened.

A reader sees the file as one change left it, whole. Where the disk refuses, the projection is made in memory.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from threading import get_ident

from sqlalchemy import Connection

from dateline import __version__
from dateline.ledger.media import shown
from dateline.ledger.postgres.address import is_on_server
from dateline.ledger.view import View
from dateline.projection.following import follow, head_of
from dateline.projection.tables import FORMAT, make_tables

ROOMS = ("answer", "ledger", "projection", "reconcile", "records", "reconciling.py")
WEEKS = 6  # so long is a projection kept that nobody opens: its ledger may be gone
WAIT = 30.0  # seconds: so long may another program take to bring the file up
PRAGMAS = ("synchronous=NORMAL", "mmap_size=1073741824", "cache_size=-65536")
DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT", "SQLITE_ERROR")
BESIDE = ("", "-wal", "-shm", "-journal")


def open_kept(cache_folder: Path, view: View, *, reviewed: bool) -> sqlite3.Connection:
    """Return the projection of a ledger as it stands now, in a transaction that sees one state of it."""
    path = _path(cache_folder, view.path, reviewed=reviewed)
    for attempt in (_known, _made):
        with suppress(OSError, sqlite3.Error):
            connection = attempt(path, view, reviewed=reviewed)
            if connection is not None:
                return connection
    return in_memory(view, reviewed=reviewed)


def open_standing(cache_folder: Path, view: View, *, reviewed: bool) -> sqlite3.Connection | None:
    """Return what is kept of a ledger as it was last brought up, without bringing it up; null where nothing is, or it is not whole."""
    path = _path(cache_folder, view.path, reviewed=reviewed)
    if not path.is_file():
        return None
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        _tune(connection)
        _begin(connection)
    except sqlite3.Error:
        connection.close()
        return None
    return connection


def in_memory(view: View, *, reviewed: bool, as_of: str | None = None) -> sqlite3.Connection:
    """Return a projection that nothing keeps, be it of what the ledger believed at an earlier moment."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    make_tables(connection)
    _bring_up(connection, view, reviewed=reviewed, as_of=as_of)
    return connection


def _known(path: Path, view: View, *, reviewed: bool) -> sqlite3.Connection | None:
    """Return what is kept, brought up to the ledger; null where nothing is. A file that is damaged is thrown away."""
    if not path.is_file():
        return None
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    try:
        _follow(connection, view, reviewed=reviewed)
        os.utime(path)
    except sqlite3.DatabaseError as error:
        connection.close()
        if error.sqlite_errorname not in DAMAGED:  # somebody else is at it, or the disk is full: neither is the file's fault
            raise
        _throw_away(path)
        return None
    except BaseException:
        connection.close()
        raise
    return connection


def _follow(connection: sqlite3.Connection, view: View, *, reviewed: bool) -> None:
    """Bring a kept projection up to the ledger, and begin a transaction that sees it so."""
    _tune(connection)
    if head_of(connection).hash != view.head():
        connection.execute("BEGIN IMMEDIATE")
        _bring_up(connection, view, reviewed=reviewed)
        connection.execute("COMMIT")
    _begin(connection)


def _tune(connection: sqlite3.Connection) -> None:
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN")
    head_of(connection)  # the first question fixes the state that the transaction sees


def _made(path: Path, view: View, *, reviewed: bool) -> sqlite3.Connection | None:
    """Return what was made anew and is kept from now on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}-{get_ident()}")  # servers make it in several threads at once
    _throw_away(beside)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL, 0o600))  # what reports say of people is for the user alone
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            make_tables(connection)
            connection.execute("BEGIN")
            _bring_up(connection, view, reviewed=reviewed)
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode=WAL")
        _put(beside, path)
    finally:
        _throw_away(beside)
    for other in _useless(path):
        _throw_away(other)
    return _known(path, view, reviewed=reviewed)


def _bring_up(connection: sqlite3.Connection, view: View, *, reviewed: bool, as_of: str | None = None) -> None:
    """Bring a projection up to its ledger; what is wrong with its own file is said as such, and not of the ledger."""
    wrong: list[sqlite3.Error] = []

    def question(ledger: Connection) -> None:
        try:
            follow(connection, ledger, reviewed=reviewed, as_of=as_of)
        except sqlite3.Error as error:  # those of the ledger come by way of SQLAlchemy
            wrong.append(error)

    view.ask(question)
    if wrong:
        raise wrong[0]


def _put(beside: Path, path: Path) -> None:
    """Put a file in its place, unless somebody was first: theirs says the same, and others may be reading it."""
    try:
        os.link(beside, path)
    except FileExistsError:
        return
    except OSError:  # a disk without second names
        beside.replace(path)


def _path(folder: Path, ledger: str, *, reviewed: bool) -> Path:
    """Return where a projection is kept: its name tells the ledger, the view, and what made it."""
    address = shown(ledger) if is_on_server(ledger) else str(Path(ledger).resolve())
    view = "reviewed" if reviewed else "working"
    return folder / "projections" / f"{_short(address)}-{view}-{_short(made_by())}.db"


def _useless(path: Path) -> Iterator[Path]:
    """Yield the files of other versions for the same ledger and view, and those that nobody has opened for weeks."""
    start, oldest = path.stem.rpartition("-")[0], path.stat().st_mtime - WEEKS * 7 * 86400
    for other in path.parent.glob("*.db"):
        if other != path and (other.name.startswith(f"{start}-") or other.stat().st_mtime < oldest):
            yield other


def _throw_away(path: Path) -> None:
    for end in BESIDE:
        path.with_name(path.name + end).unlink(missing_ok=True)


@cache
def made_by() -> str:
    """Return what a projection hangs on beside its ledger: the version of the program, and the files that it is made with."""
    root = Path(str(files("dateline")))
    found = sorted(file for room in ROOMS for file in ((root / room).rglob("*.*") if (root / room).is_dir() else (root / room,)))
    known = [(str(file.relative_to(root)), file.stat().st_size, file.stat().st_mtime_ns) for file in found if file.suffix != ".pyc"]
    return repr((FORMAT, __version__, sqlite3.sqlite_version, known))


def _short(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:16]
