"""The words of a verb's clause: its helpers, its subject, what denies it."""

from __future__ import annotations

from dateline.extract.scheduled.words import words
from dateline.extract.times.foretelling import cue_before
from dateline.records.texts import Sentence, Span, Token

_GROUP = frozenset({"AUX", "ADV", "PART"})
_SMALL = frozenset({"of", "for"})


def helpers(sentence: Sentence, verb: Token) -> set[str]:
    """Return the auxiliaries of a verb in lower case, by the tree or right before it: "will not have been"."""
    found = {child.text.casefold() for child in sentence.children(verb, "aux", "cop")}
    for token in reversed(sentence.tokens[: verb.index]):
        if token.tag not in _GROUP or token.text.casefold() == "to":
            break
        if token.tag == "AUX":
            found.add(token.text.casefold())
    return found


def is_denied(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word is denied: "will not attend", "no talks"."""
    near = [*sentence.children(word, "advmod", "det", "cc"), *_group(sentence, word)]
    return any(child.text.casefold() in words("future", "refusals") or child.lemma in words("future", "refusals") for child in near)


def _group(sentence: Sentence, verb: Token) -> list[Token]:
    found: list[Token] = []
    for token in reversed(sentence.tokens[max(0, verb.index - 4) : verb.index]):
        if token.tag not in _GROUP:
            break
        found.append(token)
    return found


def has_to(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb is an infinitive with "to"."""
    return any(child.lemma == "to" for child in sentence.children(verb, "mark")) or cue_before(sentence, verb) is not None


def subject_of(sentence: Sentence, *verbs: Token) -> Token | None:
    """Return the subject of the first of some verbs that has one."""
    return next((found for verb in verbs if (found := sentence.child(verb, "nsubj")) is not None), None)


def antecedent(sentence: Sentence, pronoun: Token) -> Token | None:
    """Return the noun of happening that "which" or "that" stands for, by the tree, else the nearest one before it."""
    verb = sentence.governor(pronoun)
    above = sentence.governor(verb) if verb is not None and verb.relation.startswith("acl") else None
    before = [above] if above is not None else []
    before += reversed(sentence.tokens[: pronoun.index])
    return next((token for token in before if token.lemma.casefold() in words("nominal", "nouns")), None)


def is_background(sentence: Sentence, word: Token) -> bool:
    """Tell whether a clause only tells when something else was: "five days after officials said that troops would leave"."""
    for clause in [word, *sentence.ancestors(word)]:
        mark = sentence.child(clause, "mark")
        if clause.relation == "advcl" and mark is not None and mark.lemma in words("future", "background"):
            return True
    return False


def is_conditional(sentence: Sentence, *verbs: Token) -> bool:
    """Tell whether an "if" or "unless" clause hangs on one of the verbs."""
    clauses = [clause for verb in verbs for clause in sentence.children(verb, "advcl")]
    marks = {mark.lemma for clause in clauses for mark in sentence.children(clause, "mark")}
    return bool(marks & words("future", "conditions"))


def depends_on_doubt(sentence: Sentence, word: Token) -> bool:
    """Tell whether a word stands under "could", "might", or under an "if" clause."""
    for verb in sentence.ancestors(word):
        if helpers(sentence, verb) & words("future", "possible"):
            return True
        if verb.relation == "advcl" and any(mark.lemma in words("future", "conditions") for mark in sentence.children(verb, "mark")):
            return True
        if verb.relation in ("root", "ccomp", "parataxis"):
            return False
    return False


def word_before(sentence: Sentence, span: Span) -> str:
    """Return the word before a place, in lower case; small words that join it to another are passed over."""
    before = [token for token in sentence.tokens if token.span.end <= span.start]
    while before and before[-1].text.casefold() in _SMALL | {"the", "about", "around"} and len(before) > 1:
        if before[-1].text.casefold() == "for":
            break
        before.pop()
    return before[-1].text.casefold() if before else ""
