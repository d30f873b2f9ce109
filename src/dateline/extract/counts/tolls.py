"""The figure that a toll has reached, and the one it had before: "the death toll rose to 45, from 31"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.groups import Counted
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import lemma, losses
from dateline.extract.numbers import Number
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Token

_NEAR = 12  # words between a toll and its figure where the tree does not join them
_INSIDE = 6  # words from "number" to the word that says what befell those counted


def find_tolls(counts: Counted) -> Iterator[Figure]:
    """Yield the figures that a toll comes to, and those it is revised from."""
    for token in counts.sentence.tokens:
        said = _outcome(counts.sentence, token)
        if said is None:
            continue
        outcome, trigger = said
        verb = _verb_of(counts.sentence, token)
        numbers = [each for each in _with_bare(counts) if _follows(counts.sentence, token, verb, each)]
        if not numbers or is_unreal(counts.sentence, verb):
            continue
        past = _is_past(counts.sentence, token, verb)
        yield _figure(counts, outcome, trigger, numbers[0], former=past)
        for number in _with_bare(counts):
            if number != numbers[0] and _is_former(counts.sentence, verb, number):
                yield _figure(counts, outcome, trigger, number, former=True)


def _figure(counts: Counted, outcome: str, trigger: Token, number: Number, *, former: bool) -> Figure:
    head = counts.sentence.tokens[number.head]
    rule = "count.toll_former@1" if former else "count.toll@2"
    return Figure(outcome, trigger, head, number.quantity, number.span, number.span, rule, 0.85, cumulative=True, former=former)


def _with_bare(counts: Counted) -> list[Number]:
    """Return the numbers with bare figures that elsewhere might be an hour or an age: "put the toll at 31"."""
    known = [number.span for number in counts.numbers]
    bare = [
        Number(token.span, token.span, token.index, Quantity(int(token.text), int(token.text), int(token.text), "exactly"))
        for token in counts.sentence.tokens
        if token.tag == "NUM" and token.text.isdecimal() and len(token.text) < 6 and not any(span.meets(token.span) for span in known)
    ]
    return sorted([*counts.numbers, *bare], key=lambda each: each.span)


def _outcome(sentence: Sentence, token: Token) -> tuple[str, Token] | None:
    """Return what befell those a toll counts, with the word that says it."""
    if token.tag not in ("NOUN", "PROPN"):
        return None
    words = losses()
    word = lemma(token)
    if word in words.sets["toll.nouns"]:
        kinds = {lemma(child) for child in sentence.children(token, "compound", "amod")}
        return ("injured" if kinds & words.sets["toll.hurt"] else "killed"), token
    if word not in words.sets["toll.counts"]:
        return None
    inner = [child for child in sentence.subtree(token) if token.index < child.index <= token.index + _INSIDE]
    state = next((child for child in inner if child.text.lower() in words.by_state), None)
    if state is not None:
        return words.by_state[state.text.lower()], state
    noun = next((child for child in inner if words.counted.get(lemma(child)) not in (None, "casualties")), None)
    return (words.counted[lemma(noun)], token) if noun is not None else None


def _verb_of(sentence: Sentence, toll: Token) -> Token:
    """Return the verb that a toll is subject or object of; itself where there is none."""
    above = sentence.governor(toll)
    return above if above is not None and above.tag in ("VERB", "NUM") else toll


def _follows(sentence: Sentence, toll: Token, verb: Token, number: Number) -> bool:
    """Tell whether a number is what a toll comes to: it stands after "to", "at", "of", "is" or "reached", close by or under its verb."""
    head = sentence.tokens[number.head]
    if head.index <= toll.index or number.quantity.value == 0:
        return False
    if head.index > toll.index + _NEAR and not _hangs_on(sentence, verb, head):
        return False
    before = _word_before(sentence, number)
    return before is not None and before.lemma.lower() in losses().sets["toll.before"]


def _hangs_on(sentence: Sentence, verb: Token, head: Token) -> bool:
    return head == verb or verb in list(sentence.ancestors(head))[:2]


def _word_before(sentence: Sentence, number: Number) -> Token | None:
    first = next((token for token in sentence.tokens if number.span.start < token.span.end), None)
    return sentence.tokens[first.index - 1] if first is not None and first.index else None


def _is_former(sentence: Sentence, verb: Token, number: Number) -> bool:
    """Tell whether a number is what the toll was: "to 31, from 23"."""
    before = _word_before(sentence, number)
    if before is None or before.lemma.lower() not in losses().sets["toll.former_before"]:
        return False
    return _hangs_on(sentence, verb, sentence.tokens[number.head])


def _is_past(sentence: Sentence, toll: Token, verb: Token) -> bool:
    """Tell whether the toll is one that no longer holds: "had earlier put the toll at nine", "an initial toll of nine"."""
    beside = [*sentence.children(toll, "amod"), *(sentence.children(verb, "advmod") if verb != toll else [])]
    return any(child.lemma.lower() in losses().sets["toll.former"] for child in beside)
