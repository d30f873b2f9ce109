"""Where time expressions stand and what their words mean, before the day of the report is known."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from dateline.extract.times.direction import direction
from dateline.extract.times.fit import is_time
from dateline.extract.times.grammar import matches, present
from dateline.extract.times.meaning import Meaning
from dateline.extract.times.readers import meaning_of
from dateline.extract.times.words import choice, tables
from dateline.records.texts import Analysis, Sentence, Span

_LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression before it is resolved.

    `direction` tells whether its clause looks back (-1) or ahead (1). An expression with a `partner` opens a range that the partner,
    which stands inside its span, closes.
    """

    span: Span
    meaning: Meaning
    rule: str
    direction: int
    sentence: int
    partner: Span | None = None


def find_expressions(analysis: Analysis) -> tuple[Expression, ...]:
    """Return the time expressions of a report in order; the parts of a range stand inside it and follow it."""
    return tuple(expression for sentence in analysis.sentences for expression in in_sentence(analysis.text, sentence))


def in_sentence(text: str, sentence: Sentence) -> list[Expression]:
    """Return the time expressions of one sentence."""
    words = sentence.span.of(text)
    found = present(words)
    if not found:
        return []
    pieces = _pieces(words, sentence, found)
    joined = _ranges(words, _merged(words, [_widened(words, piece) for piece in pieces]))
    return [_placed(piece, sentence) for piece in joined]


@dataclass(frozen=True, slots=True)
class _Piece:
    """An expression by its place in the sentence; `closes` is where the second part of a range begins and ends."""

    start: int
    end: int
    meaning: Meaning
    rule: str
    closes: tuple[int, int] | None = None


def _pieces(words: str, sentence: Sentence, found: set[str]) -> list[_Piece]:
    """Return the longest matches from left to right that are times and do not overlap."""
    pieces: list[_Piece] = []
    reached = 0
    for rule, match in matches(words, found):
        if match.start() < reached or not is_time(rule.name, words, match.start(), match.end(), sentence):
            continue
        meaning = meaning_of(rule.name, match.groupdict())
        if meaning is None:
            continue
        start = _trimmed(rule.name, words, match.start(), match.end())
        pieces += _split(words, _Piece(start, match.end(), meaning, rule.name))
        reached = match.end()
    return pieces


_LEADS = re.compile(r"(?:in|by|until|since|within|about|over)\s+(?=\S)", re.IGNORECASE)


def _trimmed(rule: str, words: str, start: int, end: int) -> int:
    """Return where the expression begins, without a preposition that only helped to recognise it."""
    lead = _LEADS.match(words, start, end) if rule in ("hence", "days_ahead", "hours_of_day", "window") else None
    return lead.end() if lead is not None and words[start:end].casefold().count(" ") > 0 else start


def _split(words: str, piece: _Piece) -> list[_Piece]:
    """Return the range of days "3 to 5 July" and its second part; anything else as it is."""
    meaning = piece.meaning
    if meaning.last_year is not None:
        first = replace(meaning, last_year=None)
        second = replace(first, year=meaning.last_year)
        return [replace(piece, meaning=first, closes=(piece.end - 2, piece.end)), _Piece(piece.end - 2, piece.end, second, piece.rule)]
    if meaning.last_day is None:
        return [piece]
    second = replace(meaning, day=meaning.last_day, last_day=None)
    figures = list(re.finditer(r"\d+", words[piece.start : piece.end]))
    middle = next(figure for figure in figures[1:] if int(figure.group()) == meaning.last_day)
    end = piece.end if piece.rule == "days_month_year" else piece.start + middle.end()
    closing = _Piece(piece.start + middle.start(), end, second, piece.rule)
    return [replace(piece, meaning=replace(meaning, last_day=None), closes=(closing.start, closing.end)), closing]


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


def _widened(words: str, piece: _Piece) -> _Piece:
    """Return the piece with "late", "the end of", "the night of" before it taken in, and the bound that a preposition makes of it."""
    meaning, start = piece.meaning, piece.start
    if meaning.kind in ("date", "step", "feast"):
        match = _narrowing().search(words, max(0, start - _LOOK_BACK), start)
        if match is not None:
            kind = match.lastgroup or ""
            clock = str(tables()["parts_of_day"][match.group("clockword").casefold()]) if kind == "clockword" else meaning.clock
            meaning = replace(meaning, part=meaning.part if kind == "clockword" else kind, clock=clock)
            start = _with_article(words, match.start())
    if meaning.kind in ("date", "step", "feast"):
        bound = _bounding().search(words, max(0, start - _LOOK_BACK), start)
        meaning = meaning if bound is None else replace(meaning, bound=bound.lastgroup or "")
    return replace(piece, start=start, meaning=meaning)


