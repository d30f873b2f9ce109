"""Totals that cannot all hold: kept side by side, decided by nobody here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from dateline.answer.counts.bounds import ordered
from dateline.answer.documented.differences import scope_hash
from dateline.answer.wording import bounded
from dateline.records.happenings import Bounds
from dateline.records.totals import Total


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two totals of one scope and one day that exclude each other, and what each says."""

    measure: str
    left: str
    right: str
    says: str


def disputes(totals: Sequence[Total]) -> Iterator[Dispute]:
    """Yield every pair. Totals exclude each other when their bounds do not meet: "at least 60" and "61" do not."""
    for one, other in combinations(sorted(totals, key=lambda total: total.id), 2):
        same_days = (one.as_of or one.end) == (other.as_of or other.end)
        if same_days and _scope(one) == _scope(other) and apart(one.bounds, other.bounds):
            yield Dispute(one.measure, one.id, other.id, " ↔ ".join(map(_says, (one, other))))


def apart(one: Bounds, other: Bounds) -> bool:
    """Tell whether two figures exclude each other."""
    left, right = ordered(one), ordered(other)
    return (left.high is not None and (right.low or 0) > left.high) or (right.high is not None and (left.low or 0) > right.high)


def _says(total: Total) -> str:
    return f"{total.speaker or 'the report'}: {bounded(total.bounds)} {total.unit or total.measure}"


def _scope(total: Total) -> str:
    """Return the scope whoever speaks, and whatever word is used for the deed."""
    return scope_hash(replace(total, speaker=None, deed=None))
