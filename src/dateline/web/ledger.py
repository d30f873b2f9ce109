"""The ledger as pages ask it: desks over it, each lent to one request at a time.

A desk is at the present head, unless bringing things up to it takes longer than a reader should wait: then at an earlier one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import BoundedSemaphore
from typing import TypeVar

from dateline.ledger.media import shown
from dateline.ledger.view import View, open_view
from dateline.web.desk import Desk
from dateline.web.settings import Settings
from dateline.web.shelf import Made, Shelf
from dateline.web.upkeep import Upkeep

Thing = TypeVar("Thing")
DESKS = 6  # readers who are served at a time: more would not be served sooner, and each desk holds memory and is brought up by itself


class Library:
    """Where pages get a ledger from."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; nothing is opened yet."""
        self.settings = settings
        self.name = Path(shown(settings.ledger)).stem
        self._free: SimpleQueue[Desk] = SimpleQueue()
        self._views: SimpleQueue[View] = SimpleQueue()
        self._shelf = Shelf(self.open)
        self._upkeep = Upkeep(settings)
        self._closed = False
        self._places = BoundedSemaphore(DESKS)

    @contextmanager
    def open(self) -> Iterator[Desk]:
        """Lend a desk over the ledger to one thread; who finds none free waits for the next."""
        with self._places:
            desk = self._fresh()
            try:
                yield desk
            finally:
                self._free.put(desk)
                if self._closed:
                    self._empty(self._free)

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

    def once(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Thing:
        """Return what is made of the ledger once for each of its heads: the same as long as nothing is written."""
        return self._shelf.once(name, desk, make)

    def lately(self, name: str, desk: Desk, make: Callable[[Desk], Thing]) -> Made[Thing]:
        """Return what is made once, be it of an earlier head where making it takes long; what is restricted now is never in it."""
        return self._shelf.lately(name, desk, make)

    def close(self) -> None:
        """Give the files back."""
        self._closed = True
        self._shelf.close()
        self._upkeep.close()
        self._empty(self._free)
        self._empty(self._views)

    @staticmethod
    def _empty(free: SimpleQueue[Desk] | SimpleQueue[View]) -> None:
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
        if self._upkeep.wait() or not desk.hides_enough():
            desk.close()
            return Desk(self.settings)
        return self._standing(desk)

    def _standing(self, desk: Desk) -> Desk:
        """Return a desk where things were last brought up: what was written just now is not in it, what is restricted now is not either."""
        later = Desk(self.settings, standing=True)
        if later.head == desk.head:
            later.close()
            return desk
        desk.close()
        return later
