"""Where a text quotes: quotation marks of every style, paired paragraph by paragraph, however broken they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from dateline.records.texts import Span

# A mark: typewriter quotes doubled in databases and on old wires, guillemets, curly and straight marks.
MARK = re.compile(r'"+|“+|”+|\'\'|``|„|«|»|‘|’|\'')
SINGLE_OPEN = re.compile(r"(?<![\w’'])[‘'](?=[^\W\d])")
SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?…])[’'](?![\w’'])")
SINGLE_END = re.compile(r"(?<=[.,!?…])[’'](?![\w’'])")
LONGEST_SINGLE = 600
OPENERS = {"“": "”", "„": "”“", "«": "»", "``": "''", "‘": "’"}
CLOSERS = frozenset("”»’")


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation with its marks; `inner` leaves them out. `goes_on` tells that the next paragraph opens with the mark again."""

    span: Span
    inner: Span
    closed: bool
    goes_on: bool
    single: bool


@dataclass(frozen=True, slots=True)
class _Mark:
    at: Span
    sign: str
    can_open: bool
    can_close: bool


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Return the outermost quotations in order; a mark that is never closed quotes to the end of its paragraph only where it opens one."""
    quotes: list[Quote] = []
    for start, end in _paragraphs(text):
        marks = [mark for mark in _marks(text, start, end) if mark.can_open or mark.can_close]
        quotes += _double(text, marks, end)
    doubles = [quote.span for quote in quotes]
    quotes += [quote for start, end in _paragraphs(text) for quote in _single(text, start, end, doubles)]
    return _with_continuations(text, sorted(quotes, key=lambda quote: quote.span))


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(r"[^\n]+", text):
        yield found.span()


def _marks(text: str, start: int, end: int) -> Iterator[_Mark]:
    for found in MARK.finditer(text, start, end):
        sign = _sign(found.group())
        if sign in "‘’'":
            continue
        before, after = text[found.start() - 1 : found.start()], text[found.end() : found.end() + 1]
        opens = bool(after.strip()) and not before.isalnum() and before not in (".", ",", "!", "?")
        yield _Mark(Span(*found.span()), sign, sign in OPENERS or (sign in "\"''" and opens), sign in CLOSERS or sign in ('"', "''"))


def _sign(mark: str) -> str:
    return mark if mark in ("''", "``") else mark[0]


def _double(text: str, marks: list[_Mark], end: int) -> Iterator[Quote]:
    """Pair marks from left to right: a closing mark closes what is open, another opening mark inside is part of the quotation."""
    opened: _Mark | None = None
    depth = 0
    for mark in marks:
        if opened is None:
            if mark.can_open:
                opened, depth = mark, 0
        elif _closes(opened, mark) and depth == 0:
            yield Quote(Span(opened.at.start, mark.at.end), Span(opened.at.end, mark.at.start), closed=True, goes_on=False, single=False)
            opened = None
        elif mark.sign == opened.sign and mark.sign in OPENERS:
            depth = 0  # the first one was never closed: news text does not nest a mark in itself
    if opened is not None and (_opens_paragraph(text, opened) or _resumes(text, end, opened)):
        stop = len(text[:end].rstrip()) if end < len(text) else len(text.rstrip())
        yield Quote(Span(opened.at.start, stop), Span(opened.at.end, stop), closed=False, goes_on=False, single=False)


def _closes(opened: _Mark, mark: _Mark) -> bool:
    return mark.sign in OPENERS.get(opened.sign, opened.sign) or (opened.sign == "“" and mark.sign == '"' and mark.can_close)


def _resumes(text: str, end: int, mark: _Mark) -> bool:
    """Tell whether the next paragraph opens with the mark again: the speech goes on."""
    following = text[end : end + 12].lstrip()
    return following.startswith(text[mark.at.start : mark.at.end])


def _opens_paragraph(text: str, mark: _Mark) -> bool:
    before = text[max(0, mark.at.start - 2) : mark.at.start].rstrip(" \t\xa0")
    return not before or before[-1] in "\n:,"


def _single(text: str, start: int, end: int, doubles: list[Span]) -> Iterator[Quote]:
    """Yield quotations in single marks outside of double ones; an apostrophe inside or after a word is none."""
    at = start
    while found := SINGLE_OPEN.search(text, at, end):
        close = _closing(text, found.end(), min(end, found.end() + LONGEST_SINGLE))
        if close is None:
            at = found.end()
            continue
        span = Span(found.start(), close.end())
        double = _first_after(doubles, span.start)
        if double >= len(doubles) or not span.meets(doubles[double]):
            yield Quote(span, Span(found.end(), close.start()), closed=True, goes_on=False, single=True)
        at = close.end()


def _closing(text: str, start: int, end: int) -> re.Match[str] | None:
    """Return the mark that closes a single one: behind punctuation if there is one, for the mark of "drivers’ fault" closes nothing."""
    opening = SINGLE_OPEN.search(text, start, end)
    stop = opening.start() if opening is not None else end
    return SINGLE_END.search(text, start, stop) or SINGLE_CLOSE.search(text, start, end)


def _first_after(spans: list[Span], offset: int) -> int:
    low, high = 0, len(spans)
    while low < high:
        middle = (low + high) // 2
        if spans[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def quotes_in(quotes: tuple[Quote, ...], span: Span) -> tuple[Quote, ...]:
    """Return the quotations that meet a span, found by halving."""
    low, high = 0, len(quotes)
    while low < high:
        middle = (low + high) // 2
        if quotes[middle].span.end <= span.start:
            low = middle + 1
        else:
            high = middle
    first = low
    while low < len(quotes) and quotes[low].span.start < span.end:
        low += 1
    return quotes[first:low]


def _with_continuations(text: str, quotes: list[Quote]) -> tuple[Quote, ...]:
    """Mark the unclosed quotations whose next paragraph opens with a mark again: one speech in several paragraphs."""
    return tuple(
        replace(quote, goes_on=_is_resumed(text, quote, after)) for quote, after in zip_longest(quotes, quotes[1:]) if quote is not None
    )


def _is_resumed(text: str, quote: Quote, after: Quote | None) -> bool:
    if quote.closed or after is None:
        return False
    between = text[quote.span.end : after.span.start]
    return not between.strip() and len(between) < 8
