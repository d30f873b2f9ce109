"""The pieces of a sentence that have a meaning in time, longest first, before neighbours are joined."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from dateline.extract.times.fit import is_time
from dateline.extract.times.grammar import matches
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers import meaning_of
from dateline.records.texts import Sentence

_LEADS = re.compile(r"(?:in|by|until|since|within|about|over)\s+(?=\S)", re.IGNORECASE)
_LED = frozenset({"hence", "days_ahead", "hours_of_day", "window"})


@dataclass(frozen=True, slots=True)
class Piece:
    """An expression by its place in the sentence; `closes` is where the second part of a range begins and ends."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    closes: tuple[int, int] | None = None


def find_pieces(words: str, sentence: Sentence, found: set[str]) -> list[Piece]:
    """Return the longest matches from left to right that are times and do not overlap."""
    pieces: list[Piece] = []
    reached = 0
    for rule, match in matches(words, found):
        if match.start() < reached or not is_time(rule.name, words, match.start(), match.end(), sentence):
            continue
        meaning = meaning_of(rule.name, match.groupdict())
        if meaning is None:
            continue
        start = _trimmed(rule.name, words, match.start(), match.end())
        pieces += _split(words, Piece(start, match.end(), meaning, rule.name))
        reached = match.end()
    return pieces


def _trimmed(rule: str, words: str, start: int, end: int) -> int:
    """Return where the expression begins, without a preposition that only helped to recognise it."""
    lead = _LEADS.match(words, start, end) if rule in _LED else None
    return lead.end() if lead is not None and words[start:end].casefold().count(" ") > 0 else start


def _split(words: str, piece: Piece) -> list[Piece]:
    """Return a range that one match holds ("3 to 5 July") and its second part; anything else as it is."""
    meaning = piece.meaning
    if meaning.last_year is not None:
        last = replace(meaning, year=meaning.last_year, last_year=None)
        return _pair(piece, replace(meaning, last_year=None), last, piece.end - 2, piece.end)
    if meaning.last_clock:
        opened = re.search(r"(?:and|to|until|till|-|–)\s?(?=\d)", words[piece.start : piece.end], re.IGNORECASE)
        last = replace(meaning, clock=meaning.last_clock, last_clock="")
        return _pair(piece, replace(meaning, last_clock=""), last, piece.start + (opened.end() if opened else 0), piece.end)
    if meaning.last_day is None:
        return [piece]
    figures = re.finditer(r"\d+", words[piece.start : piece.end])
    middle = next(figure for figure in list(figures)[1:] if int(figure.group()) == meaning.last_day)
    end = piece.end if piece.rule in ("days_month_year", "days_list_month") else piece.start + middle.end()
    first, last = replace(meaning, last_day=None), replace(meaning, day=meaning.last_day, last_day=None)
    return _pair(piece, first, last, piece.start + middle.start(), end)


def _pair(piece: Piece, first: Meaning, last: Meaning, start: int, end: int) -> list[Piece]:
    return [replace(piece, meaning=first, closes=(start, end)), Piece(start, end, last, piece.rule)]
