"""An attribution in the making, and spans made of words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dateline.records.claims import Force
from dateline.records.texts import Sentence, Span, Token

# What may stand at the edge of a piece of content without belonging to it.
EDGE = frozenset(",;:.—–-―…()[]")
BRACKETS = {")": "(", "]": "["}
# Words up to the dash of a dateline, with place, state, day and agency.
LONGEST_DATELINE = 14
# A title is short: "Dr", "Mrs.", "Gen.".
LONGEST_TITLE = 4


@dataclass(frozen=True, slots=True)
class Draft:
    """Who says what by which words; `word` is the cue's main word, `source` the head of the source phrase (none: nobody is named).

    `spoken` tells that the verb is one of speech; `relay` is the place of the verb by which another passes these words on.
    """

    sentence: Sentence
    word: Token | None
    cue: tuple[Span, ...]
    source: Token | None
    source_spans: tuple[Span, ...]
    content: tuple[Span, ...]
    force: Force
    rule: str
    score: float
    spoken: bool = True
    relay: int | None = None

    @property
    def key(self) -> tuple[int, int]:
        """Return what tells cues apart: sentence and word; a cue of punctuation stands after all words."""
        return (self.sentence.index, self.word.index if self.word else len(self.sentence.tokens) + self.content[0].start)


def pieces(words: Iterable[Token]) -> tuple[Span, ...]:
    """Return the words as spans, one for each unbroken run, without punctuation at their edges."""
    runs: list[list[Token]] = []
    for word in sorted(words, key=lambda word: word.index):
        if runs and word.index == runs[-1][-1].index + 1:
            runs[-1].append(word)
        else:
            runs.append([word])
    trimmed = [_trimmed(run) for run in runs]
    return tuple(Span(run[0].span.start, run[-1].span.end) for run in trimmed if run)


def _trimmed(run: list[Token]) -> list[Token]:
    first, last = 0, len(run)
    while first < last and _is_edge(run[first]) and run[first].text not in BRACKETS.values():
        first += 1
    while first < last and _is_edge(run[last - 1]) and not _closes(run, first, last - 1):
        last -= 1
    return run[first:last] if any(word.tag != "PUNCT" for word in run[first:last]) else []


def _is_edge(word: Token) -> bool:
    return all(sign in EDGE for sign in word.text)


def _closes(run: list[Token], first: int, at: int) -> bool:
    opener = BRACKETS.get(run[at].text)
    return opener is not None and any(word.text == opener for word in run[first:at])


def whole_names(sentence: Sentence, span: Span, avoid: tuple[Span, ...]) -> Span:
    """Return the span grown over the names that it cuts in two, where they are free; trees part "Gov. Ane" from "Brekke"."""
    for name in sentence.names:
        first, last = sentence.tokens[name.first], sentence.tokens[name.last - 1]
        whole = Span(first.span.start, last.span.end)
        title = sentence.tokens[name.first - 1] if name.first else None
        if title is not None and title.tag == "PROPN" and len(title.text) <= LONGEST_TITLE and span.holds(title.span):
            whole = Span(title.span.start, whole.end)
        if span.meets(whole) and not span.holds(whole):
            grown = Span(min(span.start, whole.start), max(span.end, whole.end))
            span = span if any(each.meets(grown) for each in avoid) else grown
    return span


def hull(spans: Iterable[Span]) -> Span:
    """Return the smallest span that holds all spans."""
    listed = list(spans)
    return Span(min(span.start for span in listed), max(span.end for span in listed))


def joined(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return spans in order, overlapping ones and those with only white space between made one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def bridged(spans: Iterable[Span], text: str) -> tuple[Span, ...]:
    """Return spans in order, those parted by no more than a comma made one: trees hang commas on any word."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and not text[merged[-1].end : span.start].strip(" ,\n"):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def without_dateline(sentence: Sentence, span: Span) -> Span:
    """Return content without the dateline that a report opens with: "SELMIN, Marovia — The bridge ...", "SELMIN: The bridge ..."."""
    if span.start > sentence.span.start or not sentence.tokens[0].text.isupper() or len(sentence.tokens[0].text) < 3:
        return span
    dash = next((word for word in sentence.tokens[1:LONGEST_DATELINE] if word.text in ("—", "–", "-", "--", "―", ":")), None)
    if dash is None or dash.index + 1 >= len(sentence.tokens):
        return span
    start = sentence.tokens[dash.index + 1].span.start
    return Span(start, span.end) if start < span.end else span
