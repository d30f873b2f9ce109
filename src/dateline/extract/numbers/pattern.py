"""How numbers are written in words and figures, as one pattern over the tables."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d{1,3}(?: \d{3})* 000(?!\d)|\d+(?:\.\d+)?"
_BEFORE = r"(?<![\w$€£¥₹#°.,:/'’+-])(?<!-)"
_AFTER = r"(?![\w%°/$€£:'’]|[.,]\d|-\w|-\s|\s%)"  # "ten- and twelve-year-olds": a hyphen that hangs belongs to what follows


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
    leading = rf"(?:{hundreds}|a\b|{FIGURES})"
    grouped = rf"(?:{leading}[-\s](?:{scales})\b(?:,?\s(?:and\s)?)?){{1,3}}(?:{hundreds})?"
    dozens = rf"(?:{hundreds}|a\b|\d+)\s?-?dozen\b"
    return rf"(?:{dozens}|{grouped}|{hundreds}|{FIGURES})"


@cache
def numbers() -> re.Pattern[str]:
    """Return what numbers look like, with a group for each way of writing them."""
    table, numeral = tables(), _numeral()
    vague = choice([word for row in table["vague"] for word in row["words"]])
    fixed = choice([word for row in table["fixed"] for word in row["words"]])
    many = rf"(?:{choice(list(table['multipliers']))})\s+(?:dozen|hundred|{choice(list(table['scales']))})"
    least, joins, most = (choice(table["bounds"][kind]) for kind in ("least", "joins", "most"))
    joined = rf",?\s+(?:(?:{joins}),?\s+){{0,2}}(?:{most})\s+"
    ranged = r"\s+(?:to|or)\s+|(?<=\d)\s*[-–—]\s*(?=\d)"
    # What stands in front tells what must stand between: the long pattern of a numeral is written once for each place, not for each way.
    span = (
        rf"(?:(?P<least>{least})\s+|(?P<between>between)\s+)?"
        rf"(?P<low>{numeral})(?(least){joined}|(?(between)\s+and\s+|(?:{ranged})))(?P<high>{numeral})(?(least),?)"
    )
    single = rf"(?P<many>{many})\b|(?P<fixed>{fixed})\b|(?P<vague>{vague})\b|(?P<one>{numeral})"
    return re.compile(rf"{_BEFORE}(?:(?:{span}){_AFTER}|(?:{single}){_AFTER})", re.IGNORECASE)


@cache
def moving() -> re.Pattern[str]:
    """Return what stands before "nine to 14" where these are two numbers: "rose from"."""
    return re.compile(rf"\b(?:{choice(tables()['moving']['verbs'])})(?:\s+\w+)?\s+from\s*$", re.IGNORECASE)


_WORD = re.compile(r"[a-z]+|\d")


@cache
def _marks() -> frozenset[str]:
    """Return the words and figures of which a sentence with a number holds one."""
    table = tables()
    names = [*table["ones"], *table["teens"], *table["tens"], *table["scales"], *table["multipliers"], "dozen", "hundred", *"0123456789"]
    phrases = [phrase for row in [*table["vague"], *table["fixed"]] for phrase in row["words"]]
    return frozenset(names) | {max(_WORD.findall(phrase), key=len) for phrase in phrases}


@cache
def openers() -> frozenset[str]:
    """Return the first words of all that is written without a figure in front."""
    table = tables()
    phrases = [*table["ones"], *table["teens"], *table["tens"], *table["multipliers"], *table["bounds"]["least"], "a", "between"]
    phrases += [phrase for row in [*table["vague"], *table["fixed"]] for phrase in row["words"]]
    return frozenset(found.group() for phrase in phrases if (found := _WORD.search(phrase.casefold())) is not None)


def may_hold_number(text: str) -> bool:
    """Tell whether a text holds one of the words or figures that numbers are made of."""
    return not _marks().isdisjoint(_WORD.findall(text.casefold()))
