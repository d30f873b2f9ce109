"""Every frame in which a report tells totals: the sentences of `frames.txt` tell just the totals that stand behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.records.claims import Tally
from tests.conftest import Read

TODAY = "2024-09-20"  # a Friday
LINES = (Path(__file__).parent / "frames.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" => ")) for line in LINES if " => " in line and not line.startswith("#")]


def bounds(tally: Tally) -> str:
    if tally.low == tally.high:
        return str(tally.low)
    return f"{tally.low}..{'' if tally.high is None else tally.high}"


def fits(tally: Tally, wanted: str) -> bool:
    """Tell whether a tally is what MEASURE BOUNDS START..END says."""
    measure, size, period = wanted.split()
    start, _, end = period.partition("..")
    days = [start in ("?", tally.period.start or ""), end in ("?", tally.period.end or "")]
    return tally.measure == measure and bounds(tally) == size and (period == "?" or all(days))


@pytest.mark.parametrize(("text", "totals"), CASES, ids=[text[:60] for text, _ in CASES])
def test_a_report_tells_its_totals(text: str, totals: str, reading: Read) -> None:
    tallies = reading(text, TODAY).tallies
    wanted = [] if totals == "nothing" else totals.split("; ")
    assert len(tallies) == len(wanted), [(each.measure, bounds(each), each.rule) for each in tallies]
    assert all(fits(tally, each) for tally, each in zip(tallies, wanted, strict=True))
