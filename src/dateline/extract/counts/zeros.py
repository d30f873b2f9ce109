"""Where a report says that nobody was hurt: "no casualties", "without loss of life", "no reports of injuries"."""

from __future__ import annotations

from dateline.extract.counts.unreal import is_negated
from dateline.extract.counts.words import lemma, losses
from dateline.records.texts import Sentence, Token


def is_denied(sentence: Sentence, token: Token) -> bool:
    """Tell whether "no" stands before a word: "no one", "no reported wounded"."""
    before = [token, *sentence.children(token, "amod")]
    return any(child.text.lower() in losses().sets["zero.none"] for each in before for child in sentence.children(each, "det", "advmod"))


def is_none(sentence: Sentence, noun: Token) -> bool:
    """Tell whether losses that a noun names are said not to have been: denied, without, not reported, or not caused."""
    words = losses().sets
    if is_denied(sentence, noun) or _is_without(sentence, noun, "case"):
        return True
    above = sentence.governor(noun)
    if above is None:
        return False
    if noun.relation == "nmod" and lemma(above) in words["zero.reports"]:
        return is_denied(sentence, above)
    if noun.relation != "obj":
        return False
    caused = lemma(above) in words["zero.verbs"] and (is_negated(sentence, above) or sentence.child(noun, "det", "nummod") is None)
    return caused and (is_negated(sentence, above) or _is_without(sentence, above, "mark"))


def _is_without(sentence: Sentence, token: Token, relation: str) -> bool:
    return any(child.text.lower() == "without" for child in sentence.children(token, relation))


def is_no_loss(sentence: Sentence, token: Token) -> bool:
    """Tell whether "loss" stands for the dead that there are none of: "no loss of life", "suffered no losses"."""
    words = losses().sets
    if lemma(token) not in words["zero.losses"]:
        return False
    above = sentence.governor(token)
    near = {lemma(each) for each in sentence.children(token, "nmod", "compound")} | ({lemma(above)} if above is not None else set())
    return bool(near & (words["zero.lives"] | words["zero.verbs"])) and is_none(sentence, token)
