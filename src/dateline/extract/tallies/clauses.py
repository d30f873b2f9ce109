"""Whether a time or a word stands in the clause of another, or in one coordinated to it."""

from __future__ import annotations

from dateline.extract.counts.words import is_plural, lemma
from dateline.extract.tallies.words import totals
from dateline.records.claims import Time
from dateline.records.texts import Sentence, Token

_CLAUSAL = ("root", "ccomp", "advcl", "acl", "acl:relcl", "conj", "parataxis", "xcomp", "csubj", "advcl:relcl")


def belongs(sentence: Sentence, time: Time, token: Token) -> bool:
    """Tell whether a time modifies the clause of a word, not another clause nor another noun."""
    head = sentence.head_of(time.span)
    if head is None:
        return False
    noun = sentence.governor(head)
    chain = _said_chain(sentence, token)
    if noun is not None and noun.tag in ("NOUN", "PROPN") and noun not in chain and not is_plural(noun) and is_happening(noun):
        return False
    clause = next((each for each in [head, *sentence.ancestors(head)] if _is_clausal(each)), None)
    return clause is None or _top(sentence, clause).index in {_top(sentence, each).index for each in chain if _is_clausal(each)}


def modifies(sentence: Sentence, head: Token, token: Token) -> bool:
    """Tell whether a word hangs on the clause of another, or on one coordinated to it."""
    clause = next((each for each in sentence.ancestors(head) if _is_clausal(each)), None)
    tops = {_top(sentence, each).index for each in _said_chain(sentence, token) if _is_clausal(each)}
    return clause is None or _top(sentence, clause).index in tops


def is_happening(noun: Token) -> bool:
    """Tell whether a noun is a word for what totals count."""
    return lemma(noun) in totals().measures


def _said_chain(sentence: Sentence, token: Token) -> list[Token]:
    """Return a word and those above it, up to the clause that is said or that has a time of its own.

    The day of a verb of saying is that of the words; "closed since Sunday after two soldiers were killed" dates the closing.
    """
    chain = [token]
    while not _stands_apart(sentence, chain[-1]) and (above := sentence.governor(chain[-1])) is not None:
        chain.append(above)
    return chain


def _stands_apart(sentence: Sentence, token: Token) -> bool:
    opened = {child.lemma.lower() for child in sentence.children(token, "mark", "advmod")}
    return token.relation == "ccomp" or (token.relation.startswith("advcl") and bool(opened & totals().sets["period.apart"]))


def _is_clausal(token: Token) -> bool:
    return token.relation in _CLAUSAL and (token.tag in ("VERB", "AUX", "ADJ", "NOUN", "PROPN", "NUM") or token.head < 0)


def _top(sentence: Sentence, token: Token) -> Token:
    """Return the first clause of a coordination."""
    current = token
    while current.relation == "conj" and (above := sentence.governor(current)) is not None:
        current = above
    return current
