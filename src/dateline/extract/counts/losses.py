"""Where a sentence says that somebody was hurt, held or lost: the word that says it and the words for whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.phrased import find_phrased
from dateline.extract.counts.states import noun_losses, state_losses, wound_losses
from dateline.extract.counts.verbs import verb_losses
from dateline.extract.counts.words import lemma, losses
from dateline.records.texts import Sentence, Token

# What says that somebody was lost is one of these words, or stands in one of these places: most words need not be asked.
_TELLING = frozenset({"VERB", "AUX", "ADJ", "NOUN", "PROPN"})
_STANDING = frozenset({"xcomp", "nmod", "obl", "advcl"})


def find_losses(counts: Counted) -> list[Loss]:
    """Return the losses that a sentence states, in order; a hurt that is told together with the death is left out."""
    sentence, starts, hedged = counts.sentence, counts.starts(), counts.hedged()
    telling = [token for token in sentence.tokens if token.tag in _TELLING or token.relation in _STANDING]
    raw = [_through_hedges(sentence, loss, hedged) for token in telling for loss in _losses_at(sentence, token)]
    found = [loss for loss in (_with_number(loss, starts) for loss in raw) if loss.patients]
    spread = [replace(loss, patients=_members(sentence, loss)) for loss in found]
    dead = {patient.index for loss in spread if loss.outcome == "killed" for patient in loss.patients}
    return [
        replace(loss, patients=kept)
        for loss in spread
        if (kept := tuple(each for each in loss.patients if loss.outcome != "injured" or not loss.choosy or each.index not in dead))
    ]


def _through_hedges(sentence: Sentence, loss: Loss, hedged: Mapping[int, Token]) -> Loss:
    """Return the loss with the counted words in the place of their hedges: "upwards of 50 people", "no fewer than 18 people"."""
    met = loss.patients
    if not met and loss.trigger.tag == "VERB":
        first = min(hedged, default=len(sentence.tokens))
        met = tuple(each for each in sentence.children(loss.trigger) if first <= each.index < loss.trigger.index and each.index in hedged)
    return replace(loss, patients=tuple(dict.fromkeys(hedged.get(each.index, each) for each in met)))


def _with_number(loss: Loss, starts: Mapping[int, Token]) -> Loss:
    """Return the loss of a verb with the number right behind it for its object: no tree says it more surely."""
    behind = starts.get(loss.trigger.index + 1)
    if loss.rule != "count.verb@1" or behind is None or behind in loss.patients or loss.trigger.text.lower().endswith("s"):
        return loss
    return replace(loss, patients=(behind,), rule="count.verb_number@1")


def _losses_at(sentence: Sentence, token: Token) -> Iterator[Loss]:
    words = losses()
    word, low = lemma(token), token.text.lower()
    if token.tag in ("VERB", "AUX"):
        yield from find_phrased(sentence, token)
    if token.tag == "VERB":
        yield from verb_losses(sentence, token, word)
    if low in words.by_state and (token.tag in ("ADJ", "NOUN", "VERB", "PROPN") or token.relation == "xcomp"):
        yield from state_losses(sentence, token, low)
    if word in words.sets["wounds.nouns"] and token.relation in ("nmod", "obl", "advcl"):
        yield from wound_losses(sentence, token)
    if word in words.by_noun and token.tag in ("NOUN", "PROPN") and token.relation != "compound":
        yield from noun_losses(sentence, token, word)


def _members(sentence: Sentence, loss: Loss) -> tuple[Token, ...]:
    """Return the words for whom with those coordinated to them: "two soldiers and a policeman"."""
    members, waiting = [], list(loss.patients)
    while waiting:
        current = waiting.pop(0)
        if current in members:
            continue
        members.append(current)
        waiting += [each for each in sentence.children(current, "conj") if _may_join(each, loss) and not _is_not(sentence, each)]
        waiting += [each for each in sentence.children(current, "nmod", "obl") if _is_alongside(sentence, each)]
    beside = [
        each for each in sentence.children(loss.trigger, "obl", "nmod") if members and _is_alongside(sentence, each) and each not in members
    ]
    return (*members, *beside)


def _is_alongside(sentence: Sentence, token: Token) -> bool:
    """Tell whether "along with" or "together with" joins a word to those before it."""
    places = [child.index for child in sentence.children(token, "case") if child.text.lower() == "with" and child.index]
    return any(sentence.tokens[place - 1].text.lower() in losses().sets["joined.words"] for place in places)


def _is_not(sentence: Sentence, member: Token) -> bool:
    """Tell whether a member is only denied: "three workers, not eight"."""
    return any(child.text.lower() == "not" for child in sentence.children(member, "advmod", "cc"))


def _may_join(word: Token, loss: Loss) -> bool:
    if word.tag not in ("NOUN", "PROPN", "NUM", "PRON", "ADJ", "DET") or word == loss.trigger:
        return False
    other = losses().by_state.get(word.text.lower())
    return other is None or other == loss.outcome
