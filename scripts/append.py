"""Append many statements to a ledger and say how fast.

python -m scripts.append LEDGER [--statements 1000000 | --incidents 200000 [--seed 1] [--reports N]] [--pause SECONDS] [--verify]

LEDGER is a file that is not there yet, or postgresql://user@host/database without a ledger. The reports of examples/ are read once;
copies of their readings, each of a text of its own, are then added one transaction a report, as `dateline add` does. With
--incidents the reports are those of a country that never was (scripts/chronicle.py), and what they have in common is suggested
afterwards as `dateline reconcile` would, so that the ledger holds so many canonical incidents. The clock
runs while rows are made, hashed, chained and written; reading is not timed. Figures go to standard output as one JSON object.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import statistics
import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import count, cycle, islice
from pathlib import Path

from dateline import pipeline
from dateline.config import from_environment
from dateline.intake import Raw
from dateline.ledger.rows import Capture, Run
from dateline.ledger.store import Ledger, open_ledger
from dateline.ledger.verify import verify
from dateline.reconciling import RULE
from dateline.records.reading import Reading
from scripts.chronicle import Chronicle, Shared

EXAMPLES = Path(__file__).parents[1] / "examples"
RUN = Run("append", "1", "")


@dataclass(slots=True)
class Paced:
    """What was appended, and the seconds that each report took; `busy` are those of the processor alone."""

    statements: int = 0
    entries: int = 0
    took: list[float] = field(default_factory=list)
    busy: float = 0.0

    def figures(self) -> dict[str, object]:
        """Return the figures as they are printed."""
        whole, tenth = sum(self.took), len(self.took) // 10 or 1
        return {
            "reports": len(self.took),
            "statements": self.statements,
            "rows": self.entries,
            "seconds": round(whole, 1),
            "statements_per_second": round(self.statements / whole),
            "processor_seconds": round(self.busy, 1),
            "ms_per_report": {
                "median": round(statistics.median(self.took) * 1000, 1),
                "first_tenth": round(statistics.mean(self.took[:tenth]) * 1000, 1),
                "last_tenth": round(statistics.mean(self.took[-tenth:]) * 1000, 1),
                "worst": round(max(self.took) * 1000, 1),
            },
        }


def readings() -> list[Reading]:
    """Return the readings of our own example reports."""
    reader = pipeline.open_reader(from_environment(os.environ))
    found = [reader.read_one(Raw(path.name, data=path.read_bytes())) for path in sorted(EXAMPLES.glob("*.html"))]
    return [each for each in found if isinstance(each, Reading)]


def copies(of: list[Reading]) -> Iterator[Reading]:
    """Yield copies without end; a line at the end of each text makes it another report."""
    for number, each in zip(count(), cycle(of), strict=False):
        text = f"{each.document.text}\nCopy {number}."
        digest = hashlib.sha256(text.encode()).hexdigest()
        yield replace(each, document=replace(each.document, id=digest, raw_sha256=digest, text=text, name=f"copy-{number}"))


def append(ledger: Ledger, given: Iterator[Reading], statements: float = float("inf"), pause: float = 0.0) -> Paced:
    """Add reports until there are so many statements, or no more reports."""
    paced = Paced()
    for reading in given:
        capture = Capture(reading.document.text.encode(), "text/plain", "append@1", {"name": reading.document.name})
        start, busy = time.perf_counter(), time.process_time()
        added = ledger.append(reading, capture, RUN)
        paced.took.append(time.perf_counter() - start)
        paced.busy += time.process_time() - busy
        paced.statements += added.rows.get("statement", 0)
        paced.entries += sum(added.rows.values())
        if added.refused:
            raise SystemExit(f"{added.name}: {added.refused[0]}")
        if paced.statements >= statements:
            break
        time.sleep(pause)
    return paced


def suggest(ledger: Ledger, shared: Shared) -> dict[str, object]:
    """Keep what reports have in common, and say how much that is."""
    start = time.perf_counter()
    kept = ledger.suggest(shared.links, RULE, shared.families)
    return {"edges": kept.edges, "families": kept.families, "suggest_seconds": round(time.perf_counter() - start, 1)}


def main() -> None:
    """Append, and print the figures."""
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    options.add_argument("ledger")
    options.add_argument("--statements", type=int, default=1_000_000)
    options.add_argument("--incidents", type=int)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--reports", type=int, help="no more than so many of the country's reports")
    options.add_argument("--pause", type=float, default=0.0, help="seconds between two reports, as somebody who adds one now and then")
    options.add_argument("--verify", action="store_true", help="check the whole ledger afterwards, and say how long that took")
    given = options.parse_args()
    made = Chronicle(given.incidents, given.seed) if given.incidents else None
    with open_ledger(given.ledger, lambda: "2025-11-15T08:00:00Z", "program:append") as ledger:
        if made is None:
            figures = append(ledger, copies(readings()), given.statements, given.pause).figures()
        else:
            figures = append(ledger, islice(made.reports(), given.reports), pause=given.pause).figures() | suggest(ledger, made.shared)
    if Path(given.ledger).is_file():
        figures["megabytes"] = round(Path(given.ledger).stat().st_size / 1e6)
    if given.verify:
        start = time.perf_counter()
        figures["verified"] = verify(given.ledger).ok
        figures["verify_seconds"] = round(time.perf_counter() - start, 1)
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
