"""A figure: a loss with its number, before anyone asks whether it belongs to one event or to a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.counts.groups import Counted, Group, counted, group_of, phrase_span
from dateline.extract.counts.losses import Loss, find_losses, is_denied
from dateline.extract.counts.unreal import is_negated, is_neither, is_unreal
from dateline.extract.counts.words import is_person, is_plural, lemma, losses
from dateline.extract.numbers import Number
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Span, Token

_WRITTEN = ("displaced", "destroyed", "damaged")  # told of many or of things; one without a number says too little
_ZERO = Quantity(0, 0, 0, "exactly")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people or things hurt, held or lost, with the word that says so. `head` is the counted word."""

    outcome: str
    trigger: Token
    head: Token
    quantity: Quantity
    number: Span
    span: Span
    rule: str
    score: float
    written: bool = True
    cumulative: bool = False


def find_figures(sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence in order, one for each number and outcome."""
    counts = counted(sentence)
    found = [*_from_losses(counts), *_from_counted_nouns(counts), *_from_remains(counts), *_from_tolls(counts), *_from_neighbours(counts)]
    found = [figure for figure in found if not _is_taken(sentence, figure)]
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
    group = group_of(counts, _meant(counts, patient), choosy=loss.choosy)
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
        elif number is not None and lemma(token) != "life" and (is_plural(token) or number.quantity.value == 1):
            score = 0.5 if outcome == "casualties" else 0.85
            yield Figure(
                "killed" if outcome == "casualties" else outcome,
                token,
                token,
                number.quantity,
                number.span,
                span,
                "count.noun_counted@1",
                score,
            )


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


def _from_tolls(counts: Counted) -> Iterator[Figure]:
    """Yield the figure that a toll has reached: "the death toll rose to 45", "put the number of dead at 45"."""
    for token in counts.sentence.tokens:
        outcome = _toll_outcome(counts.sentence, token)
        if outcome is None:
            continue
        number = next((each for each in _with_bare(counts) if _follows(counts.sentence, token, each)), None)
        if number is not None:
            head = counts.sentence.tokens[number.head]
            yield Figure(outcome, token, head, number.quantity, number.span, number.span, "count.toll@1", 0.85, cumulative=True)


def _with_bare(counts: Counted) -> list[Number]:
    """Return the numbers with bare figures that elsewhere might be an hour or an age: "put the toll at 31"."""
    known = [number.span for number in counts.numbers]
    bare = [
        Number(token.span, token.span, token.index, Quantity(int(token.text), int(token.text), int(token.text), "exactly"))
        for token in counts.sentence.tokens
        if token.tag == "NUM" and token.text.isdecimal() and len(token.text) < 6 and not any(span.meets(token.span) for span in known)
    ]
    return sorted([*counts.numbers, *bare], key=lambda each: each.span)


def _toll_outcome(sentence: Sentence, token: Token) -> str | None:
    if token.tag not in ("NOUN", "PROPN"):
        return None
    words = losses()
    word = lemma(token)
    if word in words.sets["toll.nouns"]:
        kinds = [lemma(child) for child in sentence.children(token, "compound", "amod")]
        return "injured" if set(kinds) & {"injury", "injured", "wounded"} else "killed"
    if word in words.sets["toll.counts"]:
        inner = [child.text.lower() for child in sentence.subtree(token) if token.index < child.index <= token.index + 4]
        return next(
            (words.by_state[low] for low in inner if low in words.by_state),
            next((words.counted[low[:-1]] for low in inner if words.counted.get(low[:-1]) not in (None, "casualties")), None),
        )
    return None


def _follows(sentence: Sentence, toll: Token, number: Number) -> bool:
    """Tell whether a number is what a toll comes to: it stands after "to", "at", "of", "is" or "reached", close by."""
    head = sentence.tokens[number.head]
    if not toll.index < head.index <= toll.index + 12 or number.quantity.value == 0:
        return False
    first = next(token for token in sentence.tokens if number.span.start < token.span.end)
    before = sentence.tokens[first.index - 1]
    return before.lemma.lower() in (
        "to",
        "at",
        "of",
        "be",
        "reach",
        "pass",
        "exceed",
        "top",
        "hit",
        ":",
        "past",
        "above",
        "surpass",
        "rise",
        "climb",
        "stand",
        "approach",
    )


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


def renamed(figure: Figure, rule: str, score: float) -> Figure:
    """Return the figure under another rule."""
    return replace(figure, rule=rule, score=score)
