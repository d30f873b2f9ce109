"""Losses that a verb tells: of its object ("killed 14"), of its subject ("12 died"), of those who had to leave."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.arguments import is_passive, patients, subjects
from dateline.extract.counts.leaving import leaving_losses
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.words import is_person, lemma, losses
from dateline.records.texts import Sentence, Token

_AGENT = 9  # words from "held" to who holds
_OUTCOME_OF_HOLDER = ("abducted", "arrested")


def verb_losses(sentence: Sentence, verb: Token, word: str) -> Iterator[Loss]:
    """Yield the loss that a verb of harm, death or flight tells."""
    words = losses()
    choosy = word in words.sets["choosy.verbs"]
    particle = sentence.child(verb, "compound:prt")
    # "brought down" is often read as a verb with an adverb.
    beside = [child.lemma.lower() for child in sentence.children(verb, "compound:prt", "advmod")]
    outcome = phrased = next((words.particles[word, each] for each in beside if (word, each) in words.particles), None)
    if outcome is None and (word not in words.sets["choosy.armed"] or _is_armed(sentence, verb)):
        outcome = words.by_object.get(word)
    if outcome is not None:
        outcome = "killed" if outcome == "injured" and _is_fatal(sentence, verb) else outcome
        yield Loss(
            outcome, verb, tuple(patients(sentence, verb)), "count.verb@1", choosy=choosy or particle is not None or phrased is not None
        )
    elif word in words.sets["leaving.verbs"]:
        yield from leaving_losses(sentence, verb)
    elif word in words.sets["holding.verbs"]:
        yield from _held(sentence, verb)
    elif word in words.by_subject and not is_passive(sentence, verb) and not is_natural(sentence, verb):
        yield Loss(words.by_subject[word], verb, tuple(subjects(sentence, verb)), "count.subject@1", choosy=choosy)


def _held(sentence: Sentence, verb: Token) -> Iterator[Loss]:
    """Yield those who are "held by" somebody: kidnapped where captors hold them, arrested where the law does."""
    words, behind = losses().sets, sentence.tokens[verb.index + 1 : verb.index + _AGENT]
    place = next((at for at, token in enumerate(behind) if token.text.lower() == "by"), None)
    agents = behind[place + 1 : place + _AGENT] if place is not None else []
    outcome = next((name for token in agents for name in _OUTCOME_OF_HOLDER if lemma(token) in words[f"holding.{name}"]), None)
    if outcome is not None and sentence.child(verb, "obj") is None:
        before = [token for token in sentence.tokens[max(0, verb.index - 1) : verb.index] if is_person(token)]
        yield Loss(outcome, verb, tuple(patients(sentence, verb) or before), "count.held@1", choosy=True)


def is_natural(sentence: Sentence, verb: Token) -> bool:
    """Tell whether a death is one of age or illness: "has died aged 91", "died of cancer"."""
    words, behind = losses().sets, [token.text.lower() for token in sentence.tokens[verb.index + 1 : verb.index + 4]]
    ill = any(lemma(each) in words["natural.causes"] for each in sentence.children(verb, "obl", "nmod"))
    late = any(child.lemma.lower() == "have" for child in sentence.children(verb, "aux"))
    return ill or behind[:1] == ["peacefully"] or (late and _is_old(behind))


def _is_old(behind: list[str]) -> bool:
    """Tell whether an age follows "has died": "aged 91", "at the age of 91", "at 91"."""
    return behind[:1] == ["aged"] or (behind[:1] == ["at"] and ("age" in behind or (behind[1:2] != [] and behind[1].isdecimal())))


def _is_fatal(sentence: Sentence, verb: Token) -> bool:
    words = losses()
    behind = sentence.tokens[verb.index + 1].text.lower() if verb.index + 1 < len(sentence.tokens) else ""
    if behind == "alive" and lemma(verb) in words.sets["fatal.alive"]:
        return True
    if any(
        child.text.lower() in words.sets["fatal.adverbs"] and abs(child.index - verb.index) <= 2
        for child in sentence.children(verb, "advmod")
    ):
        return True
    # "shot dead", "shot and killed": the death follows at once, and has no people of its own.
    return any(
        words.by_state.get(child.text.lower()) == "killed"
        and 0 < child.index - verb.index <= 3
        and sentence.child(child, "obj", "nummod", "nsubj") is None
        for child in sentence.children(verb, "xcomp", "conj", "amod", "advcl", "acl")
    )


def _is_armed(sentence: Sentence, verb: Token) -> bool:
    weapons = losses().sets["choosy.weapons"]
    return any(child.lemma.lower() in weapons for child in sentence.children(verb, "obl", "nsubj", "obl:agent"))
