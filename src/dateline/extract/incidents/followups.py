"""Times of what followed a happening: an arrest or a hearing, the state of the hurt, a funeral, what people then said or knew."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.events.clauses import is_verb
from dateline.extract.incidents.words import words
from dateline.records.texts import Sentence, Span, Token

STEPS = 3  # words of the tree between a time and the noun of what followed


def is_of_followup(sentence: Sentence, span: Span, deeds: list[Token]) -> bool:
    """Tell whether a time is that of an arrest, a charge or a hearing, of a funeral, or of how the hurt were doing.

    It is not where that is the deed itself.
    """
    head = sentence.head_of(span) or sentence.token_at(span.start)
    if head is None:
        return False
    verb = next((word for word in sentence.ancestors(head) if is_verb(word)), None)
    if verb in deeds or _is_of_operation(sentence, head):
        return False
    if verb is not None and verb.lemma.lower() in words("justice") | words("followups", "verbs"):
        return True
    return any(word.lemma.lower() in words("followups", "nouns") for word in _beside(sentence, head, verb, span))


def _is_of_operation(sentence: Sentence, time: Token) -> bool:
    """Tell whether a time hangs on an operation, whatever followed it: "arrested a man after a standoff Friday evening"."""
    above = sentence.governor(time)
    return above is not None and not is_verb(above) and above.lemma.lower() in words("raids")


def is_told_of_later(sentence: Sentence, span: Span, deed: Token) -> bool:
    """Tell whether a time is that of a clause that only speaks of a deed: "parents were notified of the incident on Friday"."""
    head = sentence.head_of(span) or sentence.token_at(span.start)
    verb = next((word for word in sentence.ancestors(head) if is_verb(word)), None) if head is not None else None
    return verb is not None and verb is not deed and verb.lemma.lower() in words("followups", "telling") and not is_verb(deed)


def _beside(sentence: Sentence, head: Token, verb: Token | None, span: Span) -> Iterator[Token]:
    """Yield the nouns that a time hangs on, those of its verb's own phrases, and the word on either side of it."""
    yield from (word for word, _ in zip(sentence.ancestors(head), range(STEPS), strict=False) if not is_verb(word))
    if verb is not None:
        yield from sentence.children(verb, "obj", "obl", "nsubj:pass", "nsubj")
    yield from (word for word in sentence.tokens if 0 <= span.start - word.span.end <= 1 or 0 <= word.span.start - span.end <= 1)
