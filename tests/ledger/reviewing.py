"""A program that checks, corrects and disputes for ever and says so after each step; it is there to be killed."""

from __future__ import annotations

import sys
from itertools import count

from dateline.ledger.reviews import State
from tests.ledger.village import open_as, rows

ROUND: tuple[State, ...] = ("in_review", "disputed", "corrected")


def review_for_ever(path: str, who: str) -> None:
    records = [str(name) for (name,) in rows(path, "SELECT id FROM record WHERE kind = 'tally' ORDER BY id")]
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count():
        with open_as(path, f"human:{who}") as ledger:
            ledger.review(ROUND[number % 3], records, f"round {number}")
        ((last,),) = rows(path, "SELECT max(seq) FROM review")
        sys.stdout.write(f"{last}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    review_for_ever(sys.argv[1], sys.argv[2])
