"""By what means: the codebook's own mode of a word, else words of the clause that name an instrument."""

from __future__ import annotations

from itertools import pairwise

from dateline.extract.codebook import Codebook, Hint
from dateline.extract.events.clauses import carrier, clause_words, is_nominal
from dateline.extract.events.triggers import Trigger
from dateline.records.texts import Sentence, Token


def find_mode(sentence: Sentence, trigger: Trigger, codebook: Codebook) -> str | None:
    """Return how an event was done, null where no word says so."""
    own = trigger.lexeme.predicate.mode
    if trigger.lexeme.predicate.type != "ASSAULT" or own not in {None, "explosives"}:
        return own
    hinted = _hinted(_near(sentence, trigger), codebook.hints)
    if own is None or hinted in {"suicide-attack", "drone"}:
        return hinted or own
    return own


def _near(sentence: Sentence, trigger: Trigger) -> list[str]:
    token = trigger.token
    carried = carrier(sentence, token) if is_nominal(token) else None
    words: dict[int, Token] = {word.index: word for word in clause_words(sentence, token)}
    if carried:
        words |= {word.index: word for word in clause_words(sentence, carried[0])}
    return [words[index].lemma.lower() for index in sorted(words)]


def _hinted(lemmas: list[str], hints: tuple[Hint, ...]) -> str | None:
    said = set(lemmas)
    pairs = set(pairwise(lemmas))
    for hint in hints:
        if any((words[0] in said) if len(words) == 1 else (tuple(words[:2]) in pairs) for words in hint.words):
            return hint.mode
    return None
