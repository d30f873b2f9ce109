"""The words of a sentence, each once: a finder that needs one of some words asks first whether any is there."""

from __future__ import annotations

from dateline.extract.remembered import remembered
from dateline.records.texts import Sentence


@remembered
def spoken(sentence: Sentence) -> frozenset[str]:
    """Return the words of a sentence in lower case."""
    return frozenset(token.text.casefold() for token in sentence.tokens)


@remembered
def lemmas(sentence: Sentence) -> frozenset[str]:
    """Return the lemmas of a sentence in lower case."""
    return frozenset(token.lemma.casefold() for token in sentence.tokens)
