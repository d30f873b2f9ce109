"""Figures read where the tree breaks: a number and its noun right before the word of loss, and members of one list."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.marks import has_them, is_marked
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.unreal import is_negated, is_unreal
from dateline.extract.counts.verbs import is_natural
from dateline.extract.counts.words import is_person, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Span, Token

_ASIDE = 12  # words of "including two passers-by" between people and what befell them


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A counted phrase by the order of words: its number, its head, and the place behind it."""

    number: Number
    head: Token
    end: int


def with_ordered(counts: Counted, told: list[Figure]) -> list[Figure]:
    """Return the figures with those of numbers that stand right before a word of loss, and of their neighbours in a list."""
    phrases = [_phrase(counts, each) for each in counts.numbers if each.quantity.value != 0 and not has_them(counts.sentence, each)]
    figures = list(told)
    for phrase in phrases:
        said = _predicate(counts.sentence, phrase) if _is_open(counts, phrase, figures) else None
        if said is not None:
            outcome, trigger = said
            figures = [each for each in figures if not _is_borrowed(counts, each, trigger, outcome, phrase)]
            figures.append(_figure(counts, phrase, outcome, trigger))
    return [*figures, *_chained(counts, phrases, figures)]


def _phrase(counts: Counted, number: Number) -> _Phrase:
    """Return a number with the last noun of the run behind it, through "of"."""
    tokens, head = counts.sentence.tokens, counts.sentence.tokens[number.head]
    at = next((token.index for token in tokens if token.span.start >= number.span.end), len(tokens))
    at += at < len(tokens) and tokens[at].text.lower() == "of"
    while at < len(tokens) and tokens[at].tag in ("ADJ", "NOUN", "PROPN") and tokens[at].text.lower() not in losses().by_state:
        head, at = (tokens[at] if tokens[at].tag != "ADJ" else head), at + 1
    return _Phrase(number, head, at)


def _is_open(counts: Counted, phrase: _Phrase, figures: list[Figure]) -> bool:
    """Tell whether nothing is known yet of people that a phrase counts."""
    before = [token for token in counts.sentence.tokens if token.span.end <= phrase.number.span.start][-2:]
    inside = bool(before) and before[-1].tag == "ADP"
    apposed = len(before) == 2 and before[1].text == "," and any(figure.span.end == before[0].span.end for figure in figures)
    bare = phrase.head.index == phrase.number.head and phrase.head.relation != "nummod"
    known = any(figure.number.meets(phrase.number.span) for figure in figures)
    if known or inside or apposed or is_marked(counts.sentence, phrase.number.span.start):
        return False
    return bare or is_person(phrase.head)


def _predicate(sentence: Sentence, phrase: _Phrase) -> tuple[str, Token] | None:
    """Return the outcome of the predicate that follows a phrase, behind an aside between commas and auxiliaries."""
    at = _behind_aside(sentence, phrase.end)
    while at < len(sentence.tokens) and sentence.tokens[at].tag in ("AUX", "ADV"):
        at += 1
    if at >= len(sentence.tokens):
        return None
    token, passive = sentence.tokens[at], sentence.tokens[at - 1].lemma.lower() == "be"
    outcome = _outcome(sentence, token, passive=passive)
    if outcome is None or is_unreal(sentence, token) or is_negated(sentence, token):
        return None
    return outcome, token


def _behind_aside(sentence: Sentence, at: int) -> int:
    """Return the place behind words between commas that open like a part: "six persons, including two nurses, were"."""
    tokens, words = sentence.tokens, losses().sets
    if at + 1 >= len(tokens) or tokens[at].text != ",":
        return at
    if tokens[at + 1].tag == "AUX":
        return at + 1
    if tokens[at + 1].text.lower() not in words["part.marks"] | words["part.among"]:
        return at
    return next((token.index + 1 for token in tokens[at + 1 : at + _ASIDE] if token.text == ","), at)


def _outcome(sentence: Sentence, token: Token, *, passive: bool) -> str | None:
    """Return what a predicate says of the people right before it."""
    words, word, low = losses(), lemma(token), token.text.lower()
    if passive:
        return words.by_state.get(low)
    if token.tag != "VERB":
        return None
    near = {lemma(each) for each in sentence.tokens[token.index + 1 : token.index + 4]}
    phrase = next((row for row in words.phrases if row.who == "subject" and word in row.verbs and near & row.object), None)
    if phrase is not None:
        return phrase.outcome
    return words.by_subject.get(word) if sentence.child(token, "obj") is None and not is_natural(sentence, token) else None


def _figure(counts: Counted, phrase: _Phrase, outcome: str, trigger: Token) -> Figure:
    span = phrase_span(counts.sentence, phrase.head, phrase.number)
    return Figure(outcome, trigger, phrase.head, phrase.number.quantity, phrase.number.span, span, "count.order@1", 0.7)


def _is_borrowed(counts: Counted, figure: Figure, trigger: Token, outcome: str, phrase: _Phrase) -> bool:
    """Tell whether a figure only lent its people to a verb whose own stand right before it."""
    return (
        figure.trigger == trigger
        and figure.outcome == outcome
        and figure.number.end < phrase.number.span.start
        and any(token.tag == "VERB" for token in counts.sentence.tokens_in(Span(figure.number.end, phrase.number.span.start)))
    )


def _chained(counts: Counted, phrases: list[_Phrase], figures: list[Figure]) -> Iterator[Figure]:
    """Yield the figures of list members that share the loss of their neighbour: "147 civilians, 41 soldiers and 24 gunmen were dead"."""
    known = {figure.number: figure for figure in figures if not figure.cumulative and not figure.former and is_person(figure.head)}
    for step in (phrases, phrases[::-1]):
        for near, phrase in pairwise(step):
            left, right = (near, phrase) if near.end <= phrase.end else (phrase, near)
            loss = known.get(near.number.span)
            open_ = _is_open(counts, phrase, [*figures, *known.values()])
            if loss is not None and open_ and is_person(phrase.head) and _is_joined(counts.sentence, left, right):
                known[phrase.number.span] = replace(_figure(counts, phrase, loss.outcome, loss.trigger), rule="count.list_member@1")
                yield known[phrase.number.span]


def _is_joined(sentence: Sentence, left: _Phrase, right: _Phrase) -> bool:
    between = [token.text.lower() for token in sentence.tokens[left.end :] if token.span.end <= right.number.span.start]
    return bool(between) and len(between) <= 2 and set(between) <= losses().sets["gap.joins"]
