"""Those who had to leave: "60 families fled their homes", "1,200 residents were evacuated", "300 villagers crossed into Orsha"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.arguments import is_passive, objects, patients, subjects
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.words import lemma, losses
from dateline.records.texts import Sentence, Token


def leaving_losses(sentence: Sentence, verb: Token) -> Iterator[Loss]:
    """Yield those who left, where the words tell that they had to: people at home there, from a home or to a haven."""
    gone = [each for each in _leavers(sentence, verb) if _is_folk(each)]
    if gone and not _is_brief(sentence, verb) and (_is_driven(sentence, verb, gone) or _has_place(sentence, verb)):
        yield Loss("displaced", verb, tuple(gone), "count.leaving@2", choosy=True, weak=True)


def _leavers(sentence: Sentence, verb: Token) -> list[Token]:
    if lemma(verb) in losses().sets["leaving.clearing"] and (taken := patients(sentence, verb)):
        return taken
    return [] if is_passive(sentence, verb) else subjects(sentence, verb)


def _is_folk(token: Token) -> bool:
    return lemma(token) in losses().sets["leaving.people"] or token.tag == "NUM" or lemma(token) in losses().sets["leaving.numbers"]


def _is_driven(sentence: Sentence, verb: Token, gone: list[Token]) -> bool:
    """Tell whether nobody leaves so of free will: "were forced to flee", "8,000 families had fled", "were evacuated"."""
    words = losses().sets
    above = sentence.governor(verb)
    forced = verb.relation == "xcomp" and above is not None and lemma(above) in words["leaving.forcing"]
    gone_for_good = any(child.lemma.lower() == "have" for child in sentence.children(verb, "aux"))
    rooted = lemma(verb) in words["leaving.fleeing"] and (gone_for_good or any(lemma(each) in words["leaving.rooted"] for each in gone))
    cleared = lemma(verb) in words["leaving.clearing"] and all(lemma(each) in words["leaving.people"] for each in gone)
    return forced or rooted or cleared


def _has_place(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a home that is left or a haven that is reached stands with the verb: "fled the village", "crossed into Orsha"."""
    words = losses().sets
    left = [] if is_passive(sentence, verb) else objects(sentence, verb)
    if any(lemma(each) in words["leaving.homes"] or each.tag == "PROPN" for each in left):
        return lemma(verb) not in words["leaving.crossing"] or any(lemma(each) in words["leaving.havens"] for each in left)
    if left and not any(lemma(each) in words["leaving.havens"] for each in left):
        return False
    reached = [each for each in sentence.children(verb, "obl", "nmod") if _is_way(sentence, each)]
    known = words["leaving.homes"] | words["leaving.havens"]
    return lemma(verb) not in words["leaving.plain"] and any(each.tag == "PROPN" or lemma(each) in known for each in reached + left)


def _is_way(sentence: Sentence, token: Token) -> bool:
    return any(case.text.lower() in losses().sets["leaving.ways"] for case in sentence.children(token, "case"))


def _is_brief(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a building is all that is left: "fled the stadium", "were evacuated from the hotel"."""
    near = [*objects(sentence, verb), *(each for each in sentence.children(verb, "obl", "nmod"))]
    return any(lemma(each) in losses().sets["leaving.buildings"] for each in near)
