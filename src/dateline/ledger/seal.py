"""The seal: the last bytes of a ledger's first page, with the head of the log and a digest of every other byte of the file.

SQLite leaves bytes at the end of each page alone where the file's header reserves them. Rows, schema and log are checked one by
one; the seal covers what no row stands in: slack between cells, free pages, counters of the header.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from dateline.ledger.chain import START
from dateline.ledger.held import Held, bytes_of

MARK = b"DLSEAL\x00\x01"
SIZE = 72  # the mark, 32 bytes of head and 32 of digest
PAGE = 4096
NEVER = bytes(32)  # the digest of a file that was made but not yet sealed
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Seal:
    """What the seal of a file says: the log's last entry when it was written, and the digest of all bytes but its own."""

    mark: bytes
    head: str
    digest: bytes

    @property
    def is_one(self) -> bool:
        """Tell whether a seal stands there at all."""
        return self.mark == MARK


def make_sealable(path: str) -> None:
    """Write an empty database that keeps room for a seal, where there is no file or an empty one; never over anything."""
    target = Path(path)
    if target.exists() and target.stat().st_size > 0:
        return
    blank = target.with_name(f"{target.name}.new-{os.getpid()}")
    blank.write_bytes(_blank())
    try:
        if target.exists():
            blank.replace(target)
        else:
            with suppress(FileExistsError):  # somebody else makes the same ledger at this moment
                os.link(blank, target)
    finally:
        blank.unlink(missing_ok=True)


def read_seal(path: str) -> Seal:
    """Return what stands where the seal belongs; a file without a whole first page has none."""
    with bytes_of(path) as file:
        page = file.read(PAGE)
    written = page[-SIZE:] if len(page) == PAGE else b""
    return Seal(written[:8], written[8:40].hex(), written[40:])


def digest_of(path: str) -> bytes:
    """Return the SHA-256 of a file without the bytes of its seal."""
    digest = hashlib.sha256()
    with bytes_of(path) as file:
        page = file.read(PAGE)
        digest.update(page[:-SIZE])
        while chunk := file.read(CHUNK):
            digest.update(chunk)
    return digest.digest()


def is_broken(path: str) -> bool:
    """Tell whether a ledger that nobody writes to has other bytes than when it was sealed; one written to since is not judged."""
    seal = read_seal(path)
    if not seal.is_one:
        return True
    with closing(Held.to(path, "mode=rw")) as connection:
        head = _head(connection)
    return seal.head == head and seal.digest not in (NEVER, digest_of(path))


def is_sealed(path: str) -> bool:
    """Tell whether the seal names the last entry of the log, so that nothing was written since."""
    seal = read_seal(path)
    with closing(Held.to(path, "mode=rw")) as connection:
        return seal.is_one and seal.head == _head(connection) and seal.digest != NEVER


def seal_file(path: str) -> bool:
    """Write the seal, with all of the log in the file itself; tell whether it could be, since it waits for nobody who reads or writes."""
    connection = Held.to(path, "mode=rw")
    try:
        connection.execute("PRAGMA busy_timeout=0")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("BEGIN EXCLUSIVE")
        head = _head(connection)
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _write(path, head)
    except (sqlite3.OperationalError, OSError):
        return False
    finally:
        connection.close()
    return True


def _write(path: str, head: str) -> None:
    written = MARK + bytes.fromhex(head) + digest_of(path)
    with bytes_of(path, "r+b") as file:
        file.seek(PAGE - SIZE)
        file.write(written)
        file.flush()
        os.fsync(file.fileno())


def _head(connection: sqlite3.Connection) -> str:
    row = connection.execute("SELECT hash FROM log ORDER BY seq DESC LIMIT 1").fetchone()
    return str(row[0]) if row else START


def _blank() -> bytes:
    """Return a database of one page without a table, as the SQLite file format has it, whose pages end in reserved bytes."""
    header = bytearray(100)
    header[0:16] = b"SQLite format 3\x00"
    header[16:18] = PAGE.to_bytes(2, "big")
    header[18:24] = bytes([1, 1, SIZE, 64, 32, 32])
    header[24:28] = header[28:32] = header[92:96] = (1).to_bytes(4, "big")
    header[44:48] = (4).to_bytes(4, "big")
    header[56:60] = (1).to_bytes(4, "big")
    tree = bytes([13, 0, 0, 0, 0]) + (PAGE - SIZE).to_bytes(2, "big") + b"\x00"
    seal = MARK + bytes.fromhex(START) + NEVER
    return (bytes(header) + tree).ljust(PAGE - SIZE, b"\x00") + seal
