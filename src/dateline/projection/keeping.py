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

from dateline import __version__
from dateline.ledger.media import shown
from dateline.ledger.postgres.address import is_on_server
from dateline.ledger.view import View
from dateline.projection.following import follow, head_of
from dateline.projection.tables import FORMAT, make_tables

ROOMS = ("answer", "ledger", "projection", "reconcile", "records", "reconciling.py")
WAIT = 30.0  # seconds: so long may another program take to bring the file up
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


def in_memory(view: View, *, reviewed: bool, as_of: str | None = None) -> sqlite3.Connection:
    """Return a projection that nothing keeps, be it of what the ledger believed at an earlier moment."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    make_tables(connection)
    view.ask(lambda ledger: follow(connection, ledger, reviewed=reviewed, as_of=as_of))
    return connection


def _known(path: Path, view: View, *, reviewed: bool) -> sqlite3.Connection | None:
    """Return what is kept, brought up to the ledger; null where nothing is. A file that is damaged is thrown away."""
    if not path.is_file():
        return None
    connection = _connected(path)
    try:
        if head_of(connection).hash != view.head():
            connection.execute("BEGIN IMMEDIATE")
            view.ask(lambda ledger: follow(connection, ledger, reviewed=reviewed))
            connection.execute("COMMIT")
        connection.execute("BEGIN")
        head_of(connection)  # the first question fixes the state that the transaction sees
    except sqlite3.OperationalError:  # somebody else is at it, or the disk is full: neither is the file's fault
        connection.close()
        raise
    except sqlite3.DatabaseError:
        connection.close()
        _throw_away(path)
        return None
    except BaseException:
        connection.close()
        raise
    return connection


def _made(path: Path, view: View, *, reviewed: bool) -> sqlite3.Connection | None:
    """Return what was made anew and is kept from now on."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_suffix(f".{os.getpid()}")
    _throw_away(beside)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL, 0o600))  # what reports say of people is for the user alone
    try:
        with closing(sqlite3.connect(beside, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=OFF")
            connection.execute("PRAGMA synchronous=OFF")
            make_tables(connection)
            connection.execute("BEGIN")
            view.ask(lambda ledger: follow(connection, ledger, reviewed=reviewed))
            connection.execute("COMMIT")
            connection.execute("PRAGMA journal_mode=WAL")
        _put(beside, path)
    finally:
        _throw_away(beside)
    for other in _earlier(path):
        _throw_away(other)
    return _known(path, view, reviewed=reviewed)


def _put(beside: Path, path: Path) -> None:
    """Put a file in its place, unless somebody was first: theirs says the same, and others may be reading it."""
    try:
        os.link(beside, path)
    except FileExistsError:
        return
    except OSError:  # a disk without second names
        beside.replace(path)


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=NORMAL")
    connection.execute("PRAGMA mmap_size=1073741824")
    connection.execute("PRAGMA cache_size=-65536")
    return connection


def _path(folder: Path, ledger: str, *, reviewed: bool) -> Path:
    """Return where a projection is kept: its name tells the ledger, the view, and what made it."""
    address = shown(ledger) if is_on_server(ledger) else str(Path(ledger).resolve())
    view = "reviewed" if reviewed else "working"
    return folder / "projections" / f"{_short(address)}-{view}-{_short(made_by())}.db"


def _earlier(path: Path) -> Iterator[Path]:
    """Yield the files of other versions for the same ledger and view."""
    start = path.stem.rpartition("-")[0]
    yield from (other for other in path.parent.glob(f"{start}-*.db") if other != path)


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
