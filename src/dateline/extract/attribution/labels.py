"""Speakers set apart from their words by a colon or a dash: transcripts, headlines, letters to the editor."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from dateline.extract.attribution import lexicon
from dateline.extract.attribution.draft import Draft
from dateline.extract.attribution.quotes import Quote
from dateline.records.texts import Analysis, Sentence, Span, Token

# A line that opens with up to six words and a colon, and a line of speech that ends with a dash and a name.
LABEL = re.compile(r"(?m)^[ \t\"“'(]*((?:[^\s:\"“”]+ ){0,5}[^\s:\"“”]+):[ \t]+(?=\S)")
SIGNED = re.compile(r"[ \t\xa0]*(―|—|–|--|-)[ \t\xa0]*([^\W\d_][^\n\"“”―—]{1,60})")
SHORTEST = 3
OPENING = frozenset("\"“'‘«„`")
OWN = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|[Uu]s|me)\b")


def find_labels(analysis: Analysis) -> Iterator[Draft]:
    """Yield the lines whose speaker stands before a colon: "POLL: ...", "OREM: ...", "Governor: ..."."""
    lines = list(LABEL.finditer(analysis.text))
    turns = Counter(found.group(1) for found in lines)
    known = _surnames(analysis)
    for found in lines:
        sentence = analysis.sentence_at(found.start(1))
        span = Span(*found.span(1))
        words = sentence.tokens_in(span) if sentence is not None else []
        content = _rest_of_line(analysis.text, found.end())
        if (
            sentence is None
            or not words
            or not (_is_surname(words, known) or _is_speaker(sentence, words, content.of(analysis.text), turns[found.group(1)]))
        ):
            continue
        head = sentence.head_of(span) or words[-1]
        if len(content.of(analysis.text).split()) >= SHORTEST:
            cue = Span(found.end(1), found.end(1) + 1)
            yield Draft(sentence, None, (cue,), head, (span,), (content,), "said", "label.colon@1", 0.6)


def _surnames(analysis: Analysis) -> frozenset[str]:
    """Return the last words of the persons' names of a report, which headlines use alone."""
    persons = ((sentence, name) for sentence in analysis.sentences for name in sentence.names if name.type == "PERSON")
    return frozenset(sentence.tokens[name.last - 1].text for sentence, name in persons if name.last - name.first > 1)


def _is_surname(words: list[Token], known: frozenset[str]) -> bool:
    """Tell whether one word is the surname of somebody whom the report names in full."""
    return len(words) == 1 and words[0].text in known and words[0].tag in ("PROPN", "NOUN")


def _is_speaker(sentence: Sentence, words: list[Token], content: str, turns: int) -> bool:
    """Tell whether the words before a colon are a speaker: a name of a person or body, a noun for one, or who takes turns.

    The place of a dateline and the catchword of a desk ("UPDATE 2") stand before a colon too; what follows them is the report's own.
    """
    table, last, lowered = lexicon.sources(), words[-1], {word.text.lower() for word in words}
    names = {name.type for name in sentence.names if name.first <= last.index < name.last}
    if lowered & table.slug or any(word.tag in ("VERB", "AUX") for word in words) or not words[0].text[:1].isupper():
        return False
    if last.lemma.lower() in table.person | table.group | table.organization | table.document or last.text.lower() in table.group:
        return True
    if names & {"LOCATION", "FACILITY"}:
        return _is_spoken(content) and OWN.search(content) is not None
    capitals = all(word.text.isupper() for word in words) and len(words) <= SHORTEST
    if capitals and all(word.tag in ("PROPN", "NOUN") for word in words):
        return turns > 1 or _is_spoken(content)
    return bool(names & {"PERSON", "ORGANIZATION", "MILITARY", "GOVERNMENT", "GROUP"})


def _is_spoken(content: str) -> bool:
    """Tell whether words are somebody's own: in quotation marks, or in the first person."""
    return content[:1] in OPENING or OWN.search(content) is not None


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
