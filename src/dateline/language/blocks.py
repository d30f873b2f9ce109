"""Where the running text of a document stands: its blocks (paragraphs, headlines, list lines), with wrapped lines joined."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dateline.records.texts import Document, Span

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
BULLET = re.compile(r"(?:[•‣◦▪●■*·–—-]|\(?[0-9]{1,2}[.)]|\(?[a-z]\))\s")
OPEN_END = re.compile(
    r"(?:[,;–—-]|\b(?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|but|that|which|who|as|is|are|was|were|has|have|had|its|their|his|her))\s*$"
)
CLOSED_END = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
WIDEST = 132  # characters; longer lines are paragraphs, not the lines of a terminal or a teleprinter
NARROWEST = 30
RAGGED = 12  # characters by which a wrapped line may fall short of the width
FEWEST = 3  # full lines that show that a text is wrapped


def find_blocks(document: Document) -> Iterator[Span]:
    """Yield the blocks of a document in order, without the text that `removed` names."""
    lines = list(_lines(document))
    width = _wrap_width(document.text, lines)
    start: Span | None = None
    for line, following in pairwise([*lines, None]):
        assert line is not None  # noqa: S101 - only the last follower is missing
        start = start or line
        if following is None or not _continues(document.text, line, following, width):
            yield Span(start.start, line.end)
            start = None


def _lines(document: Document) -> Iterator[Span]:
    """Yield the lines with something in them, cut where text was removed."""
    removed = sorted(removed.span for removed in document.removed if removed.span is not None)
    place = 0
    for cut in [*removed, Span(len(document.text), len(document.text))]:
        for match in LINE.finditer(document.text, place, max(place, cut.start)):
            line = _stripped(document.text, Span(*match.span()))
            if line is not None:
                yield line
        place = max(place, cut.end)


def _stripped(text: str, span: Span) -> Span | None:
    line = text[span.start : span.end]
    start = span.start + len(line) - len(line.lstrip())
    end = start + len(line.strip())
    return Span(start, end) if start < end else None


def _wrap_width(text: str, lines: Sequence[Span]) -> int:
    """Return the width to which the text is wrapped; 0 if each line is a block of its own."""
    widths = sorted(line.end - line.start for line in lines)
    if not widths:
        return 0
    width = widths[-1 - len(widths) // 50]
    if not NARROWEST <= width <= WIDEST:
        return 0
    adjoining = [(line, following) for line, following in pairwise(lines) if text.count("\n", line.end, following.start) <= 1]
    full = sum(_fills(text, line, following, width) for line, following in adjoining)
    return width if full >= FEWEST and 2 * full > len(adjoining) else 0


def _fills(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether the next line's first word would not have fitted on this line."""
    word = re.match(r"\S+", text[following.start : following.end])
    return line.end - line.start + 1 + (word.end() if word else 0) > width - RAGGED


def _continues(text: str, line: Span, following: Span, width: int) -> bool:
    """Tell whether a sentence may run on from a line to the next."""
    between = text[line.end : following.start]
    if between.strip() or between.count("\n") > 1 or "\u2029" in between or BULLET.match(text, following.start, following.end):
        return False
    if width:
        return _fills(text, line, following, width)
    ending = text[max(line.start, line.end - 24) : line.end]
    if CLOSED_END.search(ending):
        return False
    return text[following.start].islower() or OPEN_END.search(ending) is not None
