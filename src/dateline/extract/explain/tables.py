"""The tables of words as files: which words stand under a section and key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

Steps = tuple[str | int, ...]
OWN = ("verbs", "verb", "words")  # keys of a row of several: what the word itself must be among
BESIDE = ("object", "noun", "preposition", "particle")  # and what must stand in its sentence


@dataclass(frozen=True, slots=True)
class Table:
    """A table's file: its name, its text, and its rows."""

    name: str
    text: str
    rows: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that stand together in a table: the steps to them, and for a row of several keys what must stand beside them."""

    steps: Steps
    words: tuple[str, ...]
    beside: tuple[tuple[str, ...], ...] = ()


@cache
def shipped(name: str) -> Table:
    """Return a table that ships with the package; a list of commas has a text and no rows."""
    text = files("dateline.extract").joinpath("tables", name).read_text("utf-8")
    return Table(name, text, tomllib.loads(text) if name.endswith(".toml") else {})


def codebook(path: Path | None) -> Table:
    """Return the codebook in use; the one that ships where no path is given."""
    if path is None:
        return shipped("codebook.toml")
    text = path.read_text("utf-8")
    return Table(path.name, text, tomllib.loads(text))


def entries(table: Table, steps: Steps) -> Iterator[Entry]:
    """Yield the words under the steps; a step into a list of rows names a value that a row must have."""
    found: Any = table.rows
    for place, step in enumerate(steps):
        if isinstance(found, list):
            yield from (_row((*steps[:place], number), row) for number, row in enumerate(found, 1) if step in row.values())
            return
        if not isinstance(found, dict) or step not in found:
            return
        found = found[step]
    yield from _below(steps, found)


def _below(steps: Steps, found: Any) -> Iterator[Entry]:
    if isinstance(found, str):
        yield Entry(steps, tuple(found.split()))
    elif isinstance(found, dict):
        for key, value in found.items():
            one = not isinstance(value, dict | list) and len(str(value).split()) <= 1
            yield from [Entry((*steps, key), (key, str(value)))] if one else _below((*steps, key), value)
    elif isinstance(found, list) and all(isinstance(each, str) for each in found):
        yield Entry(steps, tuple(found))
    elif isinstance(found, list):
        yield from (_row((*steps, number), row) for number, row in enumerate(found, 1) if isinstance(row, dict))


def _row(steps: Steps, row: Mapping[str, Any]) -> Entry:
    words = tuple(word for key in OWN for word in _listed(row.get(key, ())))
    return Entry(steps, words, tuple(_listed(row[key]) for key in BESIDE if row.get(key)))


def _listed(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(each for each in value if isinstance(each, str))
