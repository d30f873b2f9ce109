"""Speakers set apart from their words by a colon or a dash: transcripts, headlines, letters to the editor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.quotes import Quote
from dateline.records.texts import Analysis, Sentence, Span, Token

# A line that opens with up to six words and a colon, and a line of speech that ends with a dash and a name.
LABEL = re.compile(r"(?m)^[ \t\"“'(]*((?:[^\s:\"“”]+ ){0,5}[^\s:\"“”]+):[ \t]+(?=\S)")
SIGNED = re.compile(r"[ \t\xa0]*(―|—|–|--|-)[ \t\xa0]*([^\W\d_][^\n\"“”―—]{1,60})")
SHORTEST = 3


def find_labels(analysis: Analysis) -> Iterator[Draft]:
    """Yield the lines whose speaker stands before a colon: "POLL: ...", "OREM: ...", "Governor: ..."."""
    for found in LABEL.finditer(analysis.text):
        sentence = analysis.sentence_at(found.start(1))
        span = Span(*found.span(1))
        words = sentence.tokens_in(span) if sentence is not None else []
        if sentence is None or not words or not _is_speaker(sentence, words):
            continue
        content = _rest_of_line(analysis.text, found.end())
        head = sentence.head_of(span) or words[-1]
        if len(content.of(analysis.text).split()) >= SHORTEST:
            cue = Span(found.end(1), found.end(1) + 1)
            yield Draft(sentence, None, (cue,), head, (span,), (content,), "said", "label.colon@1", 0.6)


def _is_speaker(sentence: Sentence, words: list[Token]) -> bool:
    """Tell whether the words before a colon are a speaker: a name in capitals, a name of a person or body, or a noun for one."""
    table, last = lexicon.sources(), words[-1]
    if all(word.text.isupper() for word in words) and len(words) <= SHORTEST and all(word.tag in ("PROPN", "NOUN") for word in words):
        return True
    named = any(
        name.first <= last.index < name.last and name.type in ("PERSON", "ORGANIZATION", "MILITARY", "GOVERNMENT")
        for name in sentence.names
    )
    listed = last.lemma.lower() in table.person | table.group | table.organization | table.document
    verbal = any(word.tag in ("VERB", "AUX") for word in words)
    return words[0].text[:1].isupper() and not verbal and (named or listed)


def _rest_of_line(text: str, start: int) -> Span:
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return Span(start, len(text[:end].rstrip()) if end > start else start)


def find_signed(analysis: Analysis, quotes: tuple[Quote, ...]) -> Iterator[Draft]:
    """Yield the quotations that are signed: "'...' — Lena Ostrow" at the end of a line."""
    for quote in quotes:
        found = SIGNED.match(analysis.text, quote.span.end)
        if found is None or not _ends_line(analysis.text, found.end()):
            continue
        span = Span(found.start(2), found.start(2) + len(found.group(2).rstrip(" .\xa0\t")))
        sentence = analysis.sentence_at(span.start)
        words = sentence.tokens_in(span) if sentence is not None else []
        if sentence is None or not words or not words[0].text[:1].isupper():
            continue
        head = sentence.head_of(span) or words[-1]
        yield Draft(sentence, None, (Span(*found.span(1)),), head, (span,), (quote.span,), "said", "label.signed@1", 0.6)


def _ends_line(text: str, offset: int) -> bool:
    return not text[offset : offset + 1].strip(" .") or text[offset] == "\n"
