"""What did not happen, or not yet: plans, threats, conditions, and what is denied."""

from __future__ import annotations

from dateline.extract.counts.words import lemma, losses
from dateline.records.texts import Sentence, Token

_UNDER = frozenset({"xcomp", "conj", "acl", "obj", "nmod", "obl", "advcl", "aux", "cop", "nsubj"})
_HIGH = 8  # clauses above a loss that are looked at


def is_unreal(sentence: Sentence, trigger: Token) -> bool:
    """Tell whether the words around a loss make it a plan, a threat, a condition or a mere possibility."""
    current: Token | None = trigger
    for _ in range(_HIGH):
        if current is None or _is_open(sentence, trigger, current):
            return current is not None
        above = sentence.governor(current)
        if above is None or _stands(trigger, current, above):
            return False
        if _is_wanted(sentence, current, above) or _is_ordered(sentence, current, above):
            return True
        current = above if _goes_on(current, above) else None
    return False


def _is_open(sentence: Sentence, trigger: Token, current: Token) -> bool:
    informing = trigger.tag == "NOUN" and lemma(current) in losses().sets["unreal.informing"]
    return informing or _is_modal(sentence, current) or _is_conditional(sentence, current)


def _stands(trigger: Token, current: Token, above: Token) -> bool:
    """Tell whether a noun stands for what happened, whatever is done about it: "to avenge the killing of"."""
    wanting = losses().sets["unreal.causes"] | losses().sets["unreal.governors"]
    return current is trigger and trigger.tag in ("NOUN", "PROPN") and above.tag == "VERB" and lemma(above) not in wanting


def _is_wanted(sentence: Sentence, current: Token, above: Token) -> bool:
    """Tell whether a word hangs on an intention: "plans to kill", "the attempt on", "to capture the town"."""
    words = losses().sets
    if _is_aim(sentence, current, above):
        return lemma(above) not in words["unreal.claims"]
    hangs = current.relation in ("obj", "nmod", "obl") and lemma(above) in words["unreal.governors"] | words["unreal.nouns"]
    return hangs and lemma(above) not in words["unreal.plain"]


def _is_ordered(sentence: Sentence, current: Token, above: Token) -> bool:
    """Tell whether a clause is what somebody is told to say: "ignore the others and report 900 killed"."""
    said = current.relation in ("ccomp", "obj", "xcomp") and lemma(above) in losses().sets["unreal.orders"]
    return said and _is_imperative(sentence, above)


def _is_imperative(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a verb stands bare, with nobody who does it and no helper, at the head of its sentence or beside one that does."""
    bare = verb.tag == "VERB" and verb.text.lower() == verb.lemma.lower()
    if not bare or sentence.children(verb, "nsubj", "nsubj:pass", "csubj", "aux", "aux:pass", "mark", "cop"):
        return False
    above = sentence.governor(verb)
    return above is None or (verb.relation in ("conj", "parataxis") and _is_imperative(sentence, above))


def _goes_on(current: Token, above: Token) -> bool:
    """Tell whether the clause above still decides about a loss: not above the noun that takes part in another clause."""
    words = losses().sets
    if current.relation == "acl:relcl" and lemma(above) in words["unreal.informing"]:
        return True
    if current.relation not in _UNDER:
        return False
    if current.relation in ("obl", "acl") and lemma(above) in words["unreal.causes"] | words["unreal.informing"]:
        return True
    return current.relation not in ("nsubj", "obl", "nmod", "acl") or above.tag not in ("VERB", "NOUN")


def _is_modal(sentence: Sentence, token: Token) -> bool:
    helpers = [child.text.lower() for child in sentence.children(token, "aux")]
    if not set(helpers) & losses().sets["unreal.modals"]:
        return False
    # "must have killed", "might have killed" look back; "could have killed" says that it did not happen.
    return not ("have" in helpers and set(helpers) & losses().sets["unreal.looking_back"])


def _is_conditional(sentence: Sentence, token: Token) -> bool:
    return any(child.text.lower() in losses().sets["unreal.marks"] for child in sentence.children(token, "mark"))


def _is_aim(sentence: Sentence, token: Token, above: Token) -> bool:
    """Tell whether the word is an infinitive of purpose or under a verb or noun of intent."""
    words = losses().sets
    infinitive = token.text.lower() == token.lemma.lower() and any(child.text.lower() == "to" for child in sentence.children(token, "mark"))
    if token.relation == "xcomp":
        # "went missing" is done; "go to kill" is not.
        return above.lemma.lower() in words["unreal.governors"] and token.tag not in ("ADJ", "ADV")
    if token.relation in ("advcl", "acl") and infinitive and not any(child.lemma == "have" for child in sentence.children(token, "aux")):
        return True
    return token.relation in ("acl", "ccomp") and above.lemma.lower() in words["unreal.nouns"] | words["unreal.governors"] and infinitive


def is_neither(sentence: Sentence, patient: Token) -> bool:
    """Tell whether people stand in a "neither ... nor"."""
    first = patient
    while first.relation == "conj" and sentence.governor(first) is not None:
        first = sentence.tokens[first.head]
    near = [first, *sentence.children(first), *sentence.children(patient)]
    return any(token.text.lower() in losses().sets["unreal.neither"] for token in near)


def is_negated(sentence: Sentence, trigger: Token) -> bool:
    """Tell whether a predicate stands under "not", "never" or "without"."""
    return any(child.lemma.lower() in losses().sets["unreal.negations"] for child in sentence.children(trigger, "advmod", "mark"))
