"""The queue as a server keeps it: put together once, what was decided taken out at once, made anew beside the pages."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from dateline.ledger.queue import Doubt
from dateline.ledger.view import View

WAITING = 500  # doubts kept at most; who has more finds the next ones once these are decided
AT_ONCE = 0.15  # seconds that a page may take for a queue of its own


@dataclass(frozen=True, slots=True)
class Line:
    """The doubts that wait, links before values, the most consequential first, as the ledger stood at one head."""

    head: str
    doubts: tuple[Doubt, ...]


class Waiting:
    """What waits for people. Where putting it together takes long, pages show the line as it was, without what was decided since."""

    def __init__(self, lend: Callable[[], AbstractContextManager[View]]) -> None:
        """Take what opens the ledger for reading."""
        self._open = lend
        self._line: Line | None = None
        self._settled: set[frozenset[str | None]] = set()
        self._took = 0.0
        self._lock = threading.Lock()
        self._making = threading.Lock()

    def line(self, head: str) -> Sequence[Doubt]:
        """Return the doubts; at this head of the log, or at an earlier one less what people have decided here since."""
        with self._lock:
            line, took = self._line, self._took
        if line is None or (line.head != head and took <= AT_ONCE):
            self._make()
        elif line.head != head and not self._making.locked():
            threading.Thread(target=self._make, name="dateline-queue", daemon=True).start()
        with self._lock:
            doubts = self._line.doubts if self._line is not None else ()
            return [each for each in doubts if not self._settled & {_ids(each), frozenset({each.value})}]

    def settle(self, ids: Sequence[str]) -> None:
        """Take a doubt out: it was decided."""
        with self._lock:
            self._settled.add(frozenset(ids))

    def find(self, head: str, ids: Sequence[str]) -> Doubt | None:
        """Return the doubt about one record or a pair, for the page that opens these as they are."""
        wanted = frozenset(ids)
        return next((each for each in self.line(head) if _ids(each) == wanted and each.kind in {"link", "record"}), None)

    def _make(self) -> None:
        with self._making:
            with self._lock:
                before = set(self._settled)
            begun = time.monotonic()
            with self._open() as view:
                made = Line(view.head(), tuple(view.queue(WAITING)))
            with self._lock:
                self._line, self._took = made, time.monotonic() - begun
                self._settled -= before


def item_of(doubt: Doubt) -> str:
    """Return the name under which people take a doubt: that of its value, its record, or its two records."""
    return doubt.value or "+".join(sorted(side.id for side in doubt.sides))


def _ids(doubt: Doubt) -> frozenset[str | None]:
    return frozenset(side.id for side in doubt.sides)