def _with_article(words: str, start: int) -> int:
    """Return the place of the "the" before a word that narrows: "the early 1990s"."""
    return start - 4 if words[max(0, start - 4) : start].casefold() == "the " else start


_BETWEEN_CLOCK_AND_DAY = re.compile(r",?\s+(?:on\s+|of\s+|at\s+|at\s+around\s+|around\s+|at\s+about\s+|about\s+)?|,\s*", re.IGNORECASE)


def _merged(words: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with a time of day joined to the day beside it: "noon Thursday", "Friday at 5 p.m."."""
    joined: list[_Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.closes is None
            and piece.closes is None
            and _BETWEEN_CLOCK_AND_DAY.fullmatch(words, last.end, piece.start)
        ):
            both = _clock_and_day(last, piece) or _clock_and_day(piece, last)
            if both is not None:
                joined[-1] = _Piece(last.start, piece.end, both, piece.rule)
                continue
        joined.append(piece)
    return joined


def _clock_and_day(clock: _Piece, day: _Piece) -> Meaning | None:
    bare = (
        clock.meaning.kind == "step"
        and clock.meaning.unit == "D"
        and clock.meaning.base == "story"
        and clock.meaning.which == 0
        and clock.meaning.clock
    )
    plain = (
        not day.meaning.clock
        and not day.meaning.season
        and (day.meaning.day is not None or day.meaning.weekday is not None or (day.meaning.kind == "step" and day.meaning.unit == "D"))
    )
    return replace(day.meaning, clock=clock.meaning.clock) if bare and plain else None


_LINK = re.compile(r"\s*(?P<dash>[-–—])\s*|\s+(?P<to>to|until|till|through|and)\s+(?:the\s+)?", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?P<between>between|both)|(?P<from>from))\s+(?:the\s+)?$", re.IGNORECASE)


def _ranges(words: str, pieces: list[_Piece]) -> list[_Piece]:
    """Return the pieces with two neighbours made a range where "from ... to", "between ... and" or a dash joins them."""
    joined: list[_Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        link = (
            _LINK.fullmatch(words, piece.end, following.start)
            if following is not None and piece.closes is None and following.closes is None
            else None
        )
        if link is None or following is None or not _makes_range(words, piece, following, link):
            joined.append(replace(piece, start=_opened(words, piece)) if piece.closes else piece)
            continue
        start = _opened(words, piece)
        joined.append(
            replace(
                piece,
                start=start,
                end=following.end,
                meaning=_lent(piece.meaning, following.meaning),
                closes=(following.start, following.end),
            )
        )
    return joined


def _opened(words: str, piece: _Piece) -> int:
    match = _OPENING.search(words, max(0, piece.start - _LOOK_BACK), piece.start)
    return (
        match.start()
        if match is not None and match.group("between") is not None and match.group("between").casefold() == "between"
        else piece.start
    )


def _makes_range(words: str, left: _Piece, right: _Piece, link: re.Match[str]) -> bool:
    if left.meaning.kind not in ("date", "step") or right.meaning.kind not in ("date", "step") or left.meaning.value or right.meaning.value:
        return False
    opening = _OPENING.search(words, max(0, left.start - _LOOK_BACK), left.start)
    if (link.group("to") or "").casefold() == "and":
        return opening is not None and (opening.group("between") or "").casefold() == "between"
    return True


def _lent(left: Meaning, right: Meaning) -> Meaning:
    """Return the first part of a range with the year that only the second part names: "between January and March 2014"."""
    if left.kind != "date" or left.year is not None or right.year is None or left.month is None:
        return replace(left, bound="")
    later = right.month is not None and left.month > right.month
    return replace(left, year=right.year - later, bound="")


def _placed(piece: _Piece, sentence: Sentence) -> Expression:
    offset = sentence.span.start
    span = Span(offset + piece.start, offset + piece.end)
    closes = Span(offset + piece.closes[0], offset + piece.closes[1]) if piece.closes else None
    return Expression(span, piece.meaning, f"time.{piece.rule}@1", direction(sentence, span), sentence.index, closes)
