"""Opening a ledger's file: one way to write, one way to read, and a plain word when it cannot be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.pool import StaticPool

from dateline.errors import BusyError, LedgerError
from dateline.ledger.currents import iter_views
from dateline.ledger.held import Held
from dateline.ledger.migrate import stand_in
from dateline.ledger.schema import APPLICATION_ID, VERSION, metadata
from dateline.ledger.seal import is_broken, make_sealable
from dateline.ledger.triggers import iter_triggers
from dateline.ledger.versions import KNOWN

OLDEST_SQLITE = (3, 37, 0)  # the first with STRICT tables
PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "recursive_triggers=ON",
    "busy_timeout=5000",
    "trusted_schema=OFF",
    "cache_size=-65536",
)
# ids are digests, so each new row of a large ledger falls on a page of its own: pages are copied home 64 MiB at a time, not 4
WRITING = ("wal_autocheckpoint=16384", "cache_size=-262144")


def open_for_writing(path: str) -> Engine:
    """Return an engine over a ledger's file, made when it is missing; every transaction takes the write lock at once.

    A file whose bytes are not those that were sealed is refused: the next seal would hide what was changed.
    """
    _check_sqlite()
    _refuse_folder(path)
    with plain_errors(path):
        _check_seal(path)
        engine = _engine(_connect_to_write(path), "BEGIN IMMEDIATE")
        with engine.begin() as connection:
            _check_or_create(connection, path)
    return engine


def open_for_reading(path: str) -> Engine:
    """Return an engine that only reads an existing ledger; on a medium that cannot be written it reads the file as it lies."""
    _check_sqlite()
    _refuse_folder(path)
    if not Path(path).is_file() or Path(path).stat().st_size == 0:
        raise BusyError(f"no ledger at {path}: make one with `dateline --ledger {path} add FILE`")
    with plain_errors(path):
        engine = _engine(_connect_to_read(path), "BEGIN")
        with engine.begin() as connection:
            _check(connection, path)
    return engine


@contextmanager
def plain_errors(path: str) -> Iterator[None]:
    """Turn what the database says into what a person can act on."""
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        refused = isinstance(error, (IntegrityError, sqlite3.IntegrityError))  # a row, by the ledger's own rules
        raise (LedgerError if refused else BusyError)(f"{path}: {_in_words(str(getattr(error, 'orig', error)))}") from error


def has_pending_writes(path: str) -> bool:
    """Tell whether a write-ahead log stands beside the file, from a program that writes now or was killed."""
    with suppress(FileNotFoundError):  # who closes last takes it away, be it at this moment
        return Path(f"{path}-wal").stat().st_size > 0
    return False


def _check_seal(path: str) -> None:
    folder = Path(path).parent
    if not folder.is_dir():
        raise LedgerError(f"{path}: there is no folder {folder}: make it first, or name a ledger elsewhere")
    try:
        make_sealable(path)
    except OSError as error:
        raise LedgerError(f"{path}: this file cannot be opened: check the folder and its rights ({error.strerror})") from error
    with closing(Held.to(path, "mode=rw")) as connection:
        connection.execute("PRAGMA busy_timeout=5000")
        if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0 or not _is_ledger(connection):
            return
    if not has_pending_writes(path) and is_broken(path):
        found = "its bytes are not those that Dateline wrote"
        raise LedgerError(f"{path}: {found}: see `dateline verify`; `dateline backup` makes a clean copy")


def _refuse_folder(path: str) -> None:
    if Path(path).is_dir():
        raise LedgerError(f"{path} is a folder: name a file in it")


def _check_sqlite() -> None:
    if sqlite3.sqlite_version_info < OLDEST_SQLITE:
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old for a ledger: 3.37 or newer is needed")


def _connect_to_write(path: str) -> sqlite3.Connection:
    connection = Held.to(path, "mode=rwc")
    for pragma in (*PRAGMAS[1:], *WRITING):
        connection.execute(f"PRAGMA {pragma}")
    if connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0 or _is_ledger(connection):
        connection.execute(f"PRAGMA {PRAGMAS[0]}")
    return connection


def _connect_to_read(path: str) -> sqlite3.Connection:
    try:
        connection = Held.to(path, "mode=rw")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection = Held.to(path, "immutable=1")
    if _is_ledger(connection):
        stand_in(connection)
    for pragma in (*PRAGMAS[2:], "query_only=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _engine(connection: sqlite3.Connection, begin: str) -> Engine:
    engine = create_engine("sqlite://", creator=lambda: connection, poolclass=StaticPool)
    event.listen(engine, "begin", lambda each: each.exec_driver_sql(begin))
    return engine


def _is_ledger(connection: sqlite3.Connection) -> bool:
    application, version = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return application == APPLICATION_ID and version in KNOWN


def _check_or_create(connection: Connection, path: str) -> None:
    if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one() == 0:
        metadata.create_all(connection)
        for statement in (*iter_triggers(), *iter_views()):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
    _check(connection, path)


def _check(connection: Connection, path: str) -> None:
    if connection.exec_driver_sql("PRAGMA application_id").scalar_one() != APPLICATION_ID:
        raise LedgerError(f"{path} is a database, but no Dateline ledger: name another file")
    version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if version > VERSION:
        raise LedgerError(f"{path} was written by a newer Dateline (ledger version {version}, this one knows {VERSION}): update Dateline")
    if version not in KNOWN:
        raise LedgerError(f"{path} has the unknown ledger version {version}")


def _in_words(message: str) -> str:
    known = {
        "database is locked": "another program is writing to this ledger; try again when it has finished",
        "file is not a database": "this file is no Dateline ledger: name another file",
        "attempt to write a readonly database": "this ledger cannot be written: check the rights of the file and its folder",
        "unable to open database": "this file cannot be opened: check the folder and its rights",
        "disk I/O error": "the disk cannot be read or written",
        "database or disk is full": "the disk is full",
        "database disk image is malformed": "this ledger is damaged: run `dateline verify`",
    }
    return next((words for start, words in known.items() if start in message), message)
