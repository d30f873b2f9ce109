"""Ask the pages of a ledger over loopback and say how long they take.

python -m scripts.pages LEDGER [--requests 500] [--readers 1] [--pause 0] [--writes 0 [--every 1]]

The server runs in a process of its own, as `dateline serve` does; pages are asked by as many readers at once, lists, searches,
incidents and reports in turn. The lists are put together before the clock runs. With --writes another process adds so many reports
to the ledger meanwhile, one every so many seconds (scripts/chronicle.py); with --pause each reader looks at a page for so many
seconds before he asks for the next, and that is not counted. Figures go to standard output as one JSON object.
"""

from __future__ import annotations

import argparse
import itertools
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from urllib.request import urlopen

from dateline.ledger.engine import has_pending_writes

LISTS = (
    "/", "/incidents", "/incidents?page=9", "/incidents?type=ASSAULT", "/incidents?order=deadliest", "/incidents?words=air+strike",
    "/incidents?country=CC", "/incidents?month=2033-05", "/incidents?words=people", "/tallies", "/due", "/claims", "/claims?force=said",
    "/people", "/reports", "/reports?page=50", "/search?words=killed", "/search?words=the+people", "/incidents.json?page=2",
    "/reports.json?order=published", "/people.json", "/claims.json", "/due.json?state=ahead", "/tallies.json", "/search.json?words=police",
    "/corrections",
)  # fmt: skip


def main() -> None:
    """Print the measures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("ledger")
    parser.add_argument("--requests", type=int, default=500)
    parser.add_argument("--readers", type=int, default=1)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--writes", type=int, default=0)
    parser.add_argument("--every", type=float, default=1.0)
    asked = parser.parse_args()
    command = [sys.executable, "-m", "dateline", "--ledger", asked.ledger, "serve", "--port", "0"]
    started = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:
        try:
            line = server.stdout.readline() if server.stdout else ""
            address = re.search(r"http://\S+?(?=/ )", line)
            if address is None:
                sys.exit("the server did not start")
            ready = {"start_seconds": round(time.perf_counter() - started, 1), "first_page_seconds": round(_ask(address.group(), "/"), 1)}
            found = measure(
                address.group(), asked.requests, (asked.readers, asked.pause), lambda: _writer(asked.ledger, asked.writes, asked.every)
            )
            print(json.dumps({**ready, **found, "peak_mb": _peak(server.pid)}))
        finally:
            server.terminate()


def measure(
    address: str, requests: int, people: tuple[int, float], beside: Callable[[], AbstractContextManager[None]] = nullcontext
) -> dict[str, object]:
    """Return how long pages take, the slowest kinds first; each was asked once before, and `beside` goes on meanwhile."""
    readers, pause = people

    def look(page: str) -> tuple[str, float]:
        took = _ask(address, page)
        time.sleep(pause)
        return page, took

    pages = [*LISTS, *_records(address)]
    for page in pages:
        _ask(address, page)
    with beside(), ThreadPoolExecutor(readers) as pool:
        started = time.perf_counter()
        took = list(pool.map(look, itertools.islice(itertools.cycle(pages), requests)))
        rate = requests / (time.perf_counter() - started)
    times = sorted(seconds for _, seconds in took)
    of_page = {page: sorted(seconds for each, seconds in took if each == page) for page in pages}
    slowest = sorted(of_page.items(), key=lambda each: -each[1][len(each[1]) // 2])[:8]
    return {
        "requests": requests,
        "readers": readers,
        "pause": pause,
        "a_second": round(rate, 1),
        "median_ms": round(times[len(times) // 2] * 1000),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000),
        "most_ms": round(times[-1] * 1000),
        "median_and_most_ms": {page: [round(each[len(each) // 2] * 1000), round(each[-1] * 1000)] for page, each in slowest},
    }


@contextmanager
def _writer(ledger: str, reports: int, every: float) -> Iterator[None]:
    """Let somebody add reports meanwhile, and wait until he is done."""
    if not reports:
        yield
        return
    country = ["--incidents", "1000000", "--seed", str(time.time_ns()), "--reports", str(reports), "--pause", str(every)]
    with subprocess.Popen([sys.executable, "-m", "scripts.append", ledger, *country], stdout=sys.stderr) as writer:
        while writer.poll() is None and not has_pending_writes(ledger):  # a large ledger's seal is checked before the first report
            time.sleep(0.1)
        yield


def _peak(process: int) -> int:
    """Return the most memory that a process held, in megabytes."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return round(int(re.findall(r"VmHWM:\s+(\d+) kB", status)[0]) / 1024)


def _records(address: str) -> Iterator[str]:
    for kind, many in (("incidents", 8), ("reports", 8), ("people", 4)):
        with urlopen(f"{address}/{kind}") as answer:  # noqa: S310 our own server
            found = re.findall(rf'href="(/{kind}/[^"?/]+)"', answer.read().decode())
        shown = list(dict.fromkeys(found))[:many]
        yield from (*shown, *(f"{each}.json" for each in shown[:2]))


def _ask(address: str, page: str) -> float:
    started = time.perf_counter()
    with urlopen(f"{address}{page}") as answer:  # noqa: S310 our own server
        answer.read()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
