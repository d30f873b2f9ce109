"""Proper names as runs of words, from the scores of their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.records.texts import Name

OUTSIDE = "O"
OTHER = {"MISC": "OTHER"}


def find_names(marks: Iterable[str]) -> Iterator[Name]:
    """Yield the names that B- and I- marks draw; an I- that continues nothing begins a name."""
    first, last, kind = 0, 0, ""
    for place, mark in enumerate([*marks, OUTSIDE]):
        if mark.startswith("I-") and mark[2:] == kind:
            last = place + 1
            continue
        if kind:
            yield Name(first, last, OTHER.get(kind, kind))
        first, last, kind = place, place + 1, mark[2:]
