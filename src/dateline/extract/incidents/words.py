"""The word lists of the incident table."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list of the incident table."""
    text = (resources.files("dateline.extract") / "tables" / "incidents.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[section][key])
