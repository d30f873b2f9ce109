"""The word tables that the rules about events look up."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any

from dateline.records.claims import EntityType

Words = frozenset[str]


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one table file as it stands."""
    text = (resources.files("dateline.extract") / "tables" / f"{name}.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def words(name: str, section: str, key: str) -> Words:
    """Return one list of words of a table."""
    return frozenset(table(name)[section][key])


def listed(section: str, key: str) -> Words:
    """Return a list of words about participants and places."""
    return words("events", section, key)


def marks(section: str, key: str) -> Words:
    """Return a list of words about whether something happened."""
    return words("status", section, key)


def people() -> Words:
    """Return the nouns that name people and bodies that act."""
    return listed("people", "nouns")


@cache
def things() -> Mapping[str, EntityType]:
    """Return the nouns for what can be struck beside people, with the type of entity that each names."""
    return {noun: kind for kind, nouns in table("events")["things"].items() for noun in nouns}
