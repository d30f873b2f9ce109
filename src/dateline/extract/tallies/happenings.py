"""Totals of happenings: "61 attacks between January and August", "kidnappings rose to 90", "and those in Orsha conducted 59"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.phrases import phrase_span
from dateline.extract.counts.unreal import is_unreal
from dateline.extract.counts.words import is_plural, lemma, losses
from dateline.extract.found import Found
from dateline.extract.numbers import Number
from dateline.extract.tallies.frame import Frame, days_of
from dateline.extract.tallies.periods import frame_behind, frame_of
from dateline.extract.tallies.shifts import aligned_frame
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import totals
from dateline.records.quantities import Period, Quantity
from dateline.records.texts import Sentence, Token

_RESTATED = 2  # sentences between a total and another figure for it
_COUNTED = 10  # happenings that somebody counted, period or not
_MONTH = 27  # days of a period that happenings are counted for
_ALIKE = 3  # sentences between a total and the one of the same part of another year


def find_happenings(found: Found, counts: Counted, earlier: list[Total]) -> list[Total]:
    """Return the totals of happenings in a sentence."""
    known: list[Total] = []
    for index, number in sorted(counts.carried.items()):
        word = counts.sentence.tokens[index]
        moved = _moved(found, counts.sentence, word, number)
        noun = moved or _counted_noun(counts, word)
        frame = frame_behind(found, counts.sentence, number.span) if moved is not None else None
        total = _happening(found, counts.sentence, noun, number, [*earlier, *known], frame)
        total = total or _restated(found, counts.sentence, word, number, earlier) or _gapped(counts.sentence, word, number, known)
        total = total or _recounted(found, counts.sentence, word, number, [*earlier, *known])
        known += [total] if total is not None else []
    return known


def _happening(found: Found, sentence: Sentence, noun: Token, number: Number, earlier: list[Total], own: Frame | None) -> Total | None:
    measure = totals().measures.get(lemma(noun)) or totals().finds.get(lemma(noun))
    governor = sentence.governor(noun) or noun
    if measure is None or not is_several(number.quantity) or noun.tag not in ("NOUN", "PROPN") or noun.relation == "compound":
        return None
    if is_unreal(sentence, governor) or is_unreal(sentence, noun):
        return None
    frame = own or frame_of(found, sentence, noun) or _taken_over(sentence, earlier) or _timeless(number.quantity, governor)
    found_things = lemma(noun) in totals().finds
    if frame is None or (found_things and (not frame.firm or lemma(governor) not in totals().sets["conduct.finding"])):
        return None
    frame = _aligned(found, sentence, frame, earlier)
    span = phrase_span(sentence, noun, number) if noun.index >= number.head else number.span
    score = 0.8 if frame.firm else 0.65
    return Total(sentence, noun, governor, number.quantity, number.span, span, measure, "tally.happenings@1", score, frame)


def _aligned(found: Found, sentence: Sentence, frame: Frame, earlier: list[Total]) -> Frame:
    """Return the frame of a total of "the same period last year" beside the one that it is told after."""
    base = next((each for each in reversed(earlier) if each.frame.firm and each.sentence.index >= sentence.index - _ALIKE), None)
    time = next((each for each in found.times_in(sentence.span) if each.span == frame.span), None)
    return aligned_frame(found, frame, time, base.frame.period) if base is not None else frame


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
    return replace(
        last, quantity=number.quantity, number=number.span, span=number.span, rule="tally.restated@1", score=0.6, frame=frame, like=last
    )


def _gapped(sentence: Sentence, word: Token, number: Number, known: list[Total]) -> Total | None:
    """Return the total whose noun is not said again: "patrols in Marovia conducted 137 missions, and those in Orsha conducted 59"."""
    verb = sentence.governor(word)
    if not known or verb is None or word.tag != "NUM" or word.relation != "obj" or lemma(verb) != lemma(known[-1].governor):
        return None
    last, frame = known[-1], replace(known[-1].frame, span=None)
    return replace(
        last,
        head=word,
        governor=verb,
        quantity=number.quantity,
        number=number.span,
        span=number.span,
        rule="tally.gapped@1",
        frame=frame,
        like=last,
    )


def _recounted(found: Found, sentence: Sentence, word: Token, number: Number, earlier: list[Total]) -> Total | None:
    """Return the total of another period whose noun is not said again: "a fall on March, when 114 were recorded"."""
    verb = sentence.governor(word)
    last = earlier[-1] if earlier and earlier[-1].sentence.index >= sentence.index - 1 else None
    if (
        last is None
        or verb is None
        or word.tag != "NUM"
        or word.relation != "nsubj:pass"
        or lemma(verb) not in totals().sets["conduct.recounting"]
    ):
        return None
    month = [
        time
        for time in found.times_in(sentence.span)
        if time.span.start < number.span.start and (days_of(time.start, time.end) or 0) >= _MONTH
    ]
    frame = frame_of(found, sentence, word) or (
        Frame(Period(month[-1].start, month[-1].end), None, firm=True, days=_MONTH) if month else None
    )
    if frame is None or frame.period == last.frame.period or frame.days is None or frame.days < _MONTH:
        return None
    return replace(
        last, quantity=number.quantity, number=number.span, span=number.span, rule="tally.recounted@1", score=0.6, frame=frame, like=last
    )


def _moved(found: Found, sentence: Sentence, token: Token, number: Number) -> Token | None:
    """Return the happenings whose total moves to a number: "kidnappings rose to 90", "attacks fell from 90 in 2022"."""
    verb = sentence.governor(token)
    if verb is None or token.tag != "NUM" or lemma(verb) not in totals().sets["conduct.moving"]:
        return None
    former = any(case.text.lower() == "from" for case in sentence.children(token, "case"))
    if former and frame_behind(found, sentence, number.span) is None:
        return None
    subject = sentence.child(verb, "nsubj")
    if subject is not None and lemma(subject) in totals().sets["hint.nouns"]:
        subject = sentence.child(subject, "nmod")
    return subject if subject is not None and lemma(subject) in totals().measures and is_plural(subject) else None


def _counted_noun(counts: Counted, token: Token) -> Token:
    """Return the noun that says what is counted: "attacks" in "dozens of attacks", "times" stays "times"."""
    if lemma(token) in totals().measures:
        return token
    within = (each for each in counts.sentence.children(token, "nmod") if lemma(each) in totals().measures and each.index > token.index)
    inner = next(within, None)
    return inner if inner is not None and token.tag in ("NUM", "NOUN") and lemma(token) not in totals().sets["conduct.uncounted"] else token


def is_several(quantity: Quantity) -> bool:
    """Tell whether a number is more than one: one happening or loss is no total."""
    return quantity.value is None or quantity.value > 1


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
