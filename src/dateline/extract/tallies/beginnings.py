"""Totals of what has lasted since its beginning: "the conflict, which began in 2014, has killed 14,000 people"."""

from __future__ import annotations

from datetime import date

from dateline.extract.counts.words import lemma
from dateline.extract.found import Found
from dateline.extract.tallies.frame import Frame
from dateline.extract.tallies.words import totals
from dateline.records.claims import Time
from dateline.records.quantities import AsOf, Period
from dateline.records.texts import Sentence, Token

_OLD = 27  # days after which what began is no single happening
_RELATIVE = frozenset({"which", "that"})


def since_beginning(found: Found, sentence: Sentence, token: Token) -> Frame | None:
    """Return the days since a war, a campaign or unrest began whose losses a word tells; open where they are told as past."""
    for verb in sentence.tokens:
        noun = _begun(sentence, verb)
        time = _day_of(found, sentence, verb) if noun is not None else None
        if noun is None or time is None or not _is_old(found, time) or not _is_told_of(sentence, noun, token):
            continue
        if not _is_perfect(sentence, token):
            return Frame(Period(time.start, None), None, firm=True, days=None, span=time.span)
        today = found.anchor.date
        as_of = AsOf(today, found.anchor.precision) if today is not None else None
        return Frame(Period(time.start, today), as_of, firm=True, days=None, span=time.span)
    return None


def _begun(sentence: Sentence, verb: Token) -> Token | None:
    """Return the lasting conflict that a verb says began."""
    if lemma(verb) not in totals().sets["period.beginning"] or verb.tag != "VERB":
        return None
    noun = sentence.child(verb, "nsubj", "nsubj:pass")
    if (noun is None and verb.relation == "acl") or (noun is not None and lemma(noun) in _RELATIVE):
        noun = sentence.governor(verb)
    lasting = totals().sets["period.lasting"]
    return noun if noun is not None and (lemma(noun) in lasting or noun.text.lower() in lasting) else None


def _day_of(found: Found, sentence: Sentence, verb: Token) -> Time | None:
    inside = {each.index for each in sentence.subtree(verb, frozenset({"conj"}))}
    for time in found.times_in(sentence.span):
        head = sentence.head_of(time.span)
        if head is not None and head.index in inside and time.span.start > verb.span.start and time.start is not None:
            return time
    return None


def _is_old(found: Found, time: Time) -> bool:
    if time.start is None or time.type != "DATE" or found.anchor.date is None:
        return False
    try:
        return date.fromisoformat(found.anchor.date).toordinal() - date.fromisoformat(time.start[:10]).toordinal() >= _OLD
    except ValueError:
        return False


def _is_perfect(sentence: Sentence, token: Token) -> bool:
    """Tell whether a loss is told up to today, also where "has" is not said again: "has killed 400 people and displaced 70,000"."""
    first = sentence.governor(token) if token.relation == "conj" and sentence.child(token, "aux") is None else token
    helping = sentence.children(first, "aux") if first is not None else []
    return any(each.lemma.lower() == "have" and each.text.lower() != "had" for each in helping)


def _is_told_of(sentence: Sentence, noun: Token, token: Token) -> bool:
    """Tell whether a word hangs on a noun, or has it among the words that hang on its clause."""
    chain = [token, *sentence.ancestors(token)]
    below = {child.index for each in chain for child in sentence.children(each, "nsubj", "obl", "nmod", "obj")}
    return noun in chain or noun.index in below
