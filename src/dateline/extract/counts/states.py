"""Losses that no verb of harm tells: states ("12 dead"), nouns ("the deaths of 14"), wounds ("a man with a gunshot wound")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.counts.arguments import is_passive, objects, patients, subjects
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.phrased import has_case
from dateline.extract.counts.words import lemma, losses
from dateline.extract.counts.zeros import is_denied
from dateline.records.texts import Sentence, Token


def state_losses(sentence: Sentence, token: Token, low: str) -> Iterator[Loss]:
    """Yield the losses of a word for a state: "12 dead", "was found dead", "the dead were two nurses", "no reported wounded"."""
    words = losses()
    loss = Loss(words.by_state[low], token, (), "count.state@1")
    if is_denied(sentence, token):
        yield replace(loss, patients=(token,), weak=True)
    elif (listed := _listed(sentence, token)) is not None:
        yield replace(loss, patients=tuple(listed))
    elif (named := _named(sentence, token)) is not None:
        yield replace(loss, patients=tuple(named), rule="count.named@1")
    elif not _is_verb_of_loss(token) and not _is_stock(sentence, token, low):
        yield from _by_place(sentence, token, loss)


def _listed(sentence: Sentence, token: Token) -> list[Token] | None:
    """Return those whom a list tells: "the dead include four pupils", "the dead were four soldiers"; None where it is no list."""
    above = sentence.governor(token)
    if above is None or token.relation.partition(":")[0] != "nsubj" or sentence.child(token, "det") is None:
        return None
    if lemma(above) in losses().sets["part.listing"]:
        return objects(sentence, above)
    return [above] if sentence.child(above, "cop") is not None and above.tag in ("NOUN", "PROPN", "NUM") else None


def _named(sentence: Sentence, token: Token) -> list[Token] | None:
    """Return those whose names are told: "the dead were identified as Ana Petrov and Josef Lind"; None where it is nothing of the kind."""
    above = sentence.governor(token)
    if above is None or token.relation.partition(":")[0] != "nsubj" or lemma(above) not in losses().sets["part.naming"]:
        return None
    return [each for each in sentence.children(above, "obl", "nmod") if has_case(sentence, each, "as")]


def _is_verb_of_loss(token: Token) -> bool:
    return token.tag == "VERB" and (lemma(token) in losses().by_object or lemma(token) in losses().by_subject)


def _is_stock(sentence: Sentence, token: Token, low: str) -> bool:
    """Tell whether a state describes people who have been in it for long: "help for 45,000 displaced people"."""
    above = sentence.governor(token)
    ahead = token.relation == "amod" and above is not None and above.index > token.index
    return ahead and low in losses().sets["stock.states"]


def _by_place(sentence: Sentence, token: Token, loss: Loss) -> Iterator[Loss]:
    """Yield the loss of a state by its place in the tree: predicate, modifier, or a noun of its own."""
    above = sentence.governor(token)
    if token.relation == "xcomp" and above is not None and above.tag == "VERB":
        held = patients(sentence, above) if is_passive(sentence, above) else objects(sentence, above) or subjects(sentence, above)
        yield replace(loss, patients=tuple(held))
    elif _is_cut_off(sentence, token, above):
        return
    elif token.relation in ("amod", "acl", "nmod:desc") and above is not None and above.tag in ("NOUN", "PROPN", "NUM", "PRON"):
        yield replace(loss, patients=(above,), weak=above.index > token.index)
    elif sentence.child(token, "nsubj") is not None:
        yield replace(loss, patients=tuple(subjects(sentence, token)))
    elif sentence.child(token, "nummod", "det") is not None or token.tag == "NOUN":
        yield replace(loss, patients=(token,), weak=True)
    elif token.relation in ("conj", "parataxis", "advcl") and not _has_own_number(sentence, token):
        yield replace(loss, patients=tuple(subjects(sentence, token)), weak=True)


def _is_cut_off(sentence: Sentence, token: Token, above: Token | None) -> bool:
    """Tell whether a comma parts a state from a number behind it, which counts others: "three dead, five hurt"."""
    if above is None or token.relation != "amod" or above.tag != "NUM":
        return False
    return any(each.text == "," for each in sentence.tokens[token.index + 1 : above.index])


def _has_own_number(sentence: Sentence, token: Token) -> bool:
    """Tell whether a counted phrase stands right before a state, which then tells of nobody else: "three dead, five hurt"."""
    before = sentence.tokens[token.index - 1] if token.index else None
    return before is not None and (before.tag == "NUM" or sentence.child(before, "nummod") is not None)


def noun_losses(sentence: Sentence, noun: Token, word: str) -> Iterator[Loss]:
    """Yield the loss that a noun names with those it befell: "the deaths of 14 fighters", "his murder"."""
    words = losses()
    if any(child.text.lower() in words.sets["unreal.adjectives"] for child in sentence.children(noun, "amod")):
        return
    weak = word in words.sets["weak_noun.nouns"]
    cases = ("of", "to") if words.by_noun[word] == "injured" else ("of",)
    owned = [
        each
        for each in sentence.children(noun, "nmod")
        if each.relation == "nmod" and any(has_case(sentence, each, case) for case in cases)
    ]
    owned = owned or [
        each
        for each in sentence.tokens
        if any(child.index == noun.index + 1 and child.lemma.lower() in cases for child in _cases(sentence, each))
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


def _cases(sentence: Sentence, token: Token) -> list[Token]:
    return sentence.children(token, "case") if token.tag in ("NOUN", "PROPN", "NUM", "PRON") else []


def wound_losses(sentence: Sentence, wound: Token) -> Iterator[Loss]:
    """Yield the hurt of "a man with a gunshot wound" and "suffering from stab wounds"."""
    above = sentence.governor(wound)
    if above is None or not any(has_case(sentence, wound, word) for word in ("with", "from", "of")):
        return
    if above.tag in ("NOUN", "PROPN") and has_case(sentence, wound, "with"):
        yield Loss("injured", wound, (above,), "count.wounds@1", choosy=True)
    elif above.tag == "VERB" and not has_case(sentence, wound, "of"):
        held = patients(sentence, above) or subjects(sentence, above)
        yield Loss("killed" if lemma(above) in losses().by_subject else "injured", wound, tuple(held), "count.wounds@1", choosy=True)
