"""Where a sentence says that somebody was hurt, held or lost: the word that says it and the words for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from dateline.extract.counts.arguments import is_passive, objects, patients, subjects
from dateline.extract.counts.words import Phrase, is_person, lemma, losses
from dateline.records.texts import Sentence, Token


@dataclass(frozen=True, slots=True)
class Loss:
    """One loss: its outcome, the word that says it, the heads of the phrases for whom or what is lost.

    `choosy` is true where the word also takes objects that are no people. `weak` losses hold only with a number.
    """

    outcome: str
    trigger: Token
    patients: tuple[Token, ...]
    rule: str
    choosy: bool = False
    weak: bool = False


def is_denied(sentence: Sentence, token: Token) -> bool:
    """Tell whether "no" stands before a word: "no one", "no reported wounded"."""
    before = [token, *sentence.children(token, "amod")]
    return any(child.text.lower() == "no" for each in before for child in sentence.children(each, "det", "advmod"))


def find_losses(sentence: Sentence, counts: Mapping[int, Token]) -> list[Loss]:
    """Return the losses that a sentence states, in order; a hurt that is told together with the death is left out.

    `counts` gives for the place where the words of a number begin the word that it counts.
    """
    found = [_with_number(loss, counts) for token in sentence.tokens for loss in _losses_at(sentence, token)]
    found = [loss for loss in found if loss.patients]
    spread = [replace(loss, patients=_members(sentence, loss)) for loss in found]
    dead = {patient.index for loss in spread if loss.outcome == "killed" for patient in loss.patients}
    return [
        replace(loss, patients=kept)
        for loss in spread
        if (kept := tuple(each for each in loss.patients if loss.outcome != "injured" or not loss.choosy or each.index not in dead))
    ]


def _with_number(loss: Loss, counts: Mapping[int, Token]) -> Loss:
    """Return the loss of a verb with the number right behind it for its object: no tree says it more surely."""
    behind = counts.get(loss.trigger.index + 1)
    if loss.rule != "count.verb@1" or behind is None or behind in loss.patients or loss.trigger.text.lower().endswith("s"):
        return loss
    return replace(loss, patients=(behind,), rule="count.verb_number@1")


def _losses_at(sentence: Sentence, token: Token) -> Iterator[Loss]:
    words = losses()
    word, low = lemma(token), token.text.lower()
    if token.tag in ("VERB", "AUX"):
        yield from _phrases(sentence, token)
    if token.tag == "VERB":
        yield from _verb(sentence, token, word)
    if low in words.by_state and token.tag in ("ADJ", "NOUN", "VERB", "PROPN"):
        yield from _state(sentence, token, low)
    if word in words.sets["wounds.nouns"] and token.relation in ("nmod", "obl", "advcl"):
        yield from _wounds(sentence, token)
    if word in words.by_noun and token.tag in ("NOUN", "PROPN") and token.relation != "compound":
        yield from _noun(sentence, token, word)


def _verb(sentence: Sentence, verb: Token, word: str) -> Iterator[Loss]:
    words = losses()
    choosy = word in words.sets["choosy.verbs"]
    particle = sentence.child(verb, "compound:prt")
    outcome = words.particles.get((word, particle.lemma.lower())) if particle is not None else None
    if outcome is None and (word not in words.sets["choosy.armed"] or _is_armed(sentence, verb)):
        outcome = words.by_object.get(word)
    if outcome is not None:
        outcome = "killed" if outcome == "injured" and _is_fatal(sentence, verb) else outcome
        yield Loss(outcome, verb, tuple(patients(sentence, verb)), "count.verb@1", choosy=choosy or particle is not None)
    elif word in words.sets["leaving.verbs"]:
        yield from _leaving(sentence, verb)
    elif word in words.by_subject and not is_passive(sentence, verb):
        yield Loss(words.by_subject[word], verb, tuple(subjects(sentence, verb)), "count.subject@1", choosy=choosy)


def _leaving(sentence: Sentence, verb: Token) -> Iterator[Loss]:
    """Yield those who had to go: "60 families have left the village"."""
    words = losses().sets
    gone = [each for each in subjects(sentence, verb) if lemma(each) in words["leaving.people"]]
    left = objects(sentence, verb) if not is_passive(sentence, verb) else []
    home = any(each.tag == "PROPN" or lemma(each) in words["leaving.homes"] for each in left)
    if gone and home:
        yield Loss("displaced", verb, tuple(gone), "count.leaving@1", choosy=True, weak=True)


def _is_fatal(sentence: Sentence, verb: Token) -> bool:
    words = losses()
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


def _phrases(sentence: Sentence, verb: Token) -> Iterator[Loss]:
    for phrase in losses().phrases:
        if lemma(verb) in phrase.verbs:
            yield from _phrase(sentence, verb, phrase)
    # "is in critical condition": the noun is the predicate, the verb its copula.
    above = sentence.governor(verb)
    if verb.relation == "cop" and above is not None:
        for phrase in losses().phrases:
            if "be" in phrase.verbs and lemma(above) in phrase.noun and _has_case(sentence, above, phrase.preposition):
                yield Loss(phrase.outcome, above, tuple(subjects(sentence, above)), phrase.rule, choosy=True)


def _phrase(sentence: Sentence, verb: Token, phrase: Phrase) -> Iterator[Loss]:
    if phrase.object:
        held = next(
            (
                each
                for each in objects(sentence, verb) + sentence.children(verb, "xcomp", "obl", "advmod", "dep")
                if lemma(each) in phrase.object
            ),
            None,
        )
        held = held or next(
            (each for each in subjects(sentence, verb) if is_passive(sentence, verb) and lemma(each) in phrase.object), None
        )
    else:
        held = next(
            (
                each
                for each in sentence.children(verb, "obl", "nmod")
                if lemma(each) in phrase.noun and _has_case(sentence, each, phrase.preposition)
            ),
            None,
        )
    if held is None:
        return
    if phrase.who == "of":
        owned = [
            each for each in sentence.children(held, "nmod", "nmod:poss") if each.relation == "nmod:poss" or _has_case(sentence, each, "of")
        ]
        owned = [] if is_person(held) else owned
        yield Loss(phrase.outcome, verb, tuple(owned or [held]), phrase.rule, choosy=not owned, weak=not owned)
    elif phrase.who == "subject":
        yield Loss(phrase.outcome, verb, tuple(subjects(sentence, verb)), phrase.rule, choosy=True)
    else:
        whom = [each for each in patients(sentence, verb) if each != held]
        yield Loss(phrase.outcome, verb, tuple(whom), phrase.rule, choosy=True)


def _has_case(sentence: Sentence, token: Token, word: str) -> bool:
    return any(child.text.lower() == word for child in sentence.children(token, "case"))


def _state(sentence: Sentence, token: Token, low: str) -> Iterator[Loss]:
    words = losses()
    outcome = words.by_state[low]
    above = sentence.governor(token)
    loss = Loss(outcome, token, (), "count.state@1")
    if is_denied(sentence, token):
        # "no reported wounded": people without a verb.
        yield replace(loss, patients=(token,), weak=True)
        return
    if token.tag == "VERB" and lemma(token) in {**words.by_object, **words.by_subject}:
        return
    if token.relation == "xcomp" and above is not None and above.tag == "VERB":
        held = patients(sentence, above) if is_passive(sentence, above) else objects(sentence, above) or subjects(sentence, above)
        yield replace(loss, patients=tuple(held))
    elif token.relation in ("amod", "acl", "nmod:desc") and above is not None and above.tag in ("NOUN", "PROPN", "NUM", "PRON"):
        yield replace(loss, patients=(above,), weak=above.index > token.index)
    elif sentence.child(token, "nsubj") is not None:
        yield replace(loss, patients=tuple(subjects(sentence, token)))
    elif sentence.child(token, "nummod", "det") is not None or token.tag == "NOUN":
        yield replace(loss, patients=(token,), weak=True)
    elif token.relation in ("conj", "parataxis", "advcl"):
        yield replace(loss, patients=tuple(subjects(sentence, token)), weak=True)


def _noun(sentence: Sentence, noun: Token, word: str) -> Iterator[Loss]:
    words = losses()
    if any(child.text.lower() in words.sets["unreal.adjectives"] for child in sentence.children(noun, "amod")):
        return
    weak = word in words.sets["weak_noun.nouns"]
    cases = ("of", "to") if words.by_noun[word] == "injured" else ("of",)
    owned = [
        each
        for each in sentence.children(noun, "nmod")
        if each.relation == "nmod" and any(_has_case(sentence, each, case) for case in cases)
    ]
    above = sentence.governor(noun)
    if above is not None and lemma(above) in words.by_subject:
        # "died of his injuries" tells of a death alone.
        return
    his = sentence.children(noun, "nmod:poss") if not owned else []
    weak = weak and not (his and words.by_noun[word] == "injured")
    owned = owned or his
    if owned:
        yield Loss(words.by_noun[word], noun, tuple(owned), "count.noun@1", choosy=weak, weak=weak)


def _wounds(sentence: Sentence, wound: Token) -> Iterator[Loss]:
    """Yield the hurt of "a man with a gunshot wound" and "suffering from stab wounds"."""
    above = sentence.governor(wound)
    if above is None or not any(_has_case(sentence, wound, word) for word in ("with", "from", "of")):
        return
    if above.tag in ("NOUN", "PROPN") and _has_case(sentence, wound, "with"):
        yield Loss("injured", wound, (above,), "count.wounds@1", choosy=True)
    elif above.tag == "VERB" and not _has_case(sentence, wound, "of"):
        held = patients(sentence, above) or subjects(sentence, above)
        yield Loss("killed" if lemma(above) in losses().by_subject else "injured", wound, tuple(held), "count.wounds@1", choosy=True)


def _members(sentence: Sentence, loss: Loss) -> tuple[Token, ...]:
    """Return the words for whom with those coordinated to them: "two soldiers and a policeman"."""
    members, waiting = [], list(loss.patients)
    while waiting:
        current = waiting.pop(0)
        if current in members:
            continue
        members.append(current)
        waiting += [each for each in sentence.children(current, "conj") if _may_join(each, loss)]
        waiting += [each for each in sentence.children(current, "nmod", "obl") if _is_alongside(sentence, each)]
    beside = [
        each for each in sentence.children(loss.trigger, "obl", "nmod") if members and _is_alongside(sentence, each) and each not in members
    ]
    return (*members, *beside)


def _is_alongside(sentence: Sentence, token: Token) -> bool:
    """Tell whether "along with" or "together with" joins a word to those before it."""
    places = [child.index for child in sentence.children(token, "case") if child.text.lower() == "with" and child.index]
    return any(sentence.tokens[place - 1].text.lower() in losses().sets["joined.words"] for place in places)


def _may_join(word: Token, loss: Loss) -> bool:
    if word.tag not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET") or word == loss.trigger:
        return False
    other = losses().by_state.get(word.text.lower())
    return other is None or other == loss.outcome
