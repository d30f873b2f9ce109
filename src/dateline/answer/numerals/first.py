"""First digits against Benford's law: only where it can hold at all, and never a verdict on anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log10

LEAST, ORDERS = 300, 3
BANDS = ((0.006, "close"), (0.012, "acceptable"), (0.015, "marginal"))


@dataclass(frozen=True, slots=True)
class First:
    """The mean absolute deviation from Benford's law in a word; null where the law need not hold."""

    figures: int
    deviation: float | None
    says: str


def first_digits(figures: Sequence[int]) -> First:
    """Return how the first digits lie. One number admits no test."""
    known = [each for each in figures if each > 0]
    orders = log10(max(known) / min(known)) if known else 0.0
    if len(known) < LEAST or orders < ORDERS:
        why = f"{len(known)} figures over {orders:.1f} orders of magnitude"
        return First(len(known), None, f"no test: {why}; it takes {LEAST} over {ORDERS}")
    counts = Counter(int(str(each)[0]) for each in known)
    deviation = sum(abs(counts[digit] / len(known) - log10(1 + 1 / digit)) for digit in range(1, 10)) / 9
    word = next((word for limit, word in BANDS if deviation <= limit), "no")
    return First(len(known), deviation, f"{word} agreement with Benford's law; that proves nothing about anybody")
