"""What the words of a number say, before any hedge: one value, or the bounds of a word that names a multitude."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.extract.numbers.pattern import FIGURES, choice, may_hold_number, moving, numbers, openers, tables
from dateline.records.quantities import Quantity

_FIRST = re.compile(r"[A-Za-z]+|\d+")
_LOOK_BACK = 40  # characters before a range in which "rose from" makes two numbers of it


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a sentence's text: its place there, its quantity without hedge, and the kind of words.

    The kind is "figure", "word", "dozen", "range" or "vague".
    """

    start: int
    end: int
    quantity: Quantity
    kind: str


def find_written(text: str) -> list[Written]:
    """Return the numbers written in a text from left to right, without regard to what they measure."""
    return [found for match in _matches(text) for found in _read(match)] if may_hold_number(text) else []


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Yield what looks like a number; only where its first word may stand is the long pattern tried."""
    reached = 0
    for first in _FIRST.finditer(text):
        word = first.group()
        if first.start() >= reached and (word.isdigit() or word.casefold() in openers()):
            match = numbers().match(text, first.start())
            if match is not None:
                yield match
                reached = match.end()


def _read(match: re.Match[str]) -> Iterator[Written]:
    groups = match.groupdict()
    start, end = match.start(), match.start() + len(_trimmed(match.group()))
    if groups["many"]:
        yield Written(start, end, _multiplied(_plain(groups["many"])), "vague")
    elif groups["fixed"]:
        value = next(row["value"] for row in tables()["fixed"] if _plain(groups["fixed"]) in row["words"])
        yield Written(start, end, Quantity(value, value, value, "exactly"), "word")
    elif groups["vague"]:
        yield Written(start, end, _multitude(_plain(groups["vague"])), "vague")
    elif groups["one"]:
        yield _single(start, end, groups["one"])
    elif groups["least"] or groups["between"]:
        yield from _range(match)
    elif _is_falling_dash(match):
        return
    elif _are_two(match):
        yield _single(match.start("low"), match.end("low"), match["low"])
        yield _single(match.start("high"), end, match["high"])
    else:
        yield from _range(match)


def _is_falling_dash(match: re.Match[str]) -> bool:
    """Tell whether the numbers are a score: "3-1" falls and has no word between."""
    between = match.string[match.end("low") : match.start("high")].strip()
    return between in ("-", "–", "—") and value_of(match["low"]) >= value_of(match["high"])


def _are_two(match: re.Match[str]) -> bool:
    """Tell whether "nine to 14" are two numbers: what "rose from" nine to 14, or fell "in 2022 to 61"."""
    falling = _with_scale(match["low"], match["high"]) >= value_of(match["high"])
    return falling or moving().search(match.string, max(0, match.start() - _LOOK_BACK), match.start()) is not None


def _single(start: int, end: int, words: str) -> Written:
    value = value_of(words)
    kind = "dozen" if "dozen" in words.casefold() else "figure" if words[0].isdigit() else "word"
    return Written(start, end, Quantity(value, value, value, "exactly"), kind)


def _range(match: re.Match[str]) -> Iterator[Written]:
    low, high = _with_scale(match["low"], match["high"]), value_of(match["high"])
    if low < high:
        yield Written(match.start(), match.start() + len(_trimmed(match.group())), Quantity(None, low, high, "range"), "range")


def _with_scale(left: str, right: str) -> int | float:
    """Return the left end of a range: "two" in "two to three million" is two million."""
    scale = re.search(rf"\b(?:{choice(list(tables()['scales']))})\s*$", right, re.IGNORECASE)
    if scale is None or re.search(r"[a-z]{7}", left, re.IGNORECASE):
        return value_of(left)
    return value_of(f"{left} {scale.group()}")


def _trimmed(words: str) -> str:
    """Return the words of a number without the comma, blank or "of" behind it."""
    return re.sub(r"\s+of$", "", words.rstrip(" ,"), flags=re.IGNORECASE)


def _plain(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "").casefold()


def _multitude(words: str) -> Quantity:
    row = next(row for row in tables()["vague"] if words in row["words"])
    return Quantity(None, row["low"], None if row["high"] < 0 else row["high"], "vague")


def _multiplied(words: str) -> Quantity:
    how, _, what = words.rpartition(" ")
    low, high = tables()["multipliers"][how]
    size = {"dozen": 12, "hundred": 100}.get(what) or tables()["scales"][what]
    return Quantity(None, low * size, (high + 1) * size - 1 if size > 12 else high * size, "vague")


def value_of(words: str) -> int | float:
    """Return the value of a numeral in figures, words or both."""
    table = tables()
    known = table["ones"] | table["teens"] | table["tens"]
    total: float = 0
    part: float = 0
    for word in re.findall(rf"{FIGURES}|[a-z]+", words.casefold()):
        if word in known:
            part += known[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in table["scales"]:
            total, part = total + (part or 1) * table["scales"][word], 0
        elif word[0].isdigit():
            part += float(word.replace(",", "").replace(" ", ""))
    value = round(total + part, 6)
    return int(value) if value == int(value) else value
