"""Figures read from the order of words, whatever the tree says: "two others injured", "the dead: 12 soldiers", "and two more at"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_person, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Span, Token

_RUN = 6  # words from a number to the state of those it counts


def find_neighbours(counts: Counted) -> Iterator[Figure]:
    """Yield the figures whose state stands right behind the counted word, however the tree reads: "two others injured"."""
    tokens, words = counts.sentence.tokens, losses()
    for number in counts.numbers:
        head, at = _noun_behind(counts, number)
        state = tokens[at] if at < len(tokens) and tokens[at].text.lower() in words.by_state else None
        if state is None or not (head.index == number.head or is_person(head)):
            continue
        stock = state.text.lower() in words.sets["stock.states"] and at + 1 < len(tokens) and tokens[at + 1].tag in ("NOUN", "PROPN")
        if not stock and not _acts(counts.sentence, state) and not is_unreal(counts.sentence, state):
            span = Span(number.span.start, head.span.end if head.index != number.head else max(number.span.end, state.span.end))
            yield Figure(words.by_state[state.text.lower()], state, head, number.quantity, number.span, span, "count.neighbour@1", 0.8)


def _noun_behind(counts: Counted, number: Number) -> tuple[Token, int]:
    """Return the last noun of the run behind a number, the number's own head where there is none, and where the run ends."""
    tokens, head = counts.sentence.tokens, counts.sentence.tokens[number.head]
    at = next((token.index for token in tokens if token.span.start >= number.span.end), len(tokens))
    while at < min(len(tokens), number.head + _RUN) and tokens[at].text.lower() not in losses().by_state and _describes(tokens[at]):
        head, at = head if tokens[at].text.lower() in losses().sets["beside.skip"] else tokens[at], at + 1
    return head, at


def _describes(token: Token) -> bool:
    return token.tag in ("ADJ", "NOUN", "PROPN") or token.text.lower() in losses().sets["beside.skip"]


def _acts(sentence: Sentence, state: Token) -> bool:
    """Tell whether the word is a verb with an object of its own: "12 soldiers killed three civilians"."""
    return state.tag == "VERB" and sentence.child(state, "obj") is not None


_STOPS = (";", ":", ".")


def find_listed(counts: Counted) -> Iterator[Figure]:
    """Yield the figures of a list behind a colon: "The dead: 12 soldiers, three civilians"."""
    tokens = counts.sentence.tokens
    for state, colon in pairwise(tokens):
        if colon.text != ":":
            continue
        outcome = losses().by_state.get(state.text.lower()) or losses().counted.get(lemma(state))
        if outcome in (None, "casualties") or outcome is None:
            continue
        for number in counts.numbers:
            between = tokens[colon.index + 1 : number.head]
            if number.span.start > colon.span.end and not any(each.text in _STOPS for each in between):
                index = next((at for at, each in sorted(counts.carried.items()) if each == number), number.head)
                head = tokens[index]
                span = phrase_span(counts.sentence, head, number)
                yield Figure(outcome, state, head, number.quantity, number.span, span, "count.list@1", 0.75)


def find_gapped(counts: Counted, told: list[Figure]) -> list[Figure]:
    """Return the figures whose verb is not said again: "three were wounded near Tolmere and two more at Hesk Crossing"."""
    found = []
    for number in counts.numbers:
        if any(number.span.meets(figure.number) for figure in told):
            continue
        before = [figure for figure in told if figure.number.end < number.span.start]
        head = counts.sentence.tokens[number.head]
        if (shared := _shared(counts, number, before)) is not None:
            found.append(replace(shared, quantity=number.quantity, number=number.span, span=number.span, rule="count.shared@1"))
        elif before and _is_gapped(counts.sentence, number):
            last = before[-1]
            found.append(
                replace(last, head=head, quantity=number.quantity, number=number.span, span=number.span, rule="count.gap@1", score=0.7)
            )
    return found


def _shared(counts: Counted, number: Number, before: list[Figure]) -> Figure | None:
    """Return the figure whose noun a second number counts too: "killed seven and nine people respectively"."""
    head = counts.sentence.tokens[number.head]
    first = counts.sentence.governor(head) if head.relation == "conj" else None
    if first is None or first.tag != "NUM" or first.relation != "nummod":
        return None
    return next((figure for figure in before if figure.number.holds(first.span) and figure.head.index > head.index), None)


def _is_gapped(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number with "more" stands between "and" and the words of another place or day."""
    words = losses().sets
    first = next((token.index for token in sentence.tokens if number.span.start < token.span.end), 0)
    after = [token.text.lower() for token in sentence.tokens if token.span.start >= number.span.end][:2]
    joined = first > 0 and sentence.tokens[first - 1].text.lower() in words["gap.joins"]
    more = number.span.end and after[:1] and after[0] in words["gap.more"]
    return bool(joined and more and after[1:] and after[1] in words["gap.places"])
