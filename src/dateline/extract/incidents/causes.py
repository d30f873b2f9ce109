"""Deeds that are told as the reason for what was done later: "arrested on Friday over the bombing", "charged with killing a guard"."""

from __future__ import annotations

from dateline.extract.events.clauses import base, is_verb
from dateline.extract.incidents.words import words
from dateline.records.texts import Sentence, Token

STEPS = 8  # words of the tree between a deed and the arrest over it


def reason_of(sentence: Sentence, deed: Token) -> Token | None:
    """Return the word of an arrest, charge or sentence to which a deed is the reason; none where it is told for itself."""
    below, linked = deed, False
    inside = {"in"} if deed.lemma.lower() in words("raids") else set()  # who is "arrested in a raid" is not held over it
    for above, _ in zip(sentence.ancestors(deed), range(STEPS), strict=False):
        if base(below) == "conj" and not is_verb(above):
            below = above
            continue
        if is_verb(below) and base(below) in {"conj", "parataxis", "ccomp", "root"}:
            return None
        allowed = words("causes", "of_verbs" if is_verb(below) else "words") - inside
        linked = linked or any(child.text.lower() in allowed for child in sentence.children(below, "case", "mark"))
        if linked and above.lemma.lower() in words("justice"):
            return above
        below = above
    return None


def arrest_before(sentence: Sentence, deed: Token) -> Token | None:
    """Return the verb of an arrest or charge that followed a deed: "was arrested on Friday after he shot a neighbour"."""
    below = deed
    for above, _ in zip(sentence.ancestors(deed), range(STEPS), strict=False):
        if base(below) not in {"advcl", "xcomp", "conj", "acl"}:
            return None
        marked = any(child.text.lower() in words("causes", "afterwards") for child in sentence.children(below, "mark"))
        if marked:
            return above if is_verb(above) and above.lemma.lower() in words("justice") else None
        below = above
    return None


def is_day_of_reason(sentence: Sentence, time: Token, reason: Token, deed: Token) -> bool:
    """Tell whether a time hangs on the word of an arrest or charge, not on the deed that is its reason."""
    if time is reason:
        return True
    above = next((word for word in sentence.ancestors(time) if is_verb(word) or word in (reason, deed)), None)
    return above is not None and (above is reason or _is_hearing(sentence, above, reason))


def _is_hearing(sentence: Sentence, verb: Token, reason: Token) -> bool:
    """Tell whether a verb brings somebody to court over the counts below it: "arraigned Friday on counts of theft"."""
    return verb.lemma.lower() in words("justice") and verb in sentence.ancestors(reason)
