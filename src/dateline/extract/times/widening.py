"""What stands before a time and belongs to it: "late", "the end of", "the night of", and the prepositions that bound it."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from dateline.extract.times.almanac import fiscal_of
from dateline.extract.times.choices import choice
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.pieces import Piece
from dateline.extract.times.words import tables

LOOK_BACK = 40
_WIDENED = frozenset({"date", "step", "feast", "portion"})
_FROM = re.compile(r"\bfrom\s+(?:the\s+)?$", re.IGNORECASE)
_ONWARDS = re.compile(r",?\s+(?:onwards?|on,|and\s+beyond)(?!\w)", re.IGNORECASE)


def widened(words: str, piece: Piece) -> Piece:
    """Return the piece with "late", "the end of", "the night of" before it taken in, and the bound that a preposition makes of it."""
    if piece.meaning.kind not in _WIDENED:
        return piece
    meaning, start = _narrowed(words, piece)
    if meaning.fiscal is not None:
        meaning = replace(meaning, fiscal=fiscal_of(words, meaning.fiscal))
    return replace(piece, start=start, meaning=_bounded(words, meaning, start, piece.end))


def _narrowed(words: str, piece: Piece) -> tuple[Meaning, int]:
    match = _narrowing().search(words, max(0, piece.start - LOOK_BACK), piece.start)
    if match is None:
        return piece.meaning, piece.start
    start = _with_article(words, match.start())
    if match.lastgroup == "clockword":
        return replace(piece.meaning, clock=str(tables()["parts_of_day"][match.group("clockword").casefold()])), start
    return replace(piece.meaning, part=match.lastgroup or ""), start


def _with_article(words: str, start: int) -> int:
    """Return the place of the "the" before a word that narrows: "the early 1990s"."""
    return start - 4 if words[max(0, start - 4) : start].casefold() == "the " else start


def _bounded(words: str, meaning: Meaning, start: int, end: int) -> Meaning:
    match = _bounding().search(words, max(0, start - LOOK_BACK), start)
    if match is None:
        opened = _FROM.search(words, max(0, start - LOOK_BACK), start) is not None and _ONWARDS.match(words, end) is not None
        return replace(meaning, bound="after") if opened else meaning
    kind = match.lastgroup or ""
    if kind == "sofar":
        return replace(meaning, part="earlier") if meaning.kind == "step" and meaning.which == 0 and not meaning.part else meaning
    is_near = bool(meaning.clock) and _near().search(words, max(0, match.start() - LOOK_BACK), match.start()) is not None
    return meaning if is_near else replace(meaning, bound=kind)


@cache
def _narrowing() -> re.Pattern[str]:
    """Return what may stand before an expression and narrows it, or puts it at a time of the day."""
    parts = "|".join(rf"(?P<{part}>{choice(words)})" for part, words in tables()["parts"].items())
    day = rf"the\s+(?P<clockword>{choice(tables()['parts_of_day'])})\s+(?:of|on)"
    return re.compile(rf"(?:(?<=\s)|(?<=[(“\"—])|^)(?:{parts}|{day})(?:[\s-]+(?:the\s+)?)$", re.IGNORECASE)


@cache
def _bounding() -> re.Pattern[str]:
    kinds = "|".join(rf"(?P<{kind}>{choice(words)})" for kind, words in tables()["bounds"].items())
    return re.compile(rf"(?:(?<=\s)|(?<=[(“\"—])|^)(?:{kinds})\s+(?:about\s+|around\s+|at least\s+|the\s+)?$", re.IGNORECASE)


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice(tables()['near_bounds']['words'])})\s+$", re.IGNORECASE)
