"""Check a ledger against itself, offline and without writing: every fault is named, and nothing raises."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from dateline.ledger.contents import Check, content_checks
from dateline.ledger.engine import has_pending_writes
from dateline.ledger.faults import Fault, Verdict
from dateline.ledger.history import Chain, find_row_faults
from dateline.ledger.lying import Lying, find_header_faults, is_database, open_lying
from dateline.ledger.normalised import Normalise
from dateline.ledger.postgres import served
from dateline.ledger.postgres.address import is_on_server
from dateline.ledger.sealed import find_seal_faults
from dateline.ledger.shape import find_schema_faults, find_structure_faults

# What reading a damaged file can raise; SQLite's own messages may quote bytes that are no UTF-8, which is a ValueError.
DAMAGE = (sqlite3.Error, sqlite3.Warning, OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError, MemoryError)


def verify(path: str, head: str | None = None, normalisers: Mapping[str, Normalise] | None = None) -> Verdict:
    """Return what is wrong with a ledger, in the order: bytes, texts, words, values, references, schema, log, seal, head.

    `head` is the hash of the last entry as it was noted elsewhere: without it, a log cut off at its end still agrees with itself.
    `normalisers` turn stored bytes into a text again, by name and version; reports read by others are noted as not checked again.
    """
    if is_on_server(path):
        return served.verify(path, head, normalisers or {})
    if Path(path).is_dir():
        return Verdict((Fault("file", path, "a folder: name a file in it"),), (), "", 0, 0)
    if not Path(path).is_file():
        return Verdict((Fault("file", path, "there is no such file"),), (), "", 0, 0)
    if not is_database(path):
        return Verdict((Fault("file", path, "not a SQLite file: its first bytes are not those of a ledger"),), (), "", 0, 0)
    before = _stamp(path)
    verdict = _verify(path, head, normalisers or {})
    if verdict.ok or _stamp(path) == before:
        return verdict
    return _verify(path, head, normalisers or {})  # somebody began to write meanwhile; now the file is read as they hold it


def _stamp(path: str) -> tuple[int, int, bool]:
    state = Path(path).stat()
    return state.st_size, state.st_mtime_ns, has_pending_writes(path)


def _verify(path: str, head: str | None, normalisers: Mapping[str, Normalise]) -> Verdict:
    faults: list[Fault] = list(_guarded("file", path, lambda: find_header_faults(path)))
    chain = Chain()
    notes: list[str] = []
    documents = 0
    try:
        with open_lying(path) as lying:
            if lying.one("SELECT count(*) FROM sqlite_master WHERE name IN ('document', 'log')") == 0:
                return Verdict((Fault("file", path, "a database, but no Dateline ledger"),), (), "", 0, 0)
            for name, check in _checks(path, chain, notes, normalisers):
                faults += _guarded(name, path, lambda check=check: check(lying))  # type: ignore[misc] # bound at once
            documents = _documents(lying)
    except DAMAGE as error:
        faults.append(Fault("file", path, f"cannot be opened: {error}"))
    faults += chain.against(head)
    return Verdict(tuple(dict.fromkeys(faults)), tuple(notes), chain.head, chain.entries, documents)


def _checks(path: str, chain: Chain, notes: list[str], normalisers: Mapping[str, Normalise]) -> list[tuple[str, Check]]:
    return [
        *content_checks(notes, normalisers),
        ("schema", find_schema_faults),
        ("file", find_structure_faults),
        ("log", chain.find_faults),
        ("log", find_row_faults),
        ("seal", lambda lying: find_seal_faults(path, lying, chain.head, notes)),
    ]


def _guarded(kind: str, path: str, check: Callable[[], Iterator[Fault]]) -> Iterator[Fault]:
    """Yield the faults of one check; a file too damaged to be read through is a fault and ends that check only."""
    try:
        yield from check()
    except (
        sqlite3.Error,
        sqlite3.Warning,
        OSError,
        ValueError,
        TypeError,
        LookupError,
        OverflowError,
        RecursionError,
        MemoryError,
    ) as error:
        yield Fault(kind, path, f"cannot be read through: {error}")


def _documents(lying: Lying) -> int:
    try:
        return int(str(lying.one("SELECT count(*) FROM document") or 0))
    except DAMAGE:
        return 0
