"""One figure for two outcomes: of "80 killed and wounded" nobody knows how many were killed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from dateline.records.claims import Count

JOINT = frozenset({"killed", "injured"})


def with_joint(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return the counts; those of the dead and of the hurt that share a number lose their value and keep what bounds it."""
    shared = Counter(count.number for count in counts if count.outcome in JOINT)
    outcomes = {number: {count.outcome for count in counts if count.number == number} for number, times in shared.items() if times > 1}
    both = {number for number, told in outcomes.items() if told >= JOINT}
    return tuple(_bounded(count) if count.number in both and (count.value or 0) > 1 else count for count in counts)


def _bounded(count: Count) -> Count:
    """Return a count of at least one and less than the whole."""
    most = count.high if count.high is not None else count.value
    return replace(count, value=None, low=1, high=most - 1 if most else None, comparator="range", rule="count.joint@1")
