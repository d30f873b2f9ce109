"""Parts of a count: "14 killed, including four leaders", "30 of them children", "four of the dead"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.entry import Entry
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.groups import group_of
from dateline.extract.counts.marks import has_among_behind, has_them, is_marked, opened_state, said_of_them, state_among, state_of
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.words import is_person, losses
from dateline.extract.numbers import Number
from dateline.records.texts import Sentence, Token


def find_parts(counts: Counted, figures: list[Figure], earlier: list[Entry]) -> list[Figure]:
    """Return the figures of a sentence with those that only a whole gives an outcome: "including four leaders", "four of the dead"."""
    described = [_said(counts, figure) for figure in figures]
    return sorted([*described, *_new(counts, described, earlier)], key=lambda each: (each.number, each.outcome))


def _said(counts: Counted, figure: Figure) -> Figure:
    """Return the figure of a bare number with the word that says who they are: "four of whom were commanders"."""
    number = next((each for each in counts.numbers if each.span == figure.number), None)
    noun = said_of_them(counts.sentence, number) if number is not None and figure.head.tag == "NUM" else None
    return replace(figure, head=noun) if noun is not None else figure


def _new(counts: Counted, figures: list[Figure], earlier: list[Entry]) -> Iterator[Figure]:
    taken = [figure.number for figure in figures]
    for number in counts.numbers:
        if any(number.span.meets(span) for span in taken) or number.quantity.value == 0:
            continue
        outcome, trigger = _inherited(counts, number, figures, earlier)
        if outcome is not None and trigger is not None:
            head = _described(counts, number)
            span = phrase_span(counts.sentence, head, number)
            yield Figure(outcome, trigger, head, number.quantity, number.span, span, "count.part@1", 0.8)
    yield from _single_parts(counts, figures)


def _inherited(counts: Counted, number: Number, figures: list[Figure], earlier: list[Entry]) -> tuple[str | None, Token | None]:
    """Return the outcome that a part takes over from its whole, with the word that says it."""
    sentence = counts.sentence
    state = state_of(sentence, number) or state_among(sentence, number) or opened_state(sentence, number)
    if state is not None:
        return losses().by_state.get(state.text.lower()), state
    before = [figure for figure in figures if figure.number.end <= number.span.start and figure.quantity.value != 0]
    if before and is_part(counts, number):
        return before[-1].outcome, before[-1].trigger
    alone = earlier and not before and earlier[-1].sentence.index >= sentence.index - 1
    if alone and has_them(sentence, number) and _is_nominal(sentence, number):
        return earlier[-1].figure.outcome, sentence.tokens[number.head]
    return None, None


def is_part(counts: Counted, number: Number) -> bool:
    """Tell whether the words around a number make it a part of one told before."""
    sentence = counts.sentence
    return (
        is_marked(sentence, number.span.start)
        or has_them(sentence, number)
        or _joined_part(counts, number)
        or has_among_behind(sentence, number)
        or _is_broken_down(counts, number)
        or opened_state(sentence, number) is not None
    )


def _is_broken_down(counts: Counted, number: Number) -> bool:
    """Tell whether a number of people stands in the list behind a number and a colon: "rose to 142: 37 civilians and 105 soldiers"."""
    tokens = counts.sentence.tokens
    head = next((tokens[index] for index, each in sorted(counts.carried.items(), reverse=True) if each == number), tokens[number.head])
    if not is_person(head):
        return False
    for token in reversed(tokens[: number.head]):
        if token.text == ":":
            return token.index > 0 and tokens[token.index - 1].tag == "NUM"
        if token.text == "." or (token.tag in ("VERB", "AUX") and token.relation != "case"):
            return False
    return False


def _is_nominal(sentence: Sentence, number: Number) -> bool:
    """Tell whether "three of them" is said to be something ("were farmers"), not to do something."""
    above = sentence.governor(sentence.tokens[number.head])
    return above is not None and sentence.child(above, "cop") is not None and above.tag == "NOUN"


def _joined_part(counts: Counted, number: Number) -> bool:
    """Tell whether a number is coordinated to one that is marked: "including two women and three children"."""
    head = counts.sentence.tokens[number.head]
    noun = counts.sentence.governor(head) if head.relation == "nummod" else head
    above = counts.sentence.governor(noun) if noun is not None and noun.relation == "conj" else None
    marked = counts.carried.get(above.index) if above is not None else None
    if marked is not None:
        return is_marked(counts.sentence, marked.span.start)
    return above is not None and is_marked(counts.sentence, counts.sentence.span_of(above).start)


def _described(counts: Counted, number: Number) -> Token:
    """Return the word that says who the counted are: "farmers" in "four of the dead were farmers"."""
    sentence = counts.sentence
    head = sentence.tokens[number.head]
    above, said = sentence.governor(head), said_of_them(sentence, number)
    if said is not None:
        return said
    if above is not None and above.tag == "NOUN" and above.index > head.index:
        return above
    return next((sentence.tokens[index] for index, each in sorted(counts.carried.items()) if each == number), head)


def _single_parts(counts: Counted, figures: list[Figure]) -> Iterator[Figure]:
    """Yield the single persons that are named as part: "including a judge", "among them Colonel Brekke"."""
    for token in counts.sentence.tokens:
        if token.tag not in ("NOUN", "PROPN") or token.index in counts.carried:
            continue
        before = [
            figure
            for figure in figures
            if figure.number.end <= _first_of(counts.sentence, token).span.start and figure.quantity.value not in (0, 1)
        ]
        if not before or not _is_single_part(counts, token) or any(figure.span.meets(token.span) for figure in figures):
            continue
        group = group_of(counts, token, choosy=True)
        if group is not None:
            yield replace(
                before[-1],
                head=group.head,
                quantity=group.quantity,
                number=group.number,
                span=group.span,
                rule="count.part_single@1",
                score=0.7,
                written=False,
                cumulative=False,
            )


def _first_of(sentence: Sentence, token: Token) -> Token:
    return sentence.tokens[min(each.index for each in [token, *sentence.children(token, "det", "amod", "compound", "nmod:poss")])]


def _is_single_part(counts: Counted, token: Token) -> bool:
    words = losses().sets
    behind = [each.text.lower() for each in counts.sentence.tokens[token.index + 1 : token.index + 3]]
    after = len(behind) == 2 and behind[0] in words["part.among"] and behind[1] in words["part.them"]
    return after or is_marked(counts.sentence, _first_of(counts.sentence, token).span.start) or _joined_single(counts, token)


def _joined_single(counts: Counted, token: Token) -> bool:
    above = counts.sentence.governor(token) if token.relation == "conj" else None
    if above is None:
        return False
    first = min([above.span.start, *(each.span.start for each in counts.sentence.children(above, "det", "amod", "compound", "nummod"))])
    return is_marked(counts.sentence, first)
