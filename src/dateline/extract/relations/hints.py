"""Claims that a total is too low or too high: they contradict whoever gives the total."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.found import Found
from dateline.extract.relations.statements import overlaps, relation
from dateline.records.claims import Relation


def find_hinted(found: Found) -> Iterator[Relation]:
    """Yield who doubts whose total: "aid groups believe that the number is higher" beside the command's 61 attacks."""
    by_id = {each.id: each for each in found.attributions}
    tallies = {tally.id: tally for tally in found.tallies}
    for doubting in found.attributions:
        tally = tallies.get(doubting.hint.tally) if doubting.hint is not None else None
        givers = [by_id[each] for each in tally.attributions if each in by_id] if tally is not None else []
        for giver in givers:
            if giver.id != doubting.id and not overlaps(giver, doubting):
                yield relation(doubting, giver, "contradicts", "hint", 0.7)
