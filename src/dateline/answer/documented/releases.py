"""Sums within one release: whether the parts that it names make up the total that it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from dateline.answer.counts.bounds import add, size
from dateline.records.happenings import Bounds
from dateline.records.totals import Total

Label = Literal["adds_up", "parts_exceed", "parts_fall_short"]


@dataclass(frozen=True, slots=True)
class Added:
    """A total with its parts, their sum, and whether both can be right."""

    whole: str
    parts: tuple[str, ...]
    sum: Bounds
    label: Label
    says: str


def check_sum(whole: Total, parts: Sequence[Total]) -> Added:
    """Return whether the parts add up; bounds that overlap do."""
    total = add(part.bounds for part in parts)
    label: Label = "adds_up"
    if whole.bounds.high is not None and (total.low or 0) > whole.bounds.high:
        label = "parts_exceed"
    elif total.high is not None and total.high < (whole.bounds.low or 0):
        label = "parts_fall_short"
    sign = "=" if label == "adds_up" else "≠"
    says = f"{' + '.join(str(size(part.bounds)) for part in parts)} {sign} {size(whole.bounds)}"
    return Added(whole.id, tuple(part.id for part in parts), total, label, says)


def find_sums(totals: Iterable[Total]) -> Iterator[Added]:
    """Yield every total of a release whose parts by place the release names too: one speaker, one measure, one period."""
    groups: dict[tuple[object, ...], list[Total]] = {}
    for total in totals:
        key = (total.document, total.speaker, total.measure, total.actor, total.start, total.end)
        groups.setdefault(key, []).append(total)
    for group in groups.values():
        whole = max(group, key=lambda each: size(each.bounds))
        parts = [each for each in group if each is not whole and each.place is not None and each.place != whole.place]
        if len(parts) > 1 and len({each.place for each in parts}) == len(parts):
            yield check_sum(whole, parts)
