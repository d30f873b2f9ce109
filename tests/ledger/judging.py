"""A program that suggests and judges for ever and says so after each decision; it is there to be killed."""

from __future__ import annotations

import sys
from itertools import count

from tests.ledger.village import incidents, open_as, suggest


def judge_for_ever(path: str, who: str) -> None:
    one, two, three, *_ = incidents(path)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for number in count():
        suggest(path, (two, three, (number % 900) / 1000), rule=f"incidents.{who}@1")
        with open_as(path, f"human:{who}") as ledger:
            edge = ledger.judge("unsure" if number % 2 else "same", one, two, f"round {number}")
        sys.stdout.write(f"{edge.id}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    judge_for_ever(sys.argv[1], sys.argv[2])
