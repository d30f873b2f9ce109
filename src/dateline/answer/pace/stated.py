"""A pace question from two totals that somebody states: the mismatches between them are taken up with the numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.answer.documented.alignment import acting
from dateline.answer.pace.question import Before, Circumstances, Question, Window
from dateline.records.totals import Total


def question_of(total: Total, before: Total, multiple: float = 2.0, *, more_than: bool = False) -> Question | str:
    """Return the question, or in words why the totals do not give one.

    A total whose period ends on one day and whose as-of day is another has two windows.
    """
    now, then = total.bounds.best or total.bounds.low, before.bounds.best or before.bounds.low
    if now is None or then is None:
        return "one of the totals has no number"
    windows, earlier = _windows(total), _windows(before)
    if not windows or not earlier:
        return "it is not known from when and until when one of the totals counts"
    circumstances = Circumstances(
        counted_as=total.deed,
        before_counted_as=before.deed,
        speaker=total.speaker,
        before_speaker=before.speaker,
        before_anonymous=before.anonymous,
        before_second_hand=before.second_hand,
        as_of=total.as_of,
        as_of_precision=total.as_of_precision,
        before_as_of=before.as_of,
        published=total.published,
        claimed_more_than=more_than,
    )
    return Question(now, windows, Before(then, earlier[0]), multiple, circumstances)


def earlier(total: Total, others: Iterable[Total]) -> Total | None:
    """Return the count that a total is best held against: of the same, over days that end before it begins.

    The same report's before another's, the same speaker's before another's, then the latest.
    """
    known = [each for each in others if each.end is not None and total.start is not None and each.end < total.start]
    alike = [each for each in known if _what(each) == _what(total) and each.start is not None]
    nearest = sorted(alike, key=lambda each: (each.document == total.document, each.speaker == total.speaker, each.end or "", each.id))
    return nearest[-1] if nearest else None


def _what(total: Total) -> tuple[object, ...]:
    return total.measure, acting(total), total.target, total.place


def _windows(total: Total) -> tuple[Window, ...]:
    if total.start is None:
        return ()
    start = date.fromisoformat(total.start)
    ends = [date.fromisoformat(day) for day in (total.end, total.as_of) if day is not None]
    return tuple(Window(start, end) for end in dict.fromkeys(ends) if end >= start)
