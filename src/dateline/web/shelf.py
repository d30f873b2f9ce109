"""What is made of a whole ledger once, for all its readers: charts, maps, counts.

What took long is made anew behind the pages when the ledger has moved on, and meanwhile they show what was made before; unless
something else is restricted now: then nobody sees the older one, and who asks waits.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from time import monotonic
from typing import Generic, TypeVar, cast

from dateline.web.desk import Desk, Hidden

Thing = TypeVar("Thing")
Lend = Callable[[], AbstractContextManager[Desk]]
QUICK = 0.25  # seconds: what takes no longer is made while a reader waits
REST = 9  # times as long as the making took is rested before the next one: a tenth of the time at most goes into it
LAST_WAIT = 1.0  # seconds that closing waits for what is being made


@dataclass(frozen=True, slots=True)
class Made(Generic[Thing]):
    """Something made of a ledger at one head, last written to at the moment `at`, with what was restricted then."""

    thing: Thing
    head: str
    at: str
    hidden: Hidden
    took: float
    since: float


class Shelf:
    """What was made last, by name."""

    def __init__(self, lend: Lend) -> None:
        """Take the way to a desk at the present head."""
        self._lend = lend
        self._kept: dict[str, Made[object]] = {}
        self._making: dict[str, threading.Lock] = {}
        self._renewing: dict[str, threading.Thread] = {}
        self._lock = threading.Lock()
        self._maker = threading.local()
        self._closed = False

    def once(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Thing:
        """Return what is made of the ledger as a desk sees it: the same as long as nothing is written."""
        return self._at(name, desk, make).thing

    def lately(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Made[Thing]:
        """Return what was made lately: of the ledger as a desk sees it, or of an earlier head where making it takes long."""
        kept = self._kept.get(name)
        if kept is None or kept.head == desk.head or kept.took < QUICK or kept.hidden != desk.hidden:
            return self._at(name, desk, make)
        self._renew(name, make, kept)
        return cast("Made[Thing]", kept)

    def close(self) -> None:
        """Begin nothing more."""
        with self._lock:
            self._closed = True
            renewing = list(self._renewing.values())
        for each in renewing:
            each.join(LAST_WAIT)

    def _at(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Made[Thing]:
        """Return what is made at a head. Who makes something waits for nobody else, so that no two wait for each other."""
        if getattr(self._maker, "busy", False):
            return self._known(name, desk) or self._put(name, desk, make)
        with self._lock:
            making = self._making.setdefault(name, threading.Lock())
        with making:
            return self._known(name, desk) or self._made(name, desk, make)

    def _known(self, name: str, desk: Desk) -> Made[Thing] | None:
        kept = self._kept.get(name)
        return cast("Made[Thing]", kept) if kept is not None and kept.head == desk.head else None

    def _made(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Made[Thing]:
        self._maker.busy = True
        try:
            return self._put(name, desk, make)
        finally:
            self._maker.busy = False

    def _put(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Made[Thing]:
        began = monotonic()
        thing = make(desk)
        now = monotonic()
        made = Made(thing, desk.head, desk.projection.at, desk.hidden, now - began, now)
        self._kept[name] = cast("Made[object]", made)
        return made

    def _renew(self, name: str, make: Callable[[Desk], object], kept: Made[object]) -> None:
        """Begin to make something anew, unless somebody does or it was made a moment ago."""
        with self._lock:
            if self._closed or name in self._renewing or monotonic() - kept.since < REST * kept.took:
                return
            thread = threading.Thread(target=self._make_anew, args=(name, make), daemon=True)
            self._renewing[name] = thread
            thread.start()

    def _make_anew(self, name: str, make: Callable[[Desk], object]) -> None:
        try:
            with self._lend() as desk:
                if self._known(name, desk) is None:
                    self._made(name, desk, make)
        except Exception:  # noqa: BLE001 the next reader makes it while he waits, and is told what is wrong
            self._kept.pop(name, None)
        finally:
            with self._lock:
                del self._renewing[name]
