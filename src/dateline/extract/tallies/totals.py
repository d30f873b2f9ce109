"""Which numbers of a sentence are totals: happenings that are counted, and losses over a period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from dateline.extract.counts.figure import Figure
from dateline.extract.counts.figures import find_figures
from dateline.extract.counts.groups import Counted, counted, phrase_span
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_plural, lemma, losses
from dateline.extract.found import Found
from dateline.extract.numbers import Number
from dateline.extract.tallies.periods import Frame, frame_of, has_day
from dateline.extract.tallies.words import totals
from dateline.records.claims import Measure
from dateline.records.quantities import Period, Quantity
from dateline.records.texts import Sentence, Span, Token

_MANY = 5  # operations that cannot be one happening
_RESTATED = 2  # sentences between a total and another figure for it
_COUNTED = 10  # happenings that somebody counted, period or not


@dataclass(frozen=True, slots=True)
class Total:
    """A total with its period, before its actor and place are known. `governor` is the word that says what was done."""

    sentence: Sentence
    head: Token
    governor: Token
    quantity: Quantity
    number: Span
    span: Span
    measure: Measure
    rule: str
    score: float
    frame: Frame


def find_totals(found: Found) -> list[Total]:
    """Return the totals of a report in order."""
    ended: list[Total] = []
    for sentence in found.analysis.sentences:
        ended += _totals_in(found, sentence, ended)
    return ended


def _totals_in(found: Found, sentence: Sentence, earlier: list[Total]) -> list[Total]:
    counts = counted(sentence)
    if not counts.numbers:
        return []
    happenings = _happenings(found, counts, earlier)
    losses = list(_losses(found, sentence, [*earlier, *happenings]))
    taken = [each.number for each in losses]
    return sorted(
        [*(each for each in happenings if not any(each.number.meets(span) for span in taken)), *losses],
        key=lambda each: (each.number, each.measure),
    )


def _happenings(found: Found, counts: Counted, earlier: list[Total]) -> list[Total]:
    known: list[Total] = []
    for index, number in sorted(counts.carried.items()):
        word = counts.sentence.tokens[index]
        noun = _moved(counts.sentence, word) or _counted_noun(counts, word)
        total = _happening(found, counts.sentence, noun, number, [*earlier, *known])
        total = total or _restated(found, counts.sentence, word, number, earlier)
        known += [total] if total is not None else []
    return known


def _happening(found: Found, sentence: Sentence, noun: Token, number: Number, earlier: list[Total]) -> Total | None:
    measure = totals().measures.get(lemma(noun)) or totals().finds.get(lemma(noun))
    governor = sentence.governor(noun) or noun
    if measure is None or not _several(number.quantity) or noun.tag not in ("NOUN", "PROPN") or noun.relation == "compound":
        return None
    if is_unreal(sentence, governor) or is_unreal(sentence, noun):
        return None
    frame = frame_of(found, sentence, noun) or _taken_over(sentence, earlier) or _timeless(number.quantity, governor)
    found_things = lemma(noun) in totals().finds
    if frame is None or (found_things and (not frame.firm or lemma(governor) not in totals().sets["conduct.finding"])):
        return None
    span = phrase_span(sentence, noun, number) if noun.index >= number.head else number.span
    score = 0.8 if frame.firm else 0.65
    return Total(sentence, noun, governor, number.quantity, number.span, span, measure, "tally.happenings@1", score, frame)


def _restated(found: Found, sentence: Sentence, word: Token, number: Number, earlier: list[Total]) -> Total | None:
    """Return what another counter says of the happenings counted last: "the army puts the number at 61"."""
    verb = sentence.governor(word)
    last = next((each for each in reversed(earlier) if each.sentence.index >= sentence.index - _RESTATED), None)
    if last is None or verb is None or lemma(verb) not in totals().sets["conduct.putting"]:
        return None
    number_word = sentence.child(verb, "obj", "nsubj:pass")
    if number_word is None or lemma(number_word) not in totals().sets["hint.nouns"] or sentence.child(number_word, "nmod") is not None:
        return None
    frame = frame_of(found, sentence, word) or replace(last.frame, span=None)
    return replace(last, quantity=number.quantity, number=number.span, span=number.span, rule="tally.restated@1", score=0.6, frame=frame)


def _moved(sentence: Sentence, token: Token) -> Token | None:
    """Return the happenings whose total moves to a number: "kidnappings rose to 90"."""
    verb = sentence.governor(token)
    if (
        verb is None
        or token.tag != "NUM"
        or any(case.text.lower() == "from" for case in sentence.children(token, "case"))
        or lemma(verb) not in totals().sets["conduct.moving"]
    ):
        return None
    subject = sentence.child(verb, "nsubj")
    if subject is not None and lemma(subject) in totals().sets["hint.nouns"]:
        subject = sentence.child(subject, "nmod")
    return subject if subject is not None and lemma(subject) in totals().measures and is_plural(subject) else None


def _counted_noun(counts: Counted, token: Token) -> Token:
    """Return the noun that says what is counted: "attacks" in "dozens of attacks", "times" stays "times"."""
    if lemma(token) in totals().measures:
        return token
    inner = next(
        (each for each in counts.sentence.children(token, "nmod") if lemma(each) in totals().measures and each.index > token.index), None
    )
    return inner if inner is not None and token.tag in ("NUM", "NOUN") and token.text.lower() not in ("victims", "people") else token


def _several(quantity: Quantity) -> bool:
    return quantity.value is None or quantity.value >= 2


def _timeless(quantity: Quantity, governor: Token) -> Frame | None:
    """Return an open frame for a number of happenings that is too large for one day and that somebody counts or does."""
    known = totals().sets["conduct.doing"] | totals().sets["conduct.counting"] | losses().by_object.keys()
    if quantity.value is not None and quantity.value >= _COUNTED and lemma(governor) in known:
        return Frame(Period(), None, firm=False, days=None)
    return None


def _taken_over(sentence: Sentence, earlier: list[Total]) -> Frame | None:
    """Return the frame of the total before, where it stands in the same sentence or the one before it."""
    if not earlier or earlier[-1].sentence.index < sentence.index - 1:
        return None
    return replace(earlier[-1].frame, span=None)


def _losses(found: Found, sentence: Sentence, earlier: list[Total]) -> Iterator[Total]:
    for figure in find_figures(sentence):
        measure = totals().outcomes.get(figure.outcome)
        if measure is None or not figure.written or not _several(figure.quantity) or figure.cumulative:
            continue
        frame = _frame_of_loss(found, sentence, figure, earlier)
        if frame is not None:
            governor = figure.trigger
            yield Total(
                sentence,
                figure.head,
                governor,
                figure.quantity,
                figure.number,
                figure.span,
                measure,
                "tally.losses@1",
                0.75 if frame.firm else 0.6,
                frame,
            )


def _frame_of_loss(found: Found, sentence: Sentence, figure: Figure, earlier: list[Total]) -> Frame | None:
    """Return the period of a loss that is no single event's: a firm one, or that of the many operations it is a result of."""
    frame = frame_of(found, sentence, figure.trigger)
    dated = has_day(found, sentence, figure.trigger)
    if frame is not None and frame.firm and (frame.days is None or not dated):
        return frame
    return None if dated else _frame_of_many(sentence, figure, earlier, frame)


def _frame_of_many(sentence: Sentence, figure: Figure, earlier: list[Total], frame: Frame | None) -> Frame | None:
    """Return the period of a loss in a year without one happening, or in operations too many for one day."""
    here = [each for each in earlier if each.sentence.index == sentence.index]
    if frame is not None and frame.days is not None and frame.days > 300 and not _one_happening(sentence, figure):
        return frame
    if any(_many(each.quantity) and _same_clause(sentence, figure.trigger, each) for each in here):
        return frame or replace(here[-1].frame, span=None)
    if here and _plural_cause(sentence, figure.trigger) and not _one_happening(sentence, figure):
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


def _one_happening(sentence: Sentence, figure: Figure) -> bool:
    """Tell whether the clause of a loss names one happening: "in a raid", "the blast"."""
    for token in [figure.trigger, *sentence.ancestors(figure.trigger)]:
        near = sentence.children(token, "nsubj", "obl", "obl:agent")
        if any(lemma(each) in totals().measures and not is_plural(each) and sentence.child(each, "det") is not None for each in near):
            return True
        if token.relation in ("ccomp", "root", "acl:relcl", "parataxis"):
            break
    return False
