"""The reports of the evaluation set and what a careful person finds in them.

A quote stands for the words where a record is written. Square brackets mark the words meant inside a longer quote,
"|" separates equally good quotes, and " … " leaves out the middle.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.records.texts import Span

HERE = Path(__file__).resolve().parent
REPORTS = HERE / "reports"
Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Report:
    """One report with its gold records, by kind."""

    name: str
    text: str
    published: str | None
    gold: Record

    def wanted(self, kind: str) -> list[Record]:
        """Return the gold records of a kind in the order of the file."""
        return list(self.gold.get(kind, []))

    def spans(self, quotes: str | list[str]) -> list[Span]:
        """Return where the quotes stand; words that the report does not hold are an error in the gold."""
        chosen = quotes.split("|") if isinstance(quotes, str) else [each for quote in quotes for each in quote.split("|")]
        found = [span for quote in chosen for span in _places(self.text, quote)]
        if not found:
            raise ValueError(f"{self.name} does not hold {quotes!r}")
        return found


def _places(text: str, quote: str) -> Iterator[Span]:
    """Yield the first place of a quote: of the words in brackets, or from its beginning to its end."""
    before, marked, rest = quote.partition("[")
    inside, _, after = rest.partition("]")
    start = text.find(before + inside + after) + len(before) if marked else -1
    if marked and start >= len(before):
        yield Span(start, start + len(inside))
        return
    first, _, last = quote.partition(" … ")
    start = text.find(first)
    end = text.find(last, start + len(first)) + len(last)
    if start >= 0 and end >= start + len(first):
        yield Span(start, end)


def load(folder: Path = REPORTS) -> list[Report]:
    """Return every report of the set that lies in the folder, by file name; a folder without reports is an error."""
    paths = sorted(folder.glob("*.toml"))
    if not paths:
        raise ValueError(f"no reports in {folder}")
    return [_report(path) for path in paths]


def _report(path: Path) -> Report:
    gold = tomllib.loads(path.read_text(encoding="utf-8"))
    return Report(path.stem, gold.pop("text").strip(), gold.pop("published", None), gold)


def digest() -> str:
    """Return the SHA-256 of all reports of the first set: any change of text or gold changes it."""
    whole = hashlib.sha256()
    for path in sorted(REPORTS.glob("*.toml")):
        whole.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()
