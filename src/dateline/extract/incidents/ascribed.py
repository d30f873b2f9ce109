"""Earlier deeds by which a report says who somebody is: "he is linked to an attack that killed four soldiers last month".

What is done to such a person now is one happening, and the deed ascribed to him another.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from dateline.extract.events.blame import find_blamed
from dateline.extract.events.clauses import base, first_conjunct, is_nominal, is_verb
from dateline.extract.events.words import listed
from dateline.extract.incidents.contrast import is_on_other_day
from dateline.extract.incidents.mentions import Mention, is_definite
from dateline.extract.incidents.words import words
from dateline.records.texts import Sentence, Token

STEPS = 8  # words of the tree between a deed and those to whom it is ascribed
TOLD = frozenset({"root", "ccomp", "parataxis"})


def is_ascribed(sentence: Sentence, token: Token) -> bool:
    """Tell whether a deed is told as that of somebody: the noun of it, a clause below that noun, or what somebody is suspected of.

    What somebody is charged with is the matter of a report on the charges, as is what somebody claims.
    """
    below = token
    for above, _ in zip((token, *sentence.ancestors(token)), range(STEPS), strict=False):
        if above is not token and base(below) == "conj" and is_verb(below) and is_verb(above):
            return False
        if is_nominal(above) and next(find_blamed(sentence, above), None) is not None:
            return not _is_case(sentence, above)
        if above is not token and _is_suspicion(above) and base(below) in {"obl", "advcl", "xcomp"}:
            return True
        if is_verb(above) and base(above) in TOLD:
            return False
        below = above
    return False


def is_of_other_deed(sentence: Sentence, word: Token, deed: Token) -> bool:
    """Tell whether a word below a deed hangs on another one that is ascribed to somebody: "they seized the man behind the May attack"."""
    between = list(takewhile(lambda above: above is not deed, sentence.ancestors(word)))
    return any(is_nominal(above) and is_ascribed(sentence, above) for above in between)


def _is_case(sentence: Sentence, deed: Token) -> bool:
    """Tell whether a deed is what a charge, a sentence or a claim is about."""
    above = sentence.governor(first_conjunct(sentence, deed))
    return above is not None and above.lemma.lower() in listed("blame", "blaming") - words("suspicion") | {"responsibility"}


def _is_suspicion(word: Token) -> bool:
    """Tell whether a word says of what somebody is suspected or to what he is linked."""
    if word.tag == "ADJ":
        return word.lemma.lower() in listed("blame", "responsible") | listed("blame", "involving")
    return is_verb(word) and word.lemma.lower() in words("suspicion") | listed("blame", "involving")


def is_of_record(told: Sequence[Mention]) -> bool:
    """Tell whether all that was told of a happening so far is whose deed it was, and what points back to that."""
    return told[0].ascribed and all(mention.ascribed or mention.definite or _is_beside(mention, told) for mention in told)


def _is_beside(mention: Mention, told: Sequence[Mention]) -> bool:
    """Tell whether a mention stands in the sentence of one that is ascribed or points back."""
    near = (other for other in told if other is not mention and other.sentence.index == mention.sentence.index)
    return any(other.ascribed or other.definite for other in near)


def is_apart(mention: Mention, told: Sequence[Mention], news: bool) -> bool:
    """Tell whether either a mention or what was told is a deed ascribed to somebody and nothing says that it is the other one.

    `news` says that the report tells another deed for its own sake; where it does not, the deed ascribed is what it is about.
    """
    of_record = is_of_record(told)
    if not (mention.ascribed or of_record) or any(_is_tied(mention, other) for other in told):
        return False
    if mention.ascribed and of_record:
        return _has_own(mention) and any(_has_own(other) for other in told)
    if mention.ascribed:
        return _is_other_deed(mention)
    return news or any(mention.targets & other.actors or is_on_other_day(mention, other) for other in told)


def _is_tied(mention: Mention, other: Mention) -> bool:
    """Tell whether two mentions are one deed by their words: the sufferers, the losses, a noun that points back, or a clause below it."""
    if _losses(mention) & _losses(other) or mention.targets & other.targets or _hangs_on(mention, other) or _is_in(mention, other):
        return True
    if not (mention.is_noun and mention.definite) or (mention.targets and other.targets):
        return False
    same = mention.token.lemma.lower() == other.token.lemma.lower() and mention.is_plural == other.is_plural
    return same or (not mention.targets and mention.token.lemma.lower() in words("any_deed"))


def _hangs_on(mention: Mention, other: Mention) -> bool:
    """Tell whether a mention stands below the ascribed noun of another in its sentence: "the attack, which killed two"."""
    return other.ascribed and mention.sentence.index == other.sentence.index and other.token in mention.sentence.ancestors(mention.token)


def _is_in(mention: Mention, other: Mention) -> bool:
    """Tell whether a verb tells what happened in a deed told before: "four were killed in the attack"."""
    inside = (word for word in mention.sentence.children(mention.token, "obl") if is_definite(mention.sentence, word))
    return any(word.lemma.lower() == other.token.lemma.lower() for word in inside)


def _is_other_deed(mention: Mention) -> bool:
    """Tell whether a deed that is ascribed is told with people or losses of its own, or as one about which more is said."""
    told = mention.sentence.child(mention.token, "acl:relcl") is not None or _is_dated(mention)
    return _has_own(mention) or (mention.indefinite and told)


def _has_own(mention: Mention) -> bool:
    return bool(mention.targets or mention.counts)


def _is_dated(mention: Mention) -> bool:
    """Tell whether the day of a deed hangs on its noun: "an attack on 7 January"."""
    if mention.time is None or mention.time.precision not in {"day", "time"} or not mention.sentence.span.holds(mention.time.span):
        return False
    return mention.token in mention.sentence.ancestors(mention.sentence.head_of(mention.time.span) or mention.token)


def _losses(mention: Mention) -> set[tuple[str, float]]:
    """Return the figures above one that a mention gives; single persons are told apart by who they are."""
    return {(count.outcome, count.value) for count in mention.counts if count.value and count.value > 1}
