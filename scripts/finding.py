"""Ask a large ledger for words and say how fast.

python scripts/finding.py LEDGER [--cache FOLDER] [--times 50] WORDS...

LEDGER is a file, for instance that of scripts/append.py, or postgresql://user@host/database; nothing is written to it. The lists that
`dateline find` and the pages look into are brought up first, in FOLDER. Then each of WORDS, a question in one argument, is put so many
times, each time for another page of fifty sentences, with their words and records from the ledger. Figures go to standard output, one
JSON object a line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from pathlib import Path

from dateline.catalogue import Catalogue, open_catalogue, silent
from dateline.ledger.view import View, open_view

PAGE = 50


def asked(view: View, catalogue: Catalogue, words: str, times: int) -> dict[str, object]:
    """Return the milliseconds that a question takes."""
    took, busy, total = [], [], catalogue.sentences(words, limit=0).total
    for turn in range(times):
        wall, spent = time.perf_counter(), time.process_time()
        found = catalogue.sentences(words, None, turn * PAGE % max(total, 1), PAGE)
        view.sentences(found.rows)
        took.append((time.perf_counter() - wall) * 1000)
        busy.append((time.process_time() - spent) * 1000)
    figures = {"p50_ms": statistics.median(took), "p95_ms": statistics.quantiles(took, n=20)[-1], "processor_ms": statistics.median(busy)}
    return {"find": words, "sentences": total, **{name: round(value, 1) for name, value in figures.items()}}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ledger")
    parser.add_argument("words", nargs="+")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--times", type=int, default=50)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, open_view(given.ledger) as view:
        wall, spent = time.perf_counter(), time.process_time()
        with open_catalogue(view, given.cache or Path(folder), given.ledger, silent) as catalogue:
            ready = {"seconds": round(time.perf_counter() - wall, 1), "processor_seconds": round(time.process_time() - spent, 1)}
            print(json.dumps({"lists": catalogue.total("report"), **ready}), flush=True)
            for words in given.words:
                print(json.dumps(asked(view, catalogue, words, given.times)), flush=True)


if __name__ == "__main__":
    main()
