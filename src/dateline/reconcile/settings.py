"""The limits that say what is compared with what, and where one level of likeness ends: data, not code."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Block:
    """Which happenings are compared at all."""

    rare: int
    words: int
    common: int
    days: int
    degrees: float
    crowd: int


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything linkage.toml says; weights in bits."""

    version: str
    threshold: float
    missing: float
    best: float
    doubtful: float
    outside: float
    block: Block
    days: tuple[int, ...]
    kilometres: tuple[float, ...]
    likeness: tuple[float, ...]
    large: int
    radius: Mapping[str, float]
    ladder: tuple[frozenset[str], ...]


@cache
def settings() -> Settings:
    """Return the limits that Dateline comes with."""
    table = tomllib.loads(files("dateline.reconcile").joinpath("tables/linkage.toml").read_text(encoding="utf-8"))
    levels = table["levels"]
    return Settings(
        table["version"],
        table["threshold"],
        table["missing"],
        table["best"],
        table["doubtful"],
        table["outside"],
        Block(**table["block"]),
        tuple(levels["days"]),
        tuple(levels["kilometres"]),
        tuple(levels["likeness"]),
        levels["large"],
        table["radius"],
        tuple(frozenset(rung) for rung in table["ladder"].values()),
    )
