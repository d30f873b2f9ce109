"""The total that another is set against: "61 attacks between January and September, against 44 in all of last year"."""

from __future__ import annotations

from dataclasses import replace

from dateline.extract.counts.counted import counted
from dateline.extract.found import Found
from dateline.extract.numbers import Number
from dateline.extract.tallies.frame import Frame
from dateline.extract.tallies.shifts import aligned
from dateline.extract.tallies.total import Total
from dateline.extract.tallies.words import comparing
from dateline.records.claims import Time
from dateline.records.texts import Sentence, Span

_NEAR = 40  # characters between the number and its period


def with_rivals(found: Found, totals: list[Total]) -> list[Total]:
    """Return the totals with those they are compared with, which take measure and actor from them."""
    rivals = [rival for total in totals for rival in _rivals(found, total)]
    known = {total.number for total in totals}
    added: list[Total] = []
    for rival in rivals:
        if rival.number not in known:
            known.add(rival.number)
            added.append(rival)
    return sorted([*totals, *added], key=lambda each: (each.number, each.measure))


def _rivals(found: Found, total: Total) -> list[Total]:
    rivals = []
    for number in counted(total.sentence).numbers:
        time = _time_behind(found, total.sentence, number.span)
        if number.span.start < total.span.end or time is None or not _is_beside(found, total, number):
            continue
        head = total.sentence.tokens[number.head]
        frame = Frame(aligned(found, time, total.frame.period), None, firm=True, days=None, span=time.span)
        rivals.append(
            replace(
                total,
                head=head,
                quantity=number.quantity,
                number=number.span,
                span=number.span,
                rule="tally.compared@1" if is_set_against(found, total.sentence, number) else "tally.listed@1",
                score=0.7,
                frame=frame,
                like=total,
            )
        )
    return rivals


def _is_beside(found: Found, total: Total, number: Number) -> bool:
    return is_set_against(found, total.sentence, number) or _is_listed(found, total.sentence, number)


def _is_listed(found: Found, sentence: Sentence, number: Number) -> bool:
    """Tell whether a bare number with a period of its own is listed after another: "23 attacks in June and 15 in July"."""
    text = found.analysis.text
    before = text[sentence.span.start : number.span.start].lower().replace(",", " , ").split()[-1:]
    behind = text[number.span.end : number.span.end + 10].lower().split()[:1]
    joined = set(before) & set(comparing().sets["mark.listed"])
    return bool(joined) and bool(set(behind) & set(comparing().sets["mark.within"]))


def is_set_against(found: Found, sentence: Sentence, number: Number) -> bool:
    """Tell whether "against" or "compared with" stands right before a number."""
    before = " ".join(found.analysis.text[sentence.span.start : number.span.start].lower().split())
    return any(before == mark or before.endswith(f" {mark}") for mark in comparing().sets["mark.numbered"])


def _time_behind(found: Found, sentence: Sentence, span: Span) -> Time | None:
    return next((time for time in found.times_in(sentence.span) if span.end <= time.span.start <= span.end + _NEAR), None)
