"""The figures of a sentence: numbers of people or things hurt, held or lost, whatever way they are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.groups import Counted, Group, counted, group_of, phrase_span
from dateline.extract.counts.losses import Loss, find_losses, is_denied
from dateline.extract.counts.tolls import find_tolls
from dateline.extract.counts.unreal import is_negated, is_neither, is_unreal
from dateline.extract.counts.words import is_person, is_plural, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

_WRITTEN = ("displaced", "destroyed", "damaged")  # told of many or of things; one without a number says too little
_WRECKED = ("destroyed", "damaged")
_STOPS = (";", ":", ".")
_ZERO = Quantity(0, 0, 0, "exactly")


def find_figures(sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence in order, one for each number and outcome."""
    counts = counted(sentence)
    found = [*_from_losses(counts), *_from_counted_nouns(counts), *_from_remains(counts), *find_tolls(counts), *_from_neighbours(counts)]
    found += _from_lists(counts)
    found = [figure for figure in found if not _is_taken(sentence, figure)]
    found += _from_gaps(counts, found)
    best: dict[tuple[Span, str], Figure] = {}
    for figure in found:
        best.setdefault((figure.number, figure.outcome), figure)
    return sorted(_told_once(best), key=lambda each: (each.number, each.outcome))


def _is_taken(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether another verb of loss stands right before the number: "killing one and wounding two others"."""
    place = next((token.index for token in sentence.tokens if token.span.start >= figure.number.start), 0)
    before = sentence.tokens[place - 1] if place else None
    return before is not None and before.tag == "VERB" and before != figure.trigger and lemma(before) in losses().by_object


def _told_once(best: dict[tuple[Span, str], Figure]) -> list[Figure]:
    """Return the figures without those that give the number of another figure a second outcome by a weaker rule."""
    strongest: dict[Span, float] = {}
    for (number, _), figure in best.items():
        strongest[number] = max(strongest.get(number, 0.0), figure.score)
    return [figure for (number, _), figure in best.items() if figure.score >= strongest[number] - 0.15]


def _from_losses(counts: Counted) -> Iterator[Figure]:
    for loss in find_losses(counts.sentence, counts.starts()):
        if is_unreal(counts.sentence, loss.trigger):
            continue
        for patient in loss.patients:
            yield from _figures_of(counts, loss, patient)


def _figures_of(counts: Counted, loss: Loss, patient: Token) -> Iterator[Figure]:
    group = group_of(counts, _meant(counts, patient), choosy=loss.choosy, wrecks=loss.outcome in _WRECKED)
    if group is None:
        group = _denied(counts.sentence, loss, patient)
    if group is None or (not group.written and (loss.weak or loss.outcome in _WRITTEN)):
        return
    if group.quantity.value != 0 and (is_negated(counts.sentence, loss.trigger) or is_neither(counts.sentence, patient)):
        return
    score = 0.9 if group.written else 0.7
    for outcome in _outcomes(loss.outcome, group):
        yield Figure(outcome, loss.trigger, group.head, group.quantity, group.number, group.span, loss.rule, score, group.written)


def _meant(counts: Counted, patient: Token) -> Token:
    """Return the counted people that "they" stands for: "three gunmen fired, and they were killed"."""
    if patient.text.lower() not in ("they", "them"):
        return patient
    before = [index for index in sorted(counts.carried) if index < patient.index and is_person(counts.sentence.tokens[index])]
    return counts.sentence.tokens[before[-1]] if before else patient


def _outcomes(outcome: str, group: Group) -> tuple[str, ...]:
    if outcome != "harmed":
        return (outcome,)
    return ("killed", "injured") if group.quantity.value == 0 else ("injured",)


def _denied(sentence: Sentence, loss: Loss, patient: Token) -> Group | None:
    """Return the zero of "did not injure any civilians"."""
    det = next((each for each in sentence.children(patient, "det") if each.text.lower() == "any"), None)
    if det is None and patient.text.lower() not in ("anyone", "anybody"):
        return None
    if not is_negated(sentence, loss.trigger) or (det is not None and not is_person(patient)):
        return None
    span = phrase_span(sentence, patient, None)
    return Group(patient, _ZERO, det.span if det is not None else patient.span, span, written=True)


def _from_counted_nouns(counts: Counted) -> Iterator[Figure]:
    """Yield the figures of nouns that are counted themselves: "14 deaths", "no casualties"."""
    for token in counts.sentence.tokens:
        outcome = losses().counted.get(lemma(token))
        if outcome is None or is_unreal(counts.sentence, token):
            continue
        number = counts.carried.get(token.index)
        span = phrase_span(counts.sentence, token, number)
        if is_denied(counts.sentence, token):
            for each in ("killed", "injured") if outcome == "casualties" else (outcome,):
                yield Figure(each, token, token, _ZERO, span, span, "count.noun_counted@1", 0.85)
        elif number is not None and outcome == "casualties":
            yield from _casualties(token, number, span)
        elif number is not None and lemma(token) != "life" and (is_plural(token) or number.quantity.value == 1):
            yield Figure(outcome, token, token, number.quantity, number.span, span, "count.noun_counted@1", 0.85)


def _casualties(token: Token, number: Number, span: Span) -> Iterator[Figure]:
    """Yield both figures that "15 casualties" bounds: dead and wounded are each between none and all of them."""
    most = number.quantity.high
    for outcome in ("killed", "injured"):
        yield Figure(outcome, token, token, Quantity(None, 0, most, "range"), number.span, span, "count.casualties@1", 0.5)


def _from_remains(counts: Counted) -> Iterator[Figure]:
    """Yield the dead that are found: "three bodies were recovered"."""
    words = losses().sets
    for token in counts.sentence.tokens:
        number = counts.number_of(token)
        above = counts.sentence.governor(token)
        if number is None or above is None or lemma(token) not in words["remains.nouns"] or lemma(above) not in words["remains.verbs"]:
            continue
        head = counts.holder_of(token)
        span = phrase_span(counts.sentence, head, number)
        yield Figure("killed", above, head, number.quantity, number.span, span, "count.remains@1", 0.8)


def _from_neighbours(counts: Counted) -> Iterator[Figure]:
    """Yield the figures whose state stands right behind the counted word, however the tree reads: "two others injured"."""
    tokens = counts.sentence.tokens
    for number in counts.numbers:
        at = next((token.index for token in tokens if token.span.start >= number.span.end), len(tokens))
        head = tokens[number.head]
        while (
            at < len(tokens)
            and at <= head.index + 5
            and tokens[at].tag in ("ADJ", "NOUN", "PROPN")
            and tokens[at].text.lower() not in losses().by_state
        ):
            head, at = tokens[at], at + 1
        if at >= len(tokens) or tokens[at].text.lower() not in losses().by_state:
            continue
        state = tokens[at]
        if (head.index == number.head or is_person(head)) and not _acts(counts.sentence, state) and not is_unreal(counts.sentence, state):
            span = Span(number.span.start, head.span.end if head.index != number.head else max(number.span.end, state.span.end))
            yield Figure(losses().by_state[state.text.lower()], state, head, number.quantity, number.span, span, "count.neighbour@1", 0.8)


def _acts(sentence: Sentence, state: Token) -> bool:
    """Tell whether the word is a verb with an object of its own: "12 soldiers killed three civilians"."""
    return state.tag == "VERB" and sentence.child(state, "obj") is not None


def _from_lists(counts: Counted) -> Iterator[Figure]:
    """Yield the figures of a list behind a colon: "The dead: 12 soldiers, three civilians"."""
    tokens = counts.sentence.tokens
    for state, colon in pairwise(tokens):
        outcome = losses().by_state.get(state.text.lower()) or losses().counted.get(lemma(state))
        if colon.text != ":" or outcome in (None, "casualties") or outcome is None:
            continue
        for number in counts.numbers:
            between = tokens[colon.index + 1 : number.head]
            if number.span.start > colon.span.end and not any(each.text in _STOPS for each in between):
                index = next((at for at, each in sorted(counts.carried.items()) if each == number), number.head)
                head = tokens[index]
                span = phrase_span(counts.sentence, head, number)
                yield Figure(outcome, state, head, number.quantity, number.span, span, "count.list@1", 0.75)


def _from_gaps(counts: Counted, told: list[Figure]) -> list[Figure]:
    """Return the figures whose verb is not said again: "three were wounded near Tolmere and two more at Hesk Crossing"."""
    found = []
    for number in counts.numbers:
        before = [figure for figure in told if figure.number.end < number.span.start]
        if not before or any(number.span.meets(figure.number) for figure in told) or not _is_gapped(counts.sentence, number):
            continue
        last = before[-1]
        head = counts.sentence.tokens[number.head]
        found.append(
            replace(last, head=head, quantity=number.quantity, number=number.span, span=number.span, rule="count.gap@1", score=0.7)
        )
    return found


def _is_gapped(sentence: Sentence, number: Number) -> bool:
    """Tell whether a number with "more" stands between "and" and the words of another place or day."""
    words = losses().sets
    first = next((token.index for token in sentence.tokens if number.span.start < token.span.end), 0)
    after = [token.text.lower() for token in sentence.tokens if token.span.start >= number.span.end][:2]
    joined = first > 0 and sentence.tokens[first - 1].text.lower() in words["gap.joins"]
    more = number.span.end and after[:1] and after[0] in words["gap.more"]
    return bool(joined and more and after[1:] and after[1] in words["gap.places"])
