"""Which way a clause looks from the day of the report: back, ahead, or neither, by the tense and mood of the governing verb."""

from __future__ import annotations

from dateline.extract.times.aftermath import is_failing, is_told_behind
from dateline.extract.times.foretelling import is_foretold, is_moving, is_planned_day, looks, preposition
from dateline.records.texts import Sentence, Span, Token

_MAX_STEPS = 12


def direction(sentence: Sentence, span: Span) -> int:
    """Return -1 where the words around a time speak of the past, 1 where they speak of what is to come, 0 where they leave it open."""
    token = sentence.head_of(span)
    if token is None or token.relation == "compound":
        return 0
    if is_planned_day(sentence, span) or _is_moved_to(sentence, token, span):
        return 1
    for _, word in zip(range(_MAX_STEPS), [token, *sentence.ancestors(token)], strict=False):
        found = _of_word(sentence, word, token)
        if found is not None:
            return -1 if found > 0 and is_told_behind(sentence, word, span) else found
    return 0


def _is_moved_to(sentence: Sentence, token: Token, span: Span) -> bool:
    """Tell whether a time is the new day of what was moved, or the day of what was called off: "Friday's march was cancelled"."""
    own = token.relation == "nmod:poss"
    if not own and preposition(sentence, span) not in looks("onto") | {"from"}:
        return False
    above = list(sentence.ancestors(token))[:3]
    return any(is_moving(sentence, verb) for verb in above if verb.tag == "VERB")


def _of_word(sentence: Sentence, word: Token, token: Token) -> int | None:
    """Return the direction that a word above a time gives; null where the next one up must decide."""
    if word is not token and word.lemma in looks("coming") and word.tag in ("NOUN", "ADJ"):
        return 1
    # "could begin as early as Saturday": the verb decides
    if word.tag == "ADJ" and word.index == token.head and word.relation != "advmod" and not sentence.child(word, "cop"):
        return 0
    if _is_comment(sentence, word):
        return None
    if word.tag in ("VERB", "AUX") or sentence.child(word, "cop", "aux") or _is_plain_present(sentence, word):
        return of_verb(sentence, word, near=word.index in (token.head, token.index))
    return None


def _is_plain_present(sentence: Sentence, word: Token) -> bool:
    """Tell whether a tagger takes a verb in the plain present for a noun: "The talks resume in May"."""
    subject = sentence.child(word, "nsubj") if word.tag == "NOUN" and word.relation == "root" else None
    return subject is not None and subject.index == word.index - 1 and word.text == word.lemma != subject.lemma != subject.text


def _is_comment(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb only comments on its clause: "went ahead as planned"."""
    mark = sentence.child(verb, "mark")
    return verb.relation.startswith("advcl") and mark is not None and mark.lemma == "as" and sentence.child(verb, "nsubj") is None


def of_verb(sentence: Sentence, verb: Token, *, near: bool) -> int | None:
    """Return the direction of a verb's clause; null where a governing verb must decide.

    A present tense looks ahead only with a time of its own: "talks resume on Monday".
    """
    helpers = sentence.children(verb, "aux", "cop", "aux:pass")
    words = {helper.text.casefold() for helper in helpers} | {helper.lemma for helper in helpers}
    if words & looks("future_helpers"):
        return -1 if "have" in words or is_failing(verb, words, sentence) else 1
    if is_foretold(sentence, verb):
        return 1
    infinitive = sentence.child(verb, "mark")
    if infinitive is not None and infinitive.lemma == "to":
        return _of_infinitive(sentence, verb)
    if _is_scheduled(verb, helpers):
        return 1
    if verb.lemma in looks("aftermath"):
        return -1
    return _of_tense(sentence, verb, helpers, near=near)


def _is_scheduled(verb: Token, helpers: list[Token]) -> bool:
    """Tell whether a verb says that something is fixed for a day: "is scheduled", "a meeting set for"."""
    passive = any(helper.relation == "aux:pass" for helper in helpers) or (
        verb.relation.startswith("acl") and not helpers and is_past(verb)
    )
    return verb.lemma in looks("scheduled") and passive


def _of_tense(sentence: Sentence, verb: Token, helpers: list[Token], *, near: bool) -> int | None:
    if any(helper.text.casefold() in looks("past_helpers") for helper in helpers):
        return -1
    if verb.text.casefold().endswith("ing"):
        return 1 if helpers else None
    if verb.tag == "VERB" and (
        is_past(verb) or (verb.text.casefold() in looks("unchanged") and not helpers and not _is_headline(sentence))
    ):
        return -1
    if verb.relation.startswith("acl"):
        return None
    return 1 if near and not _is_headline(sentence) else 0


def is_past(verb: Token) -> bool:
    """Tell whether a verb's form is a past tense or past participle."""
    form = verb.text.casefold()
    if form in looks("present"):
        return False
    return form != verb.lemma and not form.endswith("ing") and not (form.endswith("s") and form[:-1].startswith(verb.lemma[:-1]))


def _of_infinitive(sentence: Sentence, verb: Token) -> int | None:
    """An infinitive looks ahead from a plan ("agreed to leave by July"); else its governor decides ("went there to meet on Monday")."""
    governor = sentence.governor(verb)
    if governor is None:
        return 1
    if any(helper.text.casefold() == "had" for helper in sentence.children(governor, "aux")):
        return -1
    if governor.lemma in looks("planning") or governor.tag == "NOUN" or verb.relation == "root":
        return 1
    return None


def _is_headline(sentence: Sentence) -> bool:
    return sentence.tokens[-1].text not in (".", "!", "?", "”", '"', "’", "'", ":", ";")
