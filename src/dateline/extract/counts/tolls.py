"""The figure that a toll has reached, and the one it had before: "the death toll rose to 45, from 31"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_plural, lemma, lemmas, losses
from dateline.extract.numbers import Number
from dateline.extract.numbers.hedges import hedged
from dateline.extract.numbers.words import value_of
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Token

_NEAR = 14  # words between a toll and its figure where the tree does not join them
_AHEAD = 3  # words from a number to the toll that it is brought to
_LONG = 9  # characters of a bare number
_INSIDE = 6  # words from "number" to the word that says what befell those counted


def find_tolls(counts: Counted) -> Iterator[Figure]:
    """Yield the figures that a toll comes to, and those it is revised from."""
    if lemmas(counts.sentence).isdisjoint(losses().sets["toll.nouns"] | losses().sets["toll.counts"]):
        return
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
    quantity = _passed(counts.sentence, number)
    return Figure(outcome, trigger, head, quantity, number.span, number.span, "count.toll@2", 0.85, cumulative=True, former=former)


def _passed(sentence: Sentence, number: Number) -> Quantity:
    """Return the bounds of a toll that "has passed 100" or is "nearing 100"."""
    before, words = _word_before(sentence, number), losses().sets
    if before is None or number.quantity.comparator != "exactly":
        return number.quantity
    if before.lemma.lower() in words["toll.above"]:
        return hedged(number.quantity, "more_than", some=True)
    return hedged(number.quantity, "nearly", some=True) if before.lemma.lower() in words["toll.nearing"] else number.quantity


def _with_bare(counts: Counted) -> list[Number]:
    """Return the numbers with bare figures that elsewhere might be an hour or an age: "put the toll at 31"."""
    known = [number.span for number in counts.numbers]
    bare = [
        Number(token.span, token.span, token.index, Quantity(value, value, value, "exactly"))
        for token in counts.sentence.tokens
        if (value := _value(counts.sentence, token)) is not None and not any(span.meets(token.span) for span in known)
    ]
    return sorted([*counts.numbers, *bare], key=lambda each: each.span)


def _value(sentence: Sentence, token: Token) -> int | float | None:
    """Return the value of a number that counts no noun of its own."""
    counts_noun = token.relation == "nummod" and token.head > token.index and sentence.tokens[token.head].tag in ("NOUN", "PROPN", "SYM")
    if (
        token.tag != "NUM"
        or counts_noun
        or len(token.text) > _LONG
        or not (token.text.replace(",", "").isdecimal() or token.text.isalpha())
    ):
        return None
    return value_of(token.text) or None


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
    verb = next((child for child in inner if child.tag == "VERB" and _of_verb(child) is not None), None)
    if verb is not None:
        return _of_verb(verb) or "", verb
    noun = next((child for child in inner if _of_noun(child) not in (None, "casualties")), None)
    return (_of_noun(noun) or "", token) if noun is not None else None


def _of_noun(noun: Token) -> str | None:
    """Return what befell those of "the number of deaths", "the number of homicides"."""
    return losses().counted.get(lemma(noun)) or (losses().by_noun.get(lemma(noun)) if is_plural(noun) else None)


def _of_verb(verb: Token) -> str | None:
    """Return what befell those "who have died", "who have fled"."""
    words = losses()
    if verb.relation == "acl" and lemma(verb) in words.by_object:
        return words.by_object[lemma(verb)]
    return "displaced" if lemma(verb) in words.sets["leaving.fleeing"] else words.by_subject.get(lemma(verb))


def _verb_of(sentence: Sentence, toll: Token) -> Token:
    """Return the verb that a toll is subject or object of; itself where there is none."""
    above = sentence.governor(toll)
    return above if above is not None and above.tag in ("VERB", "NUM") else toll


def _follows(sentence: Sentence, toll: Token, verb: Token, number: Number) -> bool:
    """Tell whether a number is what a toll comes to: it stands after "to", "at", "of", "is" or "reached", close by or under its verb."""
    head = sentence.tokens[number.head]
    if number.quantity.value == 0:
        return False
    if head.relation == "nsubj" and sentence.governor(head) == toll:
        # "Eight is the number of injured."
        return sentence.child(toll, "cop") is not None
    if head.index <= toll.index:
        return _is_brought(sentence, toll, number)
    if head.index > toll.index + _NEAR and not _hangs_on(sentence, verb, head):
        return False
    before = _word_before(sentence, number)
    return before is not None and before.lemma.lower() in losses().sets["toll.before"]


def _is_brought(sentence: Sentence, toll: Token, number: Number) -> bool:
    """Tell whether a number stands between the verb and the toll it brings: "bringing to almost 18,000 the number"."""
    before = _word_before(sentence, number)
    verb = sentence.tokens[before.index - 1] if before is not None and before.index else None
    last = max((token.index for token in sentence.tokens_in(number.span)), default=0)
    return verb is not None and lemma(verb) in losses().sets["toll.bringing"] and 0 < toll.index - last <= _AHEAD


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
