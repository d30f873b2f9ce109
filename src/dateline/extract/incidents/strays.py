"""Losses told without a trigger of their own ("the bodies of two men"): they belong to the nearest happening."""

from __future__ import annotations

from dateline.extract.found import Found
from dateline.extract.incidents.grouping import Group
from dateline.records.claims import Count

REACH = 3  # sentences


def with_strays(groups: list[Group], found: Found) -> list[Group]:
    """Return the groups with the counts of no event that stand in or near one of their sentences."""
    for count in found.counts:
        sentence = found.analysis.sentence_at(count.span.start)
        if count.event is not None or sentence is None:
            continue
        group = _holder(groups, count) or _nearest(groups, sentence.index)
        if group is not None:
            group.others.append(count)
    return groups


def _holder(groups: list[Group], count: Count) -> Group | None:
    """Return the group with a mention told by the words of the count itself: "and two more in Brannick"."""
    return next((group for group in groups if any(mention.event.span.meets(count.span) for mention in group.mentions)), None)


def _nearest(groups: list[Group], index: int) -> Group | None:
    """Return the group with the nearest mention, one before the count rather than one behind it."""
    far = [(min(_distance(mention.sentence.index, index) for mention in group.mentions), number) for number, group in enumerate(groups)]
    best = min(far, default=(REACH + 1.0, -1))
    return groups[best[1]] if best[0] <= REACH else None


def _distance(mention: int, index: int) -> float:
    return index - mention if mention <= index else mention - index + 0.5
