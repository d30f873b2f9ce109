"""Connections to a file and handles on its bytes, in one process.

A process that closes any handle of a file gives back every lock that it holds on that file (POSIX), also those of its
database connections, and another process may then take the write-ahead log away from under them. So a handle on the
bytes of a ledger is kept until the last connection of this process to it is closed.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import BinaryIO

_lock = Lock()
_connections: dict[str, int] = defaultdict(int)
_kept: dict[str, list[BinaryIO]] = defaultdict(list)


class Held(sqlite3.Connection):
    """A connection that is counted while it is open."""

    _path: str | None = None

    @classmethod
    def to(cls, path: str, options: str) -> Held:
        """Return a connection to a file; every statement is its own transaction until one is begun."""
        address = f"{Path(path).absolute().as_uri()}?{options}"
        connection = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False, factory=cls)
        connection._path = _name(path)  # noqa: SLF001 it is one of this class
        with _lock:
            _connections[connection._path] += 1  # noqa: SLF001
        return connection

    def close(self) -> None:
        """Close the connection; the last one lets the handles on the bytes go."""
        path, self._path = self._path, None
        if path is None:
            return  # it was never opened, or is closed
        super().close()
        with _lock:
            _connections[path] -= 1
            _let_go(path)

    def __del__(self) -> None:
        self.close()


@contextmanager
def bytes_of(path: str, mode: str = "rb") -> Iterator[BinaryIO]:
    """Open the bytes of a ledger in a way that costs no connection its locks."""
    name = _name(path)
    file: BinaryIO = Path(path).open(mode)  # type: ignore[assignment] # noqa: SIM115 it is closed with the last connection
    try:
        yield file
    finally:
        file.flush()
        with _lock:
            _kept[name].append(file)
            _let_go(name)


def _let_go(path: str) -> None:
    if _connections[path] > 0:
        return
    del _connections[path]
    for file in _kept.pop(path, []):
        file.close()


def _name(path: str) -> str:
    return str(Path(path).resolve())
