"""The word tables of the tokeniser and the sentence splitter."""

from __future__ import annotations

import functools
import importlib.resources
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Words whose full stop is part of them, by what may follow, and the words that show what follows."""

    titles: frozenset[str]
    linking: frozenset[str]
    numbering: frozenset[str]
    either: frozenset[str]
    starters: frozenset[str]
    speech: frozenset[str]


@dataclass(frozen=True, slots=True)
class WordTables:
    """Prefixes that keep their hyphen, units and currencies, and fused words with the length of their first part."""

    prefixes: tuple[str, ...]
    units: tuple[str, ...]
    currencies: tuple[str, ...]
    fused: Mapping[str, int]


@functools.cache
def load_abbreviations() -> Abbreviations:
    """Read the abbreviations; titles and beginnings stand in capitals as well."""
    rows = {name: frozenset(words) for name, words in _read("abbreviations.toml").items()}
    rows["titles"] |= {title.upper() for title in rows["titles"]}
    rows["starters"] |= {starter.upper() for starter in rows["starters"]}
    rows["numbering"] |= {"NO", "NOS"}
    return Abbreviations(**rows)


@functools.cache
def load_word_tables() -> WordTables:
    """Read what makes one word."""
    rows = _read("words.toml")
    return WordTables(tuple(rows["prefixes"]), tuple(rows["units"]), tuple(rows["currencies"]), rows["fused"])


def _read(name: str) -> dict[str, dict[str, int]]:
    text = importlib.resources.files("dateline.language").joinpath("tables", name).read_text(encoding="utf-8")
    return tomllib.loads(text)
