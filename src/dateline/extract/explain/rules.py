"""The rules by name: what each reads, in plain English, and where in the tables its words stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.extract.explain.tables import shipped

UNKNOWN = "This version of Dateline has no rule of this name."


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as its record names it (name@version), what it reads, and the places of the tables that hold its words."""

    name: str
    means: str
    rows: tuple[str, ...] = ()


@cache
def rules() -> Mapping[str, Rule]:
    """Return every rule of the program by its name."""
    lines = shipped("rules.toml").rows["rules"]
    return {name: Rule(name, line["means"], tuple(line.get("rows", ()))) for name, line in lines.items()}


@cache
def fields() -> Mapping[str, tuple[str, ...]]:
    """Return the places of the tables that hold the words of single fields, by kind and field."""
    return {name: tuple(places) for name, places in shipped("rules.toml").rows["fields"].items()}


def rule_of(name: str) -> Rule:
    """Return a rule; rules of events, which are named for the rows of a codebook, share three lines."""
    kept = rules().get(_line(name))
    return Rule(name, UNKNOWN) if kept is None else Rule(name, kept.means, kept.rows)


def _line(name: str) -> str:
    plain, _, version = name.partition("@")
    if not plain.startswith("event."):
        return name
    return f"{'.'.join(plain.split('.')[:2])}@{version}"
