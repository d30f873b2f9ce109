"""Figures that no verb of loss tells: "the bodies of 23 fighters", "the wounded, no fewer than 11, are", "Ambush kills at least 31"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_person, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Span, Token


def find_wordless(counts: Counted) -> Iterator[Figure]:
    """Yield the figures of bodies, of numbers inserted behind a state, and of the verb of a headline."""
    for number in counts.numbers:
        if number.quantity.value == 0:
            continue
        ahead = [token for token in counts.sentence.tokens if token.span.end <= number.span.start][-3:]
        head = _carrier(counts, number)
        yield from _bodies(counts, number, ahead, head)
        yield from _inserted(counts, number, ahead)
        yield from _headline(counts, number, ahead, head)


def _carrier(counts: Counted, number: Number) -> Token:
    places = [index for index, each in counts.carried.items() if each == number]
    return counts.sentence.tokens[max(places, default=number.head)]


def _bodies(counts: Counted, number: Number, ahead: list[Token], head: Token) -> Iterator[Figure]:
    """Yield "the bodies of 23 fighters", whatever is done with them."""
    body = ahead[-2] if len(ahead) > 1 and ahead[-1].text.lower() == "of" else None
    if body is None or lemma(body) not in losses().sets["remains.nouns"] or body.text.lower() == lemma(body):
        return
    if is_person(head) and not is_unreal(counts.sentence, body):
        yield Figure(
            "killed", body, head, number.quantity, number.span, phrase_span(counts.sentence, head, number), "count.remains@1", 0.75
        )


def _inserted(counts: Counted, number: Number, ahead: list[Token]) -> Iterator[Figure]:
    """Yield "the wounded, no fewer than 11, are in hospital": a bare number between commas behind a state of people."""
    behind = next((token for token in counts.sentence.tokens if token.span.start >= number.span.end), None)
    if len(ahead) < 3 or ahead[-1].text != "," or behind is None or behind.text not in (",", ".", ")"):
        return
    state, outcome = ahead[-2], losses().by_state.get(ahead[-2].text.lower())
    if outcome is not None and ahead[-3].text.lower() in losses().sets["part.definite"]:
        yield Figure(outcome, state, state, number.quantity, number.span, number.span, "count.inserted@1", 0.7)


def _headline(counts: Counted, number: Number, ahead: list[Token], head: Token) -> Iterator[Figure]:
    """Yield "Ambush kills at least 31": in the present tense of a headline the number right behind the verb is who is hurt."""
    verb = ahead[-1] if len(ahead) > 1 else None
    outcome = losses().sets["headline.killed"] if verb is not None else frozenset()
    if verb is None or verb.text.lower() not in outcome | losses().sets["headline.injured"]:
        return
    person = is_person(head) or head.index == number.head
    if person and not is_unreal(counts.sentence, verb):
        span = Span(number.span.start, max(number.span.end, head.span.end))
        name = "killed" if verb.text.lower() in outcome else "injured"
        yield Figure(name, verb, head, number.quantity, number.span, span, "count.headline@1", 0.8)
