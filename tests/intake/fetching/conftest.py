from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from dateline.intake.fetching import Fetcher, Manners, Timing
from tests.intake.fetching.site import Site, site


@dataclass
class Clock:
    """A clock that only moves when somebody waits."""

    time: float = 1_700_000_000.0
    waits: list[float] = field(default_factory=list)

    def read(self) -> float:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds


@pytest.fixture
def host() -> Iterator[Site]:
    with site() as ours:
        yield ours


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(host: Site, clock: Clock) -> Fetcher:
    """A fetcher that may ask the site although it stands on this machine."""
    return Fetcher(Manners(allowed=frozenset({host.host}), limit=100_000), Timing(clock.read, clock.read, clock.sleep))
