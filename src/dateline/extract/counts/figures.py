"""The figures of a sentence: numbers of people or things hurt, held or lost, whatever way they are told."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.extract.counts.beside import find_gapped, find_listed, find_neighbours
from dateline.extract.counts.counted import Counted, counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.groups import NOBODY, Group, group_of
from dateline.extract.counts.loss import Loss
from dateline.extract.counts.losses import find_losses
from dateline.extract.counts.nouns import find_counted_nouns, find_remains
from dateline.extract.counts.order import with_ordered
from dateline.extract.counts.pairs import without_shared
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.revised import with_former
from dateline.extract.counts.tolls import find_tolls
from dateline.extract.counts.unreal import is_negated, is_neither, is_unreal
from dateline.extract.counts.wordless import find_wordless
from dateline.extract.counts.words import is_person, lemma, losses
from dateline.extract.remembered import remembered
from dateline.records.texts import Sentence, Span, Token

_WRITTEN = ("displaced", "destroyed", "damaged")  # told of many or of things; one without a number says too little
_WRECKED = ("destroyed", "damaged")


def find_figures(sentence: Sentence) -> list[Figure]:
    """Return the figures of a sentence in order, one for each number and outcome."""
    return list(_figures(sentence))


@remembered
def _figures(sentence: Sentence) -> tuple[Figure, ...]:
    counts = counted(sentence)
    finders = (_from_losses, find_counted_nouns, find_remains, find_tolls, find_neighbours, find_listed, find_wordless)
    found = [figure for finder in finders for figure in finder(counts) if not _is_taken(sentence, figure)]
    found = without_shared(sentence, with_ordered(counts, found))
    found += find_gapped(counts, found)
    best: dict[tuple[Span, str], Figure] = {}
    for figure in found:
        best.setdefault((figure.number, figure.outcome), figure)
    told = [each for each in _told_once(best) if not any(_is_made_exact(sentence, each, other) for other in best.values())]
    return tuple(sorted(with_former(sentence, told), key=lambda each: (each.number, each.outcome)))


def _is_made_exact(sentence: Sentence, vague: Figure, other: Figure) -> bool:
    """Tell whether a number behind a comma says how many the vague words before it are: "many more, maybe thirty"."""
    if (
        vague.quantity.value is not None
        or vague.quantity.high is not None
        or (vague.trigger, vague.outcome) != (other.trigger, other.outcome)
    ):
        return False
    between = [token.text for token in sentence.tokens if vague.span.end <= token.span.start and token.span.end <= other.number.start]
    return other.quantity.value is not None and between == [","]


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
    for loss in find_losses(counts):
        if is_unreal(counts.sentence, loss.trigger):
            continue
        for patient in loss.patients:
            yield from _figures_of(counts, loss, patient)


def _figures_of(counts: Counted, loss: Loss, patient: Token) -> Iterator[Figure]:
    wrecks = loss.outcome in _WRECKED or lemma(loss.trigger) in losses().sets["things.burning"]
    group = group_of(counts, _meant(counts, patient), choosy=loss.choosy, wrecks=wrecks) or _denied(counts.sentence, loss, patient)
    if group is None or (not group.written and (loss.weak or loss.outcome in _WRITTEN)):
        return
    if group.quantity.value != 0 and (is_negated(counts.sentence, loss.trigger) or is_neither(counts.sentence, patient)):
        return
    score = 0.9 if group.written else 0.7
    for outcome in _outcomes(loss, group):
        yield Figure(outcome, loss.trigger, group.head, group.quantity, group.number, group.span, loss.rule, score, group.written)


def _meant(counts: Counted, patient: Token) -> Token:
    """Return the counted people that "they" stands for: "three gunmen fired, and they were killed"."""
    if patient.text.lower() not in ("they", "them"):
        return patient
    before = [index for index in sorted(counts.carried) if index < patient.index and is_person(counts.sentence.tokens[index])]
    return counts.sentence.tokens[before[-1]] if before else patient


def _outcomes(loss: Loss, group: Group) -> tuple[str, ...]:
    """Return what befell the counted: people who are destroyed are killed, things that are burned are destroyed."""
    if loss.outcome == "harmed":
        return ("killed", "injured") if group.quantity.value == 0 else ("injured",)
    if loss.outcome == "destroyed" and is_person(group.head) and group.head.tag in ("NOUN", "PROPN"):
        return ("killed",)
    if loss.outcome == "injured" and lemma(group.head) in losses().sets["things.wrecked"]:
        return ("destroyed",)
    return (loss.outcome,)


def _denied(sentence: Sentence, loss: Loss, patient: Token) -> Group | None:
    """Return the zero of "did not injure any civilians"."""
    det = next((each for each in sentence.children(patient, "det") if each.text.lower() == "any"), None)
    if det is None and patient.text.lower() not in ("anyone", "anybody"):
        return None
    if not is_negated(sentence, loss.trigger) or (det is not None and not is_person(patient)):
        return None
    span = phrase_span(sentence, patient, None)
    return Group(patient, NOBODY, det.span if det is not None else patient.span, span, written=True)
