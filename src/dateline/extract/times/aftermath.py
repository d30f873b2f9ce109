"""Days that look back although their verb does not: "police are investigating a shooting on Friday", "could not be reached on Monday"."""

from __future__ import annotations

from dateline.extract.times.foretelling import looks
from dateline.records.texts import Sentence, Span, Token

_CLAUSE = 14  # words back from a time in which its clause may open
_NOT = frozenset({"not", "n't", "n’t", "never"})


def is_failing(verb: Token, helpers: set[str], sentence: Sentence) -> bool:
    """Tell whether a verb says what nobody managed or wished to say: "could not be reached", "would not comment"."""
    if not _is_negated(sentence, verb):
        return False
    return "could" in helpers or ("would" in helpers and verb.lemma in looks("refusals"))


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    before = sentence.tokens[max(0, verb.index - 4) : verb.index]
    return any(word.text.casefold() in _NOT for word in before)


def is_told_behind(sentence: Sentence, verb: Token, span: Span) -> bool:
    """Tell whether what happened stands between a verb that looks ahead and a time, and takes the time for itself.

    It is a noun right before the time ("are seeking witnesses to a crash on Friday"), or a clause about the past that the verb governs
    ("will serve three years after he was sentenced on Tuesday").
    """
    between = [word for word in sentence.tokens if verb.index < word.index and word.span.end <= span.start]
    if verb.span.start > span.start or any(word.text in {",", ";", "—", "–"} for word in between[-_CLAUSE:]):
        return False
    planned = any(helper.text.casefold() in looks("future_helpers") for helper in sentence.children(verb, "aux"))
    return (_ends_in_mishap(between) and not planned) or _ends_in_past_clause(between[-_CLAUSE:])


def _ends_in_mishap(words: list[Token]) -> bool:
    told = [word for word in words if word.tag not in {"ADP", "DET", "ADV", "ADJ"}]
    return bool(told) and told[-1].tag in {"NOUN", "PROPN"} and told[-1].lemma.casefold() in looks("mishaps")


def _ends_in_past_clause(words: list[Token]) -> bool:
    """Tell whether the last verb of some words is past and has a conjunction before it: "after police seized drugs"."""
    verbs = [place for place, word in enumerate(words) if word.tag == "VERB"]
    if not verbs or not _is_past(words[verbs[-1]]):
        return False
    before = words[verbs[-2] + 1 if len(verbs) > 1 else 0 : verbs[-1]]
    return any(word.text.casefold() in looks("openers") for word in before) and not any(word.text.casefold() == "to" for word in before)


def _is_past(verb: Token) -> bool:
    form = verb.text.casefold()
    return form != verb.lemma and not form.endswith(("ing", "s"))
