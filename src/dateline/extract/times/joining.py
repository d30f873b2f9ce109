"""Neighbours in a sentence that are one time: "noon Thursday", "the first week of May", "from March to May"."""

from __future__ import annotations

import re
from dataclasses import replace

from dateline.extract.times.meaning import Meaning
from dateline.extract.times.pieces import Piece
from dateline.extract.times.widening import LOOK_BACK

_BETWEEN_CLOCK_AND_DAY = re.compile(
    r",?\s+(?:on\s+|of\s+|at\s+|at\s+around\s+|around\s+|at\s+about\s+|about\s+|(?P<into>into\s+))?|,\s*", re.IGNORECASE
)
_OF = re.compile(r"\s+(?:of|in)\s+(?:the\s+)?", re.IGNORECASE)
_LATE = {"TAF", "TEV"}
_PLACE_IN_CLAUSE = re.compile(r"[^,;:.!?()—–\n]{0,70}")


def portions_joined(words: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with "the first week" joined to the month, year or feast after it; without one it is no time of its own."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last is not None and last.meaning.kind == "portion":
            joined.pop()
            if _OF.fullmatch(words, last.end, piece.start) is not None and piece.closes is None:
                meaning = replace(piece.meaning, portion=last.meaning.portion, bound=last.meaning.bound)
                joined.append(replace(piece, start=last.start, meaning=meaning, rule="portion"))
                continue
        joined.append(piece)
    return [piece for piece in joined if piece.meaning.kind != "portion"]


def clocks_joined(words: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with a time of day joined to the day beside it: "noon Thursday", "Friday at 5 p.m."."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        link = None if last is None else _BETWEEN_CLOCK_AND_DAY.fullmatch(words, last.end, piece.start)
        if last is not None and link is not None and last.closes is None and piece.closes is None:
            both = _overnight(words, last, piece, link) if link.group("into") or _is_overnight(words, last) else _at_clock(last, piece)
            if both is not None:
                joined[-1] = Piece(last.start, piece.end, both, piece.rule)
                continue
        joined.append(piece)
    return joined


def _at_clock(left: Piece, right: Piece) -> Meaning | None:
    """Return the day with its time; "by noon on Friday" is a deadline, but "before dawn on Friday" is that Friday."""
    both = _clock_and_day(left, right) or _clock_and_day(right, left)
    return None if both is None else replace(both, bound="by" if left.meaning.bound == "by" else both.bound)


def _is_overnight(words: str, piece: Piece) -> bool:
    return words[piece.start : piece.end].casefold() == "overnight"


def _overnight(words: str, night: Piece, day: Piece, link: re.Match[str]) -> Meaning | None:
    """Return "overnight on Tuesday" as that day's night, "overnight into Tuesday" as the one before."""
    if not _is_overnight(words, night) or not _is_day(day.meaning):
        return None
    return replace(day.meaning, clock="TNI", part="into" if link.group("into") else day.meaning.part)


def _is_day(meaning: Meaning) -> bool:
    by_calendar = meaning.day is not None or meaning.weekday is not None
    return not meaning.season and (by_calendar or (meaning.kind == "step" and meaning.unit == "D"))


def _clock_and_day(clock: Piece, day: Piece) -> Meaning | None:
    at, on = clock.meaning, day.meaning
    bare = at.kind == "step" and at.unit == "D" and at.base == "story" and at.which == 0 and at.clock
    if not bare or not _is_day(on) or (on.clock and not _is_part(on.clock, at.clock)):
        return None
    return replace(on, clock=_of_half(at.clock, on.clock))


def _is_part(part: str, clock: str) -> bool:
    """Tell whether a part of the day can hold a time by the clock: "6 o'clock on Tuesday morning"."""
    return part[1:].isalpha() and clock[1:2].isdigit()


def _of_half(clock: str, part: str) -> str:
    """Return a time by the clock in the half of the day that the words of its day name."""
    hour = int(clock[1:3]) if clock[1:3].isdigit() else 12
    after_noon = part in _LATE or (part == "TNI" and hour >= 6)
    return f"T{hour + 12}{clock[3:]}" if after_noon and hour < 12 else clock


def hung(words: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with "two days after" left to count from the day after it in its clause; it bounds that day no more."""
    found: list[Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        before = found[-1] if found else None
        if piece.meaning.hangs and (following is None or not _holds(words, piece, following)):
            found.append(replace(piece, meaning=replace(piece.meaning, hangs=0)))
        elif before is not None and before.meaning.hangs and piece.meaning.bound in ("before", "after"):
            found.append(replace(piece, meaning=replace(piece.meaning, bound="")))
        else:
            found.append(piece)
    return found


def _holds(words: str, piece: Piece, day: Piece) -> bool:
    meaning = day.meaning
    dated = (meaning.kind == "date" and meaning.day is not None and meaning.month is not None) or meaning.kind == "feast"
    return dated and not meaning.part and _PLACE_IN_CLAUSE.fullmatch(words, piece.end, day.start) is not None


_LINK = re.compile(r"(?P<comma>,)?(?:\s*(?P<dash>[-–—])\s*|\s+(?P<to>to|until|till|through|into|and)\s+(?:the\s+)?)", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?P<between>between|both)|(?P<from>from))\s+(?:the\s+)?$", re.IGNORECASE)


def ranges_joined(words: str, pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with two neighbours made a range where "from ... to", "between ... and" or a dash joins them."""
    joined: list[Piece] = []
    for place, piece in enumerate(pieces):
        following = pieces[place + 1] if place + 1 < len(pieces) else None
        if following is None or not _makes_range(words, piece, following):
            joined.append(replace(piece, start=_opened(words, piece)) if piece.closes else piece)
            continue
        meaning, closes = _lent(piece.meaning, following.meaning), (following.start, following.end)
        joined.append(replace(piece, start=_opened(words, piece), end=following.end, meaning=meaning, closes=closes))
    return joined


def _opened(words: str, piece: Piece) -> int:
    match = _OPENING.search(words, max(0, piece.start - LOOK_BACK), piece.start)
    return match.start() if match is not None and (match.group("between") or "").casefold() == "between" else piece.start


def _makes_range(words: str, left: Piece, right: Piece) -> bool:
    link = _LINK.fullmatch(words, left.end, right.start)
    if link is None or left.closes is not None or right.closes is not None:
        return False
    if any(piece.meaning.kind not in ("date", "step") or piece.meaning.value for piece in (left, right)):
        return False
    if link.group("comma") and (left.meaning.year is None or link.group("to") is None):
        return False
    if (link.group("to") or "").casefold() == "and":
        opening = _OPENING.search(words, max(0, left.start - LOOK_BACK), left.start)
        return opening is not None and (opening.group("between") or "").casefold() == "between"
    return True


def _lent(left: Meaning, right: Meaning) -> Meaning:
    """Return the first part of a range with the year that only the second part names: "between January and March 2014"."""
    if left.kind != "date" or left.year is not None or right.year is None or left.month is None:
        return replace(left, bound="")
    later = right.month is not None and left.month > right.month
    return replace(left, year=right.year - later, bound="")
