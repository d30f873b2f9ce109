"""The word lists of the incident table."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth")


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list of the incident table."""
    return frozenset(_table()[section][key])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((resources.files("dateline.extract") / "tables" / "incidents.toml").read_text(encoding="utf-8"))


def numbered(word: str) -> int | None:
    """Return the number of an ordinal up to the twelfth, or of one in digits: "tenth", "20th"."""
    digits = word.lower().rstrip("stndrh")
    if digits.isdecimal() and digits != word:
        return int(digits)
    return ORDINALS.index(word.lower()) + 1 if word.lower() in ORDINALS else None
