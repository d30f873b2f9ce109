"""The ledger as pages ask it: open for each thread that asks, put together once for each head of its log, restricted things left out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock

from dateline.answer.counts import load_policy
from dateline.export.gate import admit
from dateline.export.withheld import withhold
from dateline.ledger.media import shown
from dateline.ledger.view import View, open_view
from dateline.publishing import edition_of
from dateline.reporting import Settings as PageSettings
from dateline.reporting import Wanted, material_of
from dateline.site import Material
from dateline.web.settings import Settings


class Library:
    """What pages may show of a ledger."""

    def __init__(self, settings: Settings) -> None:
        """Take the settings; nothing is opened yet."""
        self.settings = settings
        self.name = Path(shown(settings.ledger)).stem
        self._views: SimpleQueue[View] = SimpleQueue()
        self._making = Lock()
        self._made: tuple[str, Material] | None = None

    @contextmanager
    def view(self) -> Iterator[View]:
        """Lend a view of the ledger as it is, to one thread at a time."""
        try:
            view = self._views.get_nowait()
        except Empty:
            view = open_view(self.settings.ledger)
        try:
            yield view
        finally:
            self._views.put(view)

    def close(self) -> None:
        """Give the files back."""
        while True:
            try:
                self._views.get_nowait().close()
            except Empty:
                return

    def material(self) -> Material:
        """Return everything public, as the ledger stands."""
        with self.view() as view, self._making:
            head = view.head()
            if self._made is None or self._made[0] != head:
                self._made = head, self._make(view)
            return self._made[1]

    def _make(self, view: View) -> Material:
        settings = self.settings
        policy = load_policy(settings.policy)
        wanted = Wanted(settings.policy, settings.reviewed)
        public = withhold(admit(edition_of(view, self.name, policy, reviewed=settings.reviewed)).edition).edition
        return material_of(view, public, policy, PageSettings(wanted, settings.naming, settings.whole, settings.codebook))
