"""Totals of losses: people and things hurt, held or lost in a period, or in happenings too many to be one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.figure import Figure
from dateline.extract.counts.figures import find_figures
from dateline.extract.counts.marks import noun_of, state_of
from dateline.extract.counts.nouns import BOUNDS
from dateline.extract.counts.parts import find_parts
from dateline.extract.counts.words import is_plural, lemma, losses
from dateline.extract.found import Found
from dateline.extract.tallies.bulletins import Bulletin, frame_in_bulletin
from dateline.extract.tallies.frame import Frame
from dateline.extract.tallies.happenings import is_several
from dateline.extract.tallies.periods import frame_of, has_day
from dateline.extract.tallies.single import is_general, is_of_one
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import totals
from dateline.records.quantities import Quantity
from dateline.records.texts import Sentence, Token

_MANY = 5  # operations that cannot be one happening
_MONTH = 27  # days of a period that numbers of losses are kept for
_YEAR = 300  # days of a period in which nobody tells of one happening without a day
_BACK = 2  # sentences between a total and its parts
_LASTING = ("count.held@1", "count.former@1")  # "held since Sunday" tells how long, not how often


def find_losses(found: Found, counts: Counted, earlier: list[Total], bulletin: Bulletin | None) -> Iterator[Total]:
    """Yield the totals of losses in a sentence, with their parts; in a bulletin those of its period too."""
    for figure in find_parts(counts, find_figures(counts.sentence), []):
        measure = totals().outcomes.get(figure.outcome)
        if figure.rule == BOUNDS and figure.outcome == "injured":
            continue
        if measure is None or not figure.written or not is_several(figure.quantity) or figure.rule in _LASTING:
            continue
        frame = _frame_of_toll(found, counts, figure) if figure.cumulative else _frame_of_loss(found, counts, figure, earlier)
        whole = _whole_of(counts, figure, earlier) if frame is None and not has_day(found, counts.sentence, figure.trigger) else None
        if whole is not None:
            frame = replace(whole.frame, span=None)
        elif bulletin is not None and (frame is None or not frame.firm or frame.period.start is None):
            frame = frame_in_bulletin(found, counts.sentence, figure, bulletin) or frame
        if frame is not None:
            part = whole is not None or figure.rule == "count.part@1"
            rule, score = ("tally.part@1", 0.6) if part else ("tally.losses@1", 0.75 if frame.firm else 0.6)
            if figure.rule == BOUNDS:
                measure, figure = "other", replace(figure, quantity=_written_quantity(counts, figure))  # noqa: PLW2901
            yield Total(
                counts.sentence,
                figure.head,
                figure.trigger,
                figure.quantity,
                figure.number,
                figure.span,
                measure,
                rule,
                score,
                frame,
                whole,
            )


def _written_quantity(counts: Counted, figure: Figure) -> Quantity:
    """Return the number of casualties as it is written, dead and hurt together."""
    return next((each.quantity for each in counts.numbers if each.span == figure.number), figure.quantity)


def _frame_of_toll(found: Found, counts: Counted, figure: Figure) -> Frame | None:
    """Return the period of a number of people that somebody keeps count of: "the number who have fled since February"."""
    frame = frame_of(found, counts.sentence, figure.trigger)
    if frame is None or not frame.firm or frame.days is None:
        return frame if frame is not None and frame.firm else None
    # "The toll rose to 45 this week" tells when it rose; "the number of homicides this year" counts a year.
    counting = lemma(figure.trigger) not in losses().sets["toll.nouns"] and frame.days >= _MONTH
    return frame if counting and not has_day(found, counts.sentence, figure.trigger) else None


def _frame_of_loss(found: Found, counts: Counted, figure: Figure, earlier: list[Total]) -> Frame | None:
    """Return the period of a loss that is no single event's: a firm one, or that of the many operations it is a result of."""
    sentence = counts.sentence
    frame, dated = frame_of(found, sentence, figure.trigger), has_day(found, sentence, figure.trigger)
    if frame is not None and frame.firm and (frame.days is None or not (dated or is_of_one(sentence, figure))):
        return frame
    return None if dated else _frame_of_many(sentence, figure, earlier, frame)


def _whole_of(counts: Counted, figure: Figure, earlier: list[Total]) -> Total | None:
    """Return the total told before of which a loss is a part: "five of those detained", "shelling killed 40"."""
    if figure.cumulative:
        return None
    number = next((each for each in counts.numbers if each.span == figure.number), None)
    part = number is not None and (noun_of(counts.sentence, number) or state_of(counts.sentence, number)) is not None
    measure = totals().outcomes.get(figure.outcome)
    for total in reversed(earlier):
        if total.sentence.index < counts.sentence.index - _BACK:
            return None
        if (part or total.frame.firm) and total.measure == measure and _can_hold(total.quantity, figure.quantity):
            return total if part or is_general(counts.sentence, figure) else None
    return None


def _can_hold(whole: Quantity, part: Quantity) -> bool:
    return whole.high is None or part.low is None or whole.high > part.low


def _frame_of_many(sentence: Sentence, figure: Figure, earlier: list[Total], frame: Frame | None) -> Frame | None:
    """Return the period of a loss in a year without one happening, or in operations too many for one day."""
    here = [each for each in earlier if each.sentence.index == sentence.index]
    if frame is not None and frame.days is not None and frame.days > _YEAR and not is_of_one(sentence, figure):
        return frame
    if any(_many(each.quantity) and _same_clause(sentence, figure.trigger, each) for each in here):
        return frame or replace(here[-1].frame, span=None)
    if here and _plural_cause(sentence, figure.trigger) and not is_of_one(sentence, figure):
        return replace(here[-1].frame, span=None)
    return None


def _many(quantity: Quantity) -> bool:
    return quantity.value is not None and quantity.value >= _MANY


def _same_clause(sentence: Sentence, trigger: Token, total: Total) -> bool:
    """Tell whether the happenings hang on the clause of a loss or on one coordinated to it."""
    held = {token.index for token in [total.head, *sentence.ancestors(total.head)]}
    chain = [trigger, *(each for each in sentence.children(trigger, "conj"))]
    first = trigger
    while first.relation == "conj" and (before := sentence.governor(first)) is not None:
        first = before
    above = sentence.governor(first)
    if first.relation == "advcl" and above is not None and sentence.child(first, "nsubj", "mark") is None:
        chain.append(above)
    return any(token.index in held for token in chain)


def _plural_cause(sentence: Sentence, trigger: Token) -> bool:
    """Tell whether a loss is the result of several happenings: "operations resulted in the deaths of 44"."""
    for token in [trigger, *sentence.ancestors(trigger)]:
        causes = sentence.children(token, "nsubj", "obl", "nmod")
        if any(lemma(each) in totals().measures and is_plural(each) for each in causes):
            return True
    return False
