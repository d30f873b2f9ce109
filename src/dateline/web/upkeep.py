"""Bringing a large ledger's projection and lists up behind the pages, so that nobody waits long for what somebody else writes."""

from __future__ import annotations

import threading
from contextlib import suppress
from time import monotonic, sleep, thread_time

from dateline.errors import DatelineError
from dateline.web.desk import Desk
from dateline.web.settings import Settings

QUICK = 0.3  # seconds of the processor: what takes no longer is waited for
WAIT = 10.0  # seconds by the clock that it may take then, on a machine that has much to do
PATIENCE = 0.15  # seconds that a reader waits where it takes longer
REST = 2  # times as long as it took is rested then before the next time: readers need the processor too


class Upkeep:
    """One thread at a time that brings things up, as long as something is written."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; nothing is begun yet."""
        self._settings = settings
        self._lock = threading.Lock()
        self._done = threading.Event()
        self._thread: threading.Thread | None = None
        self._since = 0.0
        self._rested = 0.0
        self._is_slow = False

    def wait(self) -> bool:
        """Begin to bring things up, wait a moment, and tell whether they stand where the ledger does."""
        with self._lock:
            if self._thread is None:
                self._done, self._since = threading.Event(), monotonic()
                self._thread = threading.Thread(target=self._bring_up, args=(self._done,), daemon=True)
                self._thread.start()
            done, until = self._done, self._since + (PATIENCE if self._is_slow else WAIT)
        return done.wait(max(0.0, until - monotonic()))

    def close(self) -> None:
        """Wait until nothing is brought up any more."""
        thread = self._thread
        if thread is not None:
            thread.join(PATIENCE)

    def _bring_up(self, done: threading.Event) -> None:
        sleep(max(0.0, self._rested - monotonic()))
        began, worked = monotonic(), thread_time()
        try:
            with suppress(DatelineError, OSError):  # who opens a desk is told what is wrong
                desk = Desk(self._settings)
                try:
                    _ = desk.catalogue
                finally:
                    desk.close()
        finally:
            self._is_slow = thread_time() - worked > QUICK
            self._rested = monotonic() + (REST * (monotonic() - began) if self._is_slow else 0.0)
            with self._lock:
                self._thread = None
            done.set()
