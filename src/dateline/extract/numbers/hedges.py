"""What a hedge makes of a number: an interval and a name for how it was said."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import cast

from dateline.extract.numbers.pattern import choice, tables
from dateline.records.quantities import Comparator, Quantity

_LOOK_BACK = 60


@cache
def _before() -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{kind}>{choice(words)})" for kind, words in tables()["before"].items())
    return re.compile(rf"(?<![\w-])(?:{kinds})\s*$", re.IGNORECASE)


@cache
def _after() -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{kind}>{choice(words)})\b" for kind, words in tables()["after"].items())
    return re.compile(rf"(?P<plus>\+)|\s+(?:{kinds})", re.IGNORECASE)


def find_hedge(text: str, start: int, end: int) -> tuple[int, int, Comparator]:
    """Return where the number with its hedges begins and ends, and the comparator.

    The outermost hedge that says something wins, but "about" never over a bound: "possibly as many as 30".
    """
    comparator: Comparator = "exactly"
    while (match := _before().search(text, max(0, start - _LOOK_BACK), start)) is not None:
        kind = _named(match)
        comparator = comparator if kind == "exactly" or (kind == "about" and comparator != "exactly") else kind
        start = match.start()
    match = _after().match(text, end)
    if match is not None and comparator == "exactly":
        comparator = "at_least" if match.group("plus") else _named(match)
        end = match.end()
    return start, end, comparator


def _named(match: re.Match[str]) -> Comparator:
    return cast("Comparator", match.lastgroup)


def hedged(plain: Quantity, comparator: Comparator, *, some: bool, step: float | None = None) -> Quantity:
    """Return the interval that a hedged number allows.

    `some` tells whether the sentence asserts that there were any at all; `step` what the number was rounded to, where its words say it.
    """
    if comparator == "exactly" or plain.comparator == "vague":
        return _open(plain, comparator) if plain.comparator == "vague" else plain
    if plain.comparator == "range":
        return plain
    value = plain.value or 0
    low, high = _bounds(value, comparator, 1 if some and value > 1 else 0, step or grain(value))
    return Quantity(value, low, high, comparator)


def _open(plain: Quantity, comparator: Comparator) -> Quantity:
    """Return a multitude that "at least" or "more than" leaves without an upper bound."""
    if comparator in ("at_least", "more_than"):
        return Quantity(None, plain.low, None, "vague")
    return plain


def _bounds(value: float, comparator: Comparator, least: int, step: float) -> tuple[int | float | None, int | float | None]:
    if comparator == "at_least":
        return value, None
    if comparator == "more_than":
        return value + 1, None
    if comparator == "at_most":
        return least, value
    if comparator == "less_than":
        return least, value - 1
    if comparator == "nearly":
        return max(math.ceil(round(0.9 * value, 6)), value - step), value - 1
    return math.ceil(value - step / 2), math.floor(value + step / 2)


def grain(value: float) -> float:
    """Return the largest power of ten, or five times one, that divides a number: what its writer rounded to."""
    if value <= 0 or value != int(value):
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step * 5 if value % (step * 5) == 0 else step
