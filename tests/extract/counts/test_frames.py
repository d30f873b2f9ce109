"""Every frame in which a report tells losses: the sentences of `frames.txt` tell just the figures that stand behind them."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.extract.codebook import Codebook
from dateline.extract.counts import find_counts
from dateline.extract.found import Found
from dateline.records.claims import Count
from dateline.records.reading import Anchor
from tests.conftest import Analyse

NO_DAY = Anchor(None, None, None, "unknown", "none", conflicts_with_published=False, evidence=())
LINES = (Path(__file__).parent / "frames.txt").read_text("utf-8").splitlines()
CASES = [tuple(line.split(" => ")) for line in LINES if " => " in line and not line.startswith("#")]


def bounds(count: Count) -> str:
    if count.low == count.high:
        return str(count.low)
    return f"{count.low}..{'' if count.high is None else count.high}"


def fits(count: Count, wanted: str, by_id: dict[str, Count]) -> bool:
    """Tell whether a count is what OUTCOME BOUNDS [CLASS] [of WHOLE] says."""
    said, _, whole = wanted.partition(" of ")
    outcome, size, *kind = said.split()
    part = str(by_id[count.part_of].low) if count.part_of else ""
    told = count.who.class_ in kind[0].split("|") if kind else True
    return told and count.outcome in outcome.split("|") and bounds(count) == size and part == whole


@pytest.mark.parametrize(("sentence", "figures"), CASES, ids=[sentence[:60] for sentence, _ in CASES])
def test_a_sentence_tells_its_figures(sentence: str, figures: str, analyse: Analyse, codebook: Codebook) -> None:
    counts = find_counts(Found(analyse(sentence), NO_DAY), codebook)
    wanted = [] if figures == "nothing" else figures.split("; ")
    by_id = {count.id: count for count in counts}
    assert len(counts) == len(wanted), [(count.outcome, bounds(count), count.rule) for count in counts]
    assert all(fits(count, each, by_id) for count, each in zip(counts, wanted, strict=True))
