"""The ledger as pages ask it: desks over it, each lent to one request at a time and always at the present head."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock
from typing import TypeVar, cast

from dateline.ledger.media import shown
from dateline.ledger.view import View, open_view
from dateline.web.desk import Desk
from dateline.web.settings import Settings

Made = TypeVar("Made")


class Library:
    """Where pages get a ledger from."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; nothing is opened yet."""
        self.settings = settings
        self.name = Path(shown(settings.ledger)).stem
        self._free: SimpleQueue[Desk] = SimpleQueue()
        self._views: SimpleQueue[View] = SimpleQueue()
        self._kept: dict[str, tuple[str, object]] = {}
        self._making: dict[str, Lock] = {}
        self._lock = Lock()

    @contextmanager
    def open(self) -> Iterator[Desk]:
        """Lend a desk over the ledger as it stands now, to one thread."""
        desk = self._fresh()
        try:
            yield desk
        finally:
            self._free.put(desk)

    @contextmanager
    def view(self) -> Iterator[View]:
        """Lend the ledger itself, for those who decide: as it is at each question, with what is restricted."""
        try:
            view = self._views.get_nowait()
        except Empty:
            view = open_view(self.settings.ledger)
        try:
            yield view
        finally:
            self._views.put(view)

    def once(self, name: str, desk: Desk, make: Callable[[Desk], Made]) -> Made:
        """Return what is made of the ledger once for each of its heads: the same as long as nothing is written."""
        with self._lock:
            making = self._making.setdefault(name, Lock())
        with making:
            head, found = self._kept.get(name, ("", None))
            if head != desk.head:
                found = make(desk)
                self._kept[name] = desk.head, found
            return cast("Made", found)

    def close(self) -> None:
        """Give the files back."""
        for free in (self._free, self._views):
            with suppress(Empty):
                while True:
                    free.get_nowait().close()

    def _fresh(self) -> Desk:
        try:
            desk = self._free.get_nowait()
        except Empty:
            return Desk(self.settings)
        if desk.is_current():
            return desk
        desk.close()
        return Desk(self.settings)
