from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

import pytest

from dateline.web.app import create_app
from dateline.web.settings import Settings
from tests.ledger import factory
from tests.ledger.village import incidents, open_as
from tests.web.browser import served

READERS, PAGES, ADDED = 20, ("/", "/incidents", "/reports", "/claims", "/tallies", "/search?words=raid"), 5


@pytest.mark.slow
def test_twenty_read_while_one_writes(settings: Settings, ledger: str) -> None:
    def write() -> None:
        for turn in range(ADDED):
            reading = factory.reading(f"Later {turn}. ", name=f"later-{turn}.txt")
            with open_as(ledger, "program:test") as opened:
                opened.append(reading, factory.capture(reading.document.text), factory.RUN)

    def read(address: str) -> list[int]:
        statuses = []
        for path in PAGES:
            with urlopen(f"{address}{path}", timeout=120) as answer:  # noqa: S310 our own server
                answer.read()
                statuses.append(answer.status)
        return statuses

    with served(create_app(settings)) as address, ThreadPoolExecutor(READERS + 1) as people:
        written = people.submit(write)
        found = list(people.map(read, [address] * READERS))
        written.result()
        with urlopen(f"{address}/incidents.json") as answer:  # noqa: S310
            last = answer.read().decode()
    assert found == [[200] * len(PAGES)] * READERS
    assert all(name in last for name in incidents(ledger))
