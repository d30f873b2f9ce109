"""A program that adds reports one after the other and says so after each; it is there to be killed."""

from __future__ import annotations

import sys
from itertools import count

from dateline.ledger.store import open_ledger
from tests.ledger import factory


def add_for_ever(path: str, first: int) -> None:
    with open_ledger(path, factory.clock, "program:test") as ledger:
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        for number in count(first):
            reading = factory.reading(f"Report {number}. ")
            added = ledger.append(reading, factory.capture(reading.document.text), factory.RUN)
            sys.stdout.write(f"{added.document}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    add_for_ever(sys.argv[1], int(sys.argv[2]))
