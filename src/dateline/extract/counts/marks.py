"""The words around a number that make it a part of another: "including", "of whom", "of the dead", "among those killed"."""

from __future__ import annotations

from itertools import pairwise

from dateline.extract.counts.words import is_plural, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Token

_LEAST = 5  # words of "Of the dead, four were"
_OPENING = 14  # words up to the comma behind "Of the 93 people killed"
_AMONG = 3  # words between a number and "among them"
_NEAR = 20  # characters between "including" and the number


def is_marked(sentence: Sentence, start: int) -> bool:
    """Tell whether "including" or "among them" stands right before a place in the text."""
    before = [token.text.lower() for token in sentence.tokens if token.span.end <= start and start - token.span.end < _NEAR][-3:]
    words = losses().sets
    if not before:
        return False
    return before[-1] in words["part.marks"] or (len(before) > 1 and before[-1] in words["part.them"] and before[-2] in words["part.among"])


def has_them(sentence: Sentence, number: Number) -> bool:
    """Tell whether "of them" or "of whom" stands behind a number, or right before it: "14 of whom", "of whom 14"."""
    after = _behind(sentence, number, 2)
    before = [token for token in sentence.tokens if token.span.end <= number.span.start and token.text != ","][-2:]
    return _is_of_them(after) or _is_of_them(before)


def _is_of_them(pair: list[Token]) -> bool:
    return len(pair) == 2 and pair[0].text.lower() == "of" and pair[1].text.lower() in losses().sets["part.of_them"]


def has_among_behind(sentence: Sentence, number: Number) -> bool:
    """Tell whether "among them" follows: "two children among them"."""
    words = losses().sets
    after = _behind(sentence, number, 6)
    place = next((at for at, pair in enumerate(pairwise(after)) if _is_among_them(pair, words)), None)
    if place is None or place > _AMONG:
        return False
    rest = after[place + 2 :]
    # "148 since January, among them 11 officers": here the number is the whole.
    return not rest or rest[0].tag in ("PUNCT", "CCONJ", "VERB", "AUX", "ADP")


def _is_among_them(pair: tuple[Token, Token], words: dict[str, frozenset[str]]) -> bool:
    return pair[0].text.lower() in words["part.among"] and pair[1].text.lower() in words["part.them"]


def state_of(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "dead" of "four of the dead", "among the dead were two nurses", "the wounded included three nurses"."""
    after = _definite(sentence, number)
    if not after:
        return _state_before(sentence, number)
    return next((token for token in after[:2] if token.text.lower() in losses().by_state), None)


def opened_state(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "killed" of "Of the 93 people killed, 51 were civilians and 42 fighters"; none for what some of them did."""
    words, tokens = losses(), sentence.tokens
    if (
        len(tokens) < _LEAST
        or tokens[0].text.lower() not in words.sets["part.opening"]
        or tokens[1].text.lower() not in words.sets["part.definite"]
    ):
        return None
    comma = next((token for token in tokens[:_OPENING] if token.text == ","), None)
    if comma is None or number.span.start < comma.span.end or not _is_nominal(sentence, number):
        return None
    return next((token for token in tokens[1 : comma.index] if token.text.lower() in words.by_state), None)


def _is_nominal(sentence: Sentence, number: Number) -> bool:
    """Tell whether those counted are said to be somebody: "51 were civilians, 29 fighters"."""
    head = sentence.tokens[number.head]
    noun = sentence.governor(head) if head.relation in ("nummod", "nsubj", "nsubj:pass") else head
    while noun is not None and noun.relation == "conj" and sentence.child(noun, "cop") is None:
        noun = sentence.governor(noun)
    return noun is not None and noun.tag in ("NOUN", "PROPN") and sentence.child(noun, "cop") is not None


def state_among(sentence: Sentence, number: Number) -> Token | None:
    """Return the word "killed" of "two children were among those killed", "among the 11 people killed"."""
    after, words = _behind(sentence, number, 9), losses().sets
    place = next((at for at, token in enumerate(after) if token.text.lower() in words["part.among"]), None)
    if place is None or not any(token.text.lower() in words["part.copulas"] for token in after[max(0, place - 2) : place]):
        return None
    return next((token for token in after[place + 1 :] if token.text.lower() in losses().by_state), None)


def noun_of(sentence: Sentence, number: Number) -> Token | None:
    """Return the plural of "one of those leaders"."""
    after = _definite(sentence, number)
    return next((token for token in after if token.tag in ("NOUN", "PROPN") and is_plural(token)), None)


def said_of_them(sentence: Sentence, number: Number) -> Token | None:
    """Return what those are of whom a number tells: "children" in "20 of them children", "of whom 20 were children"."""
    if not has_them(sentence, number):
        return None
    after = _behind(sentence, number, 8)
    after = after[2:] if _is_of_them(after[:2]) else after
    rest = [token for token in after if token.tag not in ("ADJ", "ADV", "DET", "AUX")]
    return rest[0] if rest and rest[0].tag == "NOUN" and rest[0].text.lower() not in losses().by_state else None


def _behind(sentence: Sentence, number: Number, many: int) -> list[Token]:
    return [token for token in sentence.tokens if token.span.start >= number.span.end][:many]


def _definite(sentence: Sentence, number: Number) -> list[Token]:
    """Return the words behind "of the" after a number."""
    after = _behind(sentence, number, 6)
    if len(after) < 3 or after[0].text.lower() != "of" or after[1].text.lower() not in losses().sets["part.definite"]:
        return []
    return after[2:]


def _state_before(sentence: Sentence, number: Number) -> Token | None:
    before, words = [token for token in sentence.tokens if token.span.end <= number.span.start][-5:], losses().sets
    for place, token in enumerate(before):
        if token.text.lower() not in losses().by_state:
            continue
        behind = [each.text.lower() for each in before[place + 1 :]][:1]
        ahead = [each.text.lower() for each in before[max(0, place - 2) : place]]
        included = set(behind) & words["part.marks"] and set(ahead) & words["part.definite"]
        among = set(behind) & words["part.copulas"] and len(ahead) == 2 and ahead[0] in words["part.among"]
        if included or among:
            return token
    return None
