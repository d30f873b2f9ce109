"""Two intervals, one word: whether a claimed total and a documented one can both be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.records.happenings import Bounds

Label = Literal["documented_exceeds", "consistent", "undocumented_residual", "not_comparable"]
SOFT_CAP = 1.25


@dataclass(frozen=True, slots=True)
class Verdict:
    """The word, what is left over (null bounds are open), and how much of the claim is documented.

    `if_capped` is the word that holds if open bounds of what is documented end at 1.25 times their lower end.
    """

    label: Label
    residual: Bounds | None
    coverage: float | None
    coverage_low: float | None
    coverage_high: float | None
    if_capped: Label


def judge(claimed: Bounds, documented: Bounds) -> Verdict:
    """Return the verdict on two figures in one scope."""
    label = word(claimed, documented)
    low, high = documented.low or 0, documented.high
    middle = _middle(documented)
    return Verdict(
        label,
        _residual(claimed, documented) if label == "undocumented_residual" else None,
        _part(middle, _middle(claimed)),
        _part(low, claimed.high),
        None if high is None else _part(high, claimed.low),
        word(claimed, _capped(documented)),
    )


def word(claimed: Bounds, documented: Bounds) -> Label:
    """Return the label; an open bound overlaps with everything on its side."""
    if claimed.high is not None and (documented.low or 0) > claimed.high:
        return "documented_exceeds"
    if documented.high is not None and documented.high < (claimed.low or 0):
        return "undocumented_residual"
    return "consistent"


def _residual(claimed: Bounds, documented: Bounds) -> Bounds:
    low = (claimed.low or 0) - (documented.high or 0)
    best = claimed.best - documented.best if claimed.best is not None and documented.best is not None else None
    return Bounds(low, best, None if claimed.high is None else claimed.high - (documented.low or 0))


def _capped(documented: Bounds) -> Bounds:
    if documented.high is not None:
        return documented
    return Bounds(documented.low, documented.best, int(SOFT_CAP * max(documented.low or 0, documented.best or 0)))


def _middle(bounds: Bounds) -> float:
    if bounds.best is not None:
        return float(bounds.best)
    low = float(bounds.low or 0)
    return low if bounds.high is None else (low + bounds.high) / 2


def _part(part: float, whole: float | None) -> float | None:
    return part / whole if whole else None
