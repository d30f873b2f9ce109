"""Losses that a verb tells together with a noun: "lost their lives", "was taken to hospital"; each phrase is a row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from dateline.extract.counts.arguments import is_participle, is_passive, objects, patients, subjects
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.words import Phrase, is_person, lemma, losses
from dateline.records.texts import Sentence, Token


def find_phrased(sentence: Sentence, verb: Token) -> Iterator[Loss]:
    """Yield the losses of a verb and a noun, also of a noun of condition with its copula."""
    word = lemma(verb)
    for phrase in _phrases_of().get(word, ()):
        yield from _phrase(sentence, verb, phrase)
    # "is in critical condition": the noun is the predicate, the verb its copula.
    above = sentence.governor(verb)
    if verb.relation == "cop" and above is not None:
        for phrase in losses().phrases:
            if "be" in phrase.verbs and lemma(above) in phrase.noun and has_case(sentence, above, phrase.preposition):
                ill = any(lemma(each) in phrase.unless for each in sentence.children(above, "nmod", "obl"))
                weak = lemma(above) in losses().sets["condition.counted"]
                yield Loss(phrase.outcome, above, () if ill else tuple(subjects(sentence, above)), phrase.rule, choosy=True, weak=weak)


@cache
def _phrases_of() -> dict[str, tuple[Phrase, ...]]:
    """Return the phrases of each verb in the order of the table."""
    verbs = {verb for phrase in losses().phrases for verb in phrase.verbs}
    return {verb: tuple(phrase for phrase in losses().phrases if verb in phrase.verbs) for verb in verbs}


def _phrase(sentence: Sentence, verb: Token, phrase: Phrase) -> Iterator[Loss]:
    held = _by_object(sentence, verb, phrase) if phrase.object else _by_preposition(sentence, verb, phrase)
    if held is None or any(lemma(each) in phrase.unless for each in sentence.children(verb, "obl", "nmod")):
        return
    if phrase.particle and not any(each.text.lower() in phrase.particle for each in sentence.children(verb)):
        return
    if phrase.who == "of":
        yield from _of_held(sentence, verb, held, phrase)
    elif phrase.who == "refugees":
        gone = [each for each in subjects(sentence, verb) if lemma(each) in losses().sets["leaving.people"]]
        yield Loss(phrase.outcome, verb, tuple(gone), phrase.rule, choosy=True, weak=True)
    elif phrase.who == "subject":
        gone = subjects(sentence, verb)
        # "Twelve lives were lost": the lives themselves are counted.
        weak = held in gone or lemma(held) in losses().sets["condition.counted"]
        yield Loss(phrase.outcome, verb, tuple(gone), phrase.rule, choosy=held not in gone, weak=weak)
    else:
        whom = [each for each in patients(sentence, verb) if each != held]
        yield Loss(phrase.outcome, verb, tuple(whom), phrase.rule, choosy=True)


def _by_object(sentence: Sentence, verb: Token, phrase: Phrase) -> Token | None:
    """Return the noun of a phrase that is the verb's object, or the subject of its passive."""
    near = objects(sentence, verb) + sentence.children(verb, "xcomp", "obl", "advmod", "dep")
    near += _held_by(sentence, verb, "nmod:unmarked", "appos", "dep")
    near += _listed(sentence, near)
    passive = subjects(sentence, verb) if is_passive(sentence, verb) else []
    # "received 37 wounded": those are people, and no wound is received.
    people = [each for each in near if each.tag == "VERB" and is_participle(each)]
    return next((each for each in near + passive if lemma(each) in phrase.object and each not in people), None)


def _listed(sentence: Sentence, near: list[Token]) -> list[Token]:
    """Return the nouns that stand in a list with others, and those a number is "of": "lost 40 men and two tanks", "lost six of its men"."""
    joined = [each for noun in near for each in sentence.children(noun, "conj")]
    within = [each for number in [*near, *joined] if number.tag == "NUM" for each in sentence.children(number, "nmod")]
    return [*joined, *within]


def _by_preposition(sentence: Sentence, verb: Token, phrase: Phrase) -> Token | None:
    near = sentence.children(verb, "obl", "nmod") + _held_by(sentence, verb, "nmod")
    return next((each for each in near if lemma(each) in phrase.noun and has_case(sentence, each, phrase.preposition)), None)


def _held_by(sentence: Sentence, verb: Token, *relations: str) -> list[Token]:
    """Return what a tree hangs on the verb's object in place of the verb: "treated eight people for wounds"."""
    held = [each for each in sentence.children(verb, "obj") if each.index > verb.index]
    return [word for each in held for word in sentence.children(each, *relations)]


def _of_held(sentence: Sentence, verb: Token, held: Token, phrase: Phrase) -> Iterator[Loss]:
    """Yield the loss of those whose lives are taken: "claimed the lives of three", "cost 12 people their lives", "cost 12 lives"."""
    above = sentence.governor(held)
    if above is not None and above.tag == "NUM" and held.relation == "nmod":
        yield Loss(phrase.outcome, verb, (above,), phrase.rule, weak=True)
        return
    bereft = [each for each in sentence.children(verb, "iobj", "obj") if each != held and each.index < held.index]
    owners = [each for each in sentence.children(held, "nmod") if each.relation == "nmod:poss" or has_case(sentence, each, "of")]
    owned = [] if is_person(held) else bereft or owners
    yield Loss(phrase.outcome, verb, tuple(owned or [held]), phrase.rule, weak=not owned)


def has_case(sentence: Sentence, token: Token, word: str) -> bool:
    """Tell whether a preposition stands with a word."""
    return any(child.text.lower() == word for child in sentence.children(token, "case"))
