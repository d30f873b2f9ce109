"""A ledger against its seal: every byte that is not the seal's own, in one digest."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.ledger.chain import START
from dateline.ledger.engine import has_pending_writes
from dateline.ledger.faults import Fault
from dateline.ledger.lying import Lying
from dateline.ledger.seal import NEVER, digest_of, read_seal

OPEN = "not sealed since the last write (a program writes now, or was stopped): bytes that no row uses are not checked; `add` seals again"


def find_seal_faults(path: str, lying: Lying, head: str, notes: list[str]) -> Iterator[Fault]:
    """Yield what the seal says against the file; a ledger written to since it was sealed is noted, not blamed."""
    if has_pending_writes(path):
        notes.append(OPEN)
        return
    seal = read_seal(path)
    if not seal.is_one:
        yield Fault("seal", path, "no seal stands at the end of the first page: it was changed, or another program made the file")
    elif seal.head not in (head, START) and lying.one("SELECT seq FROM log WHERE hash = ?", [seal.head]) is None:
        yield Fault("seal", path, "the log has no entry with the hash that the seal names: the seal was changed, or entries were")
    elif seal.head != head or seal.digest == NEVER:
        notes.append(OPEN)
    elif seal.digest != digest_of(path):
        yield Fault("seal", path, "the file has other bytes than when it was sealed, be it only in space that no row uses")
