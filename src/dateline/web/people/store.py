"""The file of the people: beside the ledger and not in it, so that no secret gets into what is handed to strangers."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from dateline.errors import DatelineError

APPLICATION_ID = 0x44744C70  # "DtLp"
WAIT = 5.0  # seconds for another writer
Clock = Callable[[], int]
Chance = Callable[[int], str]


def path_beside(ledger: str) -> Path:
    """Return where the people of a ledger are kept; those of a ledger on a server need a file that is named."""
    if "://" in ledger:
        raise DatelineError("the ledger is on a server: name its file of people: `serve --people --people-file FILE`, `people --file FILE`")
    return Path(f"{ledger}.people.db")


@dataclass(frozen=True, slots=True)
class Store:
    """An SQLite file that its owner alone may read; what is written is logged in the same transaction, or not written."""

    path: Path
    clock: Clock

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Open the file for a question."""
        with closing(self._connected()) as connection:
            yield connection

    @contextmanager
    def writing(self, by: str, what: str, about: str, detail: str = "") -> Iterator[sqlite3.Connection]:
        """Open a transaction, and log who did what about whom at its end: both are kept, or neither."""
        with closing(self._connected()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                row = (self.clock(), by, what, about, detail)
                connection.execute("INSERT INTO log (at, by, what, about, detail) VALUES (?, ?, ?, ?, ?)", row)
                connection.execute("COMMIT")
            except BaseException:
                connection.rollback()
                raise

    @contextmanager
    def noting(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction for what is no news: when somebody was last seen."""
        with closing(self._connected()) as connection:
            yield connection

    def make(self) -> None:
        """Make the file where it is missing, readable by its owner alone from its first byte on."""
        with suppress(FileExistsError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(self._connected()) as connection:
            connection.execute("BEGIN IMMEDIATE")
            empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
            for statement in _statements():
                if empty or "IF NOT EXISTS" in statement:  # what files of earlier versions lack
                    connection.execute(statement)
            if empty:
                connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute("COMMIT")

    def is_made(self) -> bool:
        """Tell whether there is a file."""
        return self.path.is_file()

    def _connected(self) -> sqlite3.Connection:
        _refuse_open_file(self.path)
        connection = sqlite3.connect(f"file:{_quoted(self.path)}?mode=rw", timeout=WAIT, isolation_level=None, uri=True)
        try:
            connection.row_factory = sqlite3.Row
            connection.execute("PRAGMA foreign_keys = ON")
            _refuse_other_file(connection, self.path)
        except BaseException:
            connection.close()
            raise
        return connection


def digest(secret: str) -> str:
    """Return what is kept of a secret made by chance: 256 bits cannot be guessed, so one round of hashing is enough."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _refuse_open_file(path: Path) -> None:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError as error:
        raise DatelineError(f"no people are kept at {path}: `dateline people add NAME --role admin` adds the first") from error
    if os.name == "posix" and mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise DatelineError(f"{path} can be read by others on this machine: `chmod 600 {path}`")


def _refuse_other_file(connection: sqlite3.Connection, path: Path) -> None:
    try:
        found = connection.execute("PRAGMA application_id").fetchone()[0]
        empty = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0] == 0
    except sqlite3.DatabaseError as error:
        raise DatelineError(f"{path} is no file of people: {error}") from error
    if found != APPLICATION_ID and not empty:
        raise DatelineError(f"{path} is another program's database, or a ledger: name the file of people")


def _statements() -> list[str]:
    text = resources.files("dateline.web.people.tables").joinpath("people.sql").read_text(encoding="utf-8")
    found, pending = [], ""
    for line in text.splitlines():
        pending += f"{line}\n"
        if sqlite3.complete_statement(pending):
            found.append(pending)
            pending = ""
    return found


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")
