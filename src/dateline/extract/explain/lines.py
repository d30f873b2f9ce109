"""On which line of its file a person finds a row of a table."""

from __future__ import annotations

import re
from functools import cache

from dateline.extract.explain.tables import Steps, Table

HEADER = re.compile(r"\s*\[{1,2}\s*([^\]\"',]+?)\s*\]{1,2}\s*(?:#.*)?$")
KEY = re.compile(r"\s*[\"']?([^\"'=#\[\]{}]*?)[\"']?\s*=")


def line_of(table: Table, steps: Steps, word: str) -> int | None:
    """Return the line on which a word stands under the steps, else that of its key or section; null where none is found."""
    lines = _lines(table.text)
    names = [step for step in steps if isinstance(step, str)]
    number = next((step for step in steps if isinstance(step, int)), 1)
    for length in range(len(names), -1, -1):
        start = _section(lines, ".".join(names[:length]), number) if length else 0
        if start is not None:
            end = next((at for at in range(start + (length > 0), len(lines)) if HEADER.match(lines[at])), len(lines))
            keyed = _keyed(lines, start, end, names[length]) if length < len(names) else start
            if keyed is not None:
                return 1 + _worded(lines, keyed, end, word, whole_section=keyed == start and length > 0)
    return None


def line_in_list(table: Table, name: str) -> int | None:
    """Return the line of a list of commas on which a name stands as a cell, or as one of the names of a cell."""
    return _cells(table.text).get(" ".join(name.split()))


@cache
def _cells(text: str) -> dict[str, int]:
    cells: dict[str, int] = {}
    for number, line in enumerate(_lines(text)[1:], 2):
        for cell in re.split(r"[,;\"]", line):
            cells.setdefault(cell, number)
    return cells


@cache
def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.splitlines())


def _section(lines: tuple[str, ...], name: str, number: int) -> int | None:
    found = (at for at, line in enumerate(lines) if (match := HEADER.match(line)) is not None and match.group(1) == name)
    return next((at for place, at in enumerate(found, 1) if place == number), None)


def _keyed(lines: tuple[str, ...], start: int, end: int, key: str) -> int | None:
    return next((at for at in range(start, end) if (match := KEY.match(lines[at])) is not None and match.group(1).strip() == key), None)


def _worded(lines: tuple[str, ...], start: int, end: int, word: str, *, whole_section: bool) -> int:
    """Return the line that holds a word, from that of its key to the next key, or to the end of the section."""
    whole = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    for at in range(start, end):
        if at > start and not whole_section and KEY.match(lines[at]) is not None:
            break
        if whole.search(lines[at]) is not None:
            return at
    return start
