"""A name as a run of words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.names.lexicon import Known
from dateline.records.texts import Sentence, Span, Token


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name in a sentence: words `first` up to but not including `last`, its type, and what a table knows of it.

    `sure` tells that the words around the name show its type; then `sector` is what they show besides.
    """

    first: int
    last: int
    type: str
    known: Known | None
    sure: bool = False
    sector: str | None = None


def is_shouted(sentence: Sentence) -> bool:
    """Tell whether a sentence is written in capitals."""
    letters = [token.text for token in sentence.tokens if token.text.isalpha() and len(token.text) > 1]
    return len(letters) > 3 and sum(word.isupper() for word in letters) > 0.7 * len(letters)


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """Return words with the spaces between them as the text has them."""
    words = sentence.tokens[first:last]
    return "".join(word.text + (" " if word.space else "") for word in words).rstrip()


def span_of(sentence: Sentence, name: NameSpan) -> Span:
    """Return where a name stands in the text."""
    return Span(sentence.tokens[name.first].span.start, sentence.tokens[name.last - 1].span.end)


def goes_on(token: Token) -> bool:
    """Tell whether a word can be a further word of a name: a proper noun with a capital."""
    return token.tag == "PROPN" and token.text[0].isupper()
