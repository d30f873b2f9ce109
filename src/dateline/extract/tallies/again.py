"""Bare numbers that take up the losses counted before: "the other ministry reported 148 since January", "the correct number is 17"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.extract.counts.counted import Counted
from dateline.extract.counts.words import lemma
from dateline.extract.found import Found
from dateline.extract.numbers import Number
from dateline.extract.tallies.frame import Frame
from dateline.extract.tallies.periods import frame_behind, frame_of
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import totals

_BACK = 1  # sentences between a total and a bare number for it


def find_again(found: Found, counts: Counted, earlier: list[Total]) -> Iterator[Total]:
    """Yield the totals of bare numbers; measure and unit are those of the total told last."""
    for number in counts.numbers:
        before = [each for each in earlier if each.number.end <= number.span.start]
        last = before[-1] if before and before[-1].sentence.index >= counts.sentence.index - _BACK else None
        if last is None or any(each.number.meets(number.span) for each in earlier) or not number.quantity.value:
            continue
        frame = _counted_again(found, counts, number) or _corrected(counts, number, last)
        if frame is not None:
            yield replace(
                last,
                sentence=counts.sentence,
                head=counts.sentence.tokens[number.head],
                governor=counts.sentence.governor(counts.sentence.tokens[number.head]) or last.governor,
                quantity=number.quantity,
                number=number.span,
                span=number.span,
                rule="tally.again@1",
                score=0.6,
                frame=frame,
                whole=None,
                like=last,
            )


def _counted_again(found: Found, counts: Counted, number: Number) -> Frame | None:
    """Return the period of "reported 148 since January": a bare object of a verb of counting with a firm period of its own."""
    word = counts.sentence.tokens[number.head]
    verb = counts.sentence.governor(word)
    if word.tag != "NUM" or word.relation != "obj" or verb is None or lemma(verb) not in totals().sets["conduct.counting"]:
        return None
    if counts.sentence.child(word, "nmod") is not None:
        return None
    frame = frame_of(found, counts.sentence, word) or frame_behind(found, counts.sentence, number.span)
    return frame if frame is not None and frame.firm else None


def _corrected(counts: Counted, number: Number, last: Total) -> Frame | None:
    """Return the period of the total that a number corrects: "the correct number is 17"."""
    word = counts.sentence.tokens[number.head]
    noun = counts.sentence.child(word, "nsubj") if counts.sentence.child(word, "cop") is not None else None
    if noun is None or word.tag != "NUM" or lemma(noun) not in totals().sets["hint.nouns"]:
        return None
    right = any(each.lemma.lower() in totals().sets["conduct.correct"] for each in counts.sentence.children(noun, "amod"))
    return replace(last.frame, span=None) if right else None
