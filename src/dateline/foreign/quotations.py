"""Quotations with what is said of them: W3C annotations, pages and collections of them, and langextract's JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from dateline.foreign.annotations import annotation, is_annotation, items
from dateline.foreign.decoding import UnusableError, shown
from dateline.foreign.langextract import extractions, is_extracted
from dateline.records.foreign import Brought, Quoted, Refused

NEITHER = "neither a W3C annotation nor a document of langextract: check the file"
MOST = 2_000_000  # characters of one line: a text with its extractions


def quotations(text: str, lines: Sequence[str], file: str, notes: tuple[str, ...]) -> Brought:
    """Return the quotations of a file, be it JSON Lines or one JSON value."""
    found: list[Quoted] = []
    refused: list[Refused] = []
    layouts: set[str] = set()
    finder = _Finder(text)
    for line, value in _values(text, lines):
        if isinstance(value, str):
            refused.append(Refused(file, line, None, value))
            continue
        for each in _taken(value, file, line, finder, layouts):
            (refused if isinstance(each, Refused) else found).append(each)  # type: ignore[arg-type] # each goes to its own list
    if not layouts and len(refused) > 1:
        raise UnusableError(f"{NEITHER} (line {refused[0].line}: {refused[0].message})")
    return Brought(" and ".join(sorted(layouts)) or "JSON", (), tuple(found), tuple(refused), notes)


def _values(text: str, lines: Sequence[str]) -> Iterator[tuple[int, Any]]:
    """Yield each JSON value with its line; where one cannot be read, what is wrong with it in words."""
    filled = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    first = _parsed(filled[0][1], filled[0][0])
    if isinstance(first, str) and (len(filled) == 1 or not _begins_whole(filled[1][1])):
        yield filled[0][0], _parsed(text, 1, most=len(text))
        return
    for number, line in filled:
        yield number, _parsed(line, number)


def _begins_whole(line: str) -> bool:
    """Tell whether a line is a JSON object of its own, so that only the one before it is broken."""
    return isinstance(_parsed(line, 1), dict) and line[:1] == "{"


def _parsed(words: str, line: int, most: int = MOST) -> Any:
    if len(words) > most:
        return f"the line has {len(words)} characters, the limit is {MOST}: give each document a line of its own"
    try:
        value = json.loads(words, parse_float=str, parse_constant=str)
    except json.JSONDecodeError as error:
        return f"no JSON at line {line + error.lineno - 1}, character {error.colno}: {error.msg}; correct it there"
    except (ValueError, RecursionError):
        return "no JSON that can be read: a number is too long, or it is nested too deeply"
    return value if isinstance(value, dict | list) else NEITHER


def _taken(value: Any, file: str, line: int, finder: _Finder, layouts: set[str]) -> Iterator[Quoted | Refused]:
    for each in items(value):
        if is_annotation(each):
            layouts.add("W3C annotations")
            yield from annotation(each, file, finder.line(each.get("id")) if line == 1 else line)
        elif is_extracted(each):
            layouts.add("langextract")
            yield from extractions(each, file, line)
        else:
            yield Refused(file, line, None, f"{NEITHER} (found: {shown(json.dumps(each, ensure_ascii=False))})")


class _Finder:
    """The lines of a file that is one JSON value, found by the ids in it, going forward only."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._line = 1

    def line(self, name: object) -> int:
        """Return the line on which an id stands after those asked for before; where it does not, the last one's."""
        at = self._text.find(json.dumps(name, ensure_ascii=False), self._at) if isinstance(name, str) else -1
        if at >= 0:
            self._line += self._text.count("\n", self._at, at)
            self._at = at
        return self._line
