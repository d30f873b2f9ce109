"""Measure questions over many incidents.

python scripts/answers.py [--incidents 200000] [--seed 1] [--keep FILE] [--exports]

The incidents never were (scripts/many.py); FILE keeps them for the next time, or is the projection of a ledger (scripts/append.py).
Every question is asked of an open projection in this process, the first time included; times are by the clock, and those of the
processor beside them. Exports are timed from the projection to the finished files with their manifest. Figures go to standard
output, one JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

from dateline.answer.counts import load_policy
from dateline.answer.scope import Scope
from dateline.export.formats import format_named
from dateline.export.publish import publish
from dateline.projection import Filter, Projection
from dateline.projection.compact import at_once
from dateline.projection.comparing import compare_totals
from dateline.records.publication import Edition, Released
from scripts.many import make

TIMES = 20
TODAY = "2033-06-15"
YEAR = Scope(start="2033-01-01", end="2033-12-31")
FORMATS = ("csv", "acled", "geojson", "stix")


def questions(projection: Projection) -> Mapping[str, Callable[[], object]]:
    """Return what is asked."""
    policy = load_policy("range")
    named = [each for each in projection.totals() if each.actor and each.start and each.end]
    attacks, killed = (next((each for each in named if each.measure == measure), named[0]) for measure in ("attacks", "killed"))
    group = attacks.actor or ""
    period, other = (Scope(actor=each.actor, start=each.start, end=each.end) for each in (attacks, killed))
    last = Filter(scope=YEAR)
    return {
        "tally": lambda: projection.tally(Scope(), policy),
        "tally by month": lambda: projection.tally(Scope(), policy, "month"),
        "tally by actor": lambda: projection.tally(Scope(), policy, "actor"),
        "tally by place": lambda: projection.tally(Scope(), policy, "place"),
        "tally of one actor and year": lambda: projection.tally(Scope(actor=group, start=YEAR.start, end=YEAR.end), policy, "month"),
        "compare attacks of one actor": lambda: compare_totals(projection, "attacks", period, policy),
        "compare killed by one actor": lambda: compare_totals(projection, "killed", other, policy),
        "due, a page": lambda: projection.appointments(TODAY, ("overdue", "due", "ahead"), limit=50),
        "due, all": lambda: projection.appointments(TODAY),
        "incidents, first page": projection.incidents,
        "incidents, deadliest of a year": lambda: projection.incidents(last, "deadliest"),
        "incidents, a page far on": lambda: projection.incidents(offset=projection.columns.size // 2),
        "incident": lambda: projection.incident(projection.incidents(limit=1).rows[0].id[:12]),
        "account": lambda: projection.account(projection.incidents(limit=1).rows[0].id),
        "search": lambda: projection.search(f"{group} raid"),
        "facets": lambda: projection.facets("actor", last),
        "map": lambda: projection.points(last),
        "days": projection.days,
        "contradictions, a page": lambda: projection.contradictions(limit=50),
        "stock": projection.stock,
    }


def timed(question: Callable[[], object], clock: Callable[[], float] = time.perf_counter, times: int = TIMES) -> tuple[float, float]:
    """Return the median and the 95th percentile of the milliseconds that a question takes by a clock."""
    took = []
    for _ in range(times):
        start = clock()
        question()
        took.append((clock() - start) * 1000)
    return statistics.median(took), statistics.quantiles(took, n=20)[-1]


def exported(projection: Projection, name: str, folder: Path) -> dict[str, object]:
    """Return how many incidents a second go out in a format."""
    wall, busy = time.perf_counter(), time.process_time()
    with at_once():
        incidents = [Released(each) for each in projection.every()]
        loaded = time.process_time() - busy
        edition = Edition("generated", projection.head, 1, projection.at, "range", "0", "", incidents=incidents)
        publish(edition, format_named(name), folder / name, "machine")
    seconds, spent = time.perf_counter() - wall, time.process_time() - busy
    return {
        "export": name,
        "incidents": len(incidents),
        "seconds": round(seconds, 1),
        "rows_per_second": round(len(incidents) / seconds),
        "rows_per_processor_second": round(len(incidents) / spent),
        "of_that_loading": round(len(incidents) / loaded),
    }


def opened(path: Path) -> Projection:
    """Return the questions to a file that `make` wrote."""
    made = sqlite3.connect(path, isolation_level=None)
    made.execute("PRAGMA mmap_size=1073741824")
    return Projection(made)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--exports", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = given.keep or Path(folder) / "many.db"
        if not path.exists():
            start = time.process_time()
            make(path, given.incidents, given.seed)
            print(json.dumps({"made": given.incidents, "processor_seconds": round(time.process_time() - start, 1)}))
        with closing(opened(path)) as projection:
            for name, question in questions(projection).items():
                busy, wall = timed(question, time.process_time), timed(question)
                figures = {"processor_median_ms": busy[0], "processor_p95_ms": busy[1], "median_ms": wall[0], "p95_ms": wall[1]}
                print(json.dumps({"question": name, **{key: round(value, 1) for key, value in figures.items()}}), flush=True)
            for name in FORMATS if given.exports else ():
                print(json.dumps(exported(projection, name, Path(folder))), flush=True)


if __name__ == "__main__":
    main()
