"""Ask the pages of a ledger over loopback and say how long they take.

python scripts/pages.py LEDGER [--requests 500] [--readers 1]

The server runs in a process of its own, as `dateline serve` does; pages are asked by as many readers at once, lists, searches,
incidents and reports in turn. The lists are put together before the clock runs. Figures go to standard output as one JSON object.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.request import urlopen

LISTS = (
    "/", "/incidents", "/incidents?page=9", "/incidents?type=ASSAULT", "/incidents?order=deadliest", "/incidents?words=air+strike",
    "/tallies", "/due", "/claims", "/people", "/reports", "/search?words=killed", "/incidents.json?page=2", "/reports.json?order=published",
)  # fmt: skip


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--readers", type=int, default=1)
    asked = parser.parse_args()
    command = [sys.executable, "-m", "dateline", "--ledger", asked.ledger, "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            address = re.search(r"http://\S+?(?=/ )", line)
            if address is None:
                sys.exit("the server did not start")
            print(json.dumps(measure(address.group(), asked.requests, asked.readers)))
        finally:
            server.terminate()


def measure(address: str, requests: int, readers: int) -> dict[str, object]:
    """Return how long pages take, the slowest kinds first."""
    pages = [*LISTS, *_records(address)]
    for page in pages:
        _ask(address, page)
    started = time.perf_counter()
    with ThreadPoolExecutor(readers) as people:
        took = list(people.map(lambda page: (page, _ask(address, page)), itertools.islice(itertools.cycle(pages), requests)))
    times = sorted(seconds for _, seconds in took)
    slowest = {page: round(max(seconds for each, seconds in took if each == page) * 1000) for page in pages}
    return {
        "requests": requests,
        "readers": readers,
        "a_second": round(requests / (time.perf_counter() - started), 1),
        "median_ms": round(times[len(times) // 2] * 1000),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000),
        "slowest_ms": dict(sorted(slowest.items(), key=lambda each: -each[1])[:8]),
    }


def _records(address: str) -> Iterator[str]:
    for kind in ("incidents", "reports"):
        with urlopen(f"{address}/{kind}") as answer:  # noqa: S310 our own server
            found = re.findall(rf'href="(/{kind}/[0-9a-f]+)"', answer.read().decode())
        yield from list(dict.fromkeys(found))[:10]


def _ask(address: str, page: str) -> float:
    started = time.perf_counter()
    with urlopen(f"{address}{page}") as answer:  # noqa: S310 our own server
        answer.read()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
