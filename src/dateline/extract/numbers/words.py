"""What the words of a number say, before any hedge: one value, or the bounds of a word that names a multitude."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from dateline.records.quantities import Quantity

_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_BEFORE = r"(?<![\w$€£¥₹#°.,:/'’+-])(?<!-)"
_AFTER = r"(?![\w%°/$€£:'’]|[.,]\d|-\w|\s%)"


@dataclass(frozen=True, slots=True)
class Written:
    """A number as it stands in a sentence's text: its place there, its quantity without hedge, and the kind of words."""

    start: int
    end: int
    quantity: Quantity
    kind: str


@cache
def tables() -> dict[str, Any]:
    """Return the tables of number words, hedges and units."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/numbers.toml").read_text("utf-8"))


def choice(words: list[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, across any white space."""
    ordered = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


@cache
def _numeral() -> str:
    table = tables()
    ones, teens, tens, scales = (choice(list(table[kind])) for kind in ("ones", "teens", "tens", "scales"))
    small = rf"(?:(?:{tens})(?:[-\s](?:{ones})\b)?|{teens}|{ones})"
    hundreds = rf"(?:(?:{small}|a)[-\s]hundred\b(?:\s(?:and\s)?{small}\b)?|{small}\b)"
    leading = rf"(?:{hundreds}|a\b|{_FIGURES})"
    grouped = rf"(?:{leading}[-\s](?:{scales})\b(?:,?\s(?:and\s)?)?){{1,3}}(?:{hundreds})?"
    dozens = rf"(?:{hundreds}|a\b|\d+)\s?-?dozen\b"
    return rf"(?:{dozens}|{grouped}|{hundreds}|{_FIGURES})"


@cache
def _pattern() -> re.Pattern[str]:
    table, numeral = tables(), _numeral()
    vague = choice([word for row in table["vague"] for word in row["words"]])
    fixed = choice([word for row in table["fixed"] for word in row["words"]])
    many = rf"(?:{choice(list(table['multipliers']))})\s+(?:dozen|hundred|{choice(list(table['scales']))})"
    span = (
        rf"between\s+(?P<a>{numeral})\s+and\s+(?P<b>{numeral})|(?P<c>{numeral})(?:\s+(?:to|or)\s+|(?<=\d)\s*[-–—]\s*(?=\d))(?P<d>{numeral})"
    )
    single = rf"(?P<many>{many})\b|(?P<fixed>{fixed})\b|(?P<vague>{vague})\b|(?P<one>{numeral})"
    return re.compile(rf"{_BEFORE}(?:(?:{span}){_AFTER}|(?:{single}){_AFTER})", re.IGNORECASE)


_WORD = re.compile(r"[a-z]+|\d")


@cache
def _marks() -> frozenset[str]:
    """Return the words and figures of which a sentence with a number holds one."""
    table = tables()
    names = [*table["ones"], *table["teens"], *table["tens"], *table["scales"], *table["multipliers"], "dozen", "hundred", *"0123456789"]
    phrases = [phrase for row in [*table["vague"], *table["fixed"]] for phrase in row["words"]]
    return frozenset(names) | {max(_WORD.findall(phrase), key=len) for phrase in phrases}


def find_written(text: str) -> list[Written]:
    """Return the numbers written in a text from left to right, without regard to what they measure."""
    if _marks().isdisjoint(_WORD.findall(text.casefold())):
        return []
    return [found for match in _pattern().finditer(text) if (found := _read(match)) is not None]


def _read(match: re.Match[str]) -> Written | None:
    groups = match.groupdict()
    start, end = match.start(), match.start() + len(_trimmed(match.group()))
    if groups["many"]:
        return Written(start, end, _multiplied(_plain(groups["many"])), "vague")
    if groups["fixed"]:
        value = next(row["value"] for row in tables()["fixed"] if _plain(groups["fixed"]) in row["words"])
        return Written(start, end, Quantity(value, value, value, "exactly"), "word")
    if groups["vague"]:
        return Written(start, end, _multitude(_plain(groups["vague"])), "vague")
    if groups["one"]:
        value = value_of(groups["one"])
        return Written(start, end, Quantity(value, value, value, "exactly"), "figure" if groups["one"][0].isdigit() else "word")
    return _range(match, groups)


def _range(match: re.Match[str], groups: dict[str, str | None]) -> Written | None:
    left, right = groups["a"] or groups["c"] or "", groups["b"] or groups["d"] or ""
    low, high = _with_scale(left, right), value_of(right)
    if low >= high:
        return None
    return Written(match.start(), match.start() + len(_trimmed(match.group())), Quantity(None, low, high, "range"), "range")


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
    for word in re.findall(rf"{_FIGURES}|[a-z]+", words.casefold()):
        if word in known:
            part += known[word]
        elif word == "hundred":
            part = (part or 1) * 100
        elif word == "dozen":
            part = (part or 1) * 12
        elif word in table["scales"]:
            total, part = total + (part or 1) * table["scales"][word], 0
        elif word[0].isdigit():
            part += float(word.replace(",", ""))
    value = round(total + part, 6)
    return int(value) if value == int(value) else value
