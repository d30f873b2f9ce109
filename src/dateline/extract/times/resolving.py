"""From what words mean to days: against the report's own day, or against the time that the story has reached."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.times.choosing import dated
from dateline.extract.times.comparing import same_as
from dateline.extract.times.days import Interval
from dateline.extract.times.feasts import at_feast
from dateline.extract.times.finding import Expression
from dateline.extract.times.hours import on_day_of, past_midnight
from dateline.extract.times.narrowing import bound, narrowed
from dateline.extract.times.stepping import hanging, lasting, referring, stepped
from dateline.extract.times.story import Story, is_narrative
from dateline.records.claims import Time, TimeType
from dateline.records.reading import Anchor
from dateline.records.texts import Analysis

_UNKNOWN = Interval(None, None, "unknown", "")


@dataclass(frozen=True, slots=True)
class _Resolved:
    interval: Interval
    type: TimeType
    anchored_on: str | None


def resolve(expressions: tuple[Expression, ...], anchor: Anchor, analysis: Analysis) -> tuple[Time, ...]:  # noqa: ARG001 - the stage's signature
    """Return the expressions as times, relative ones against the anchor or the narrative.

    A range is one time over both parts, with the value of the first, followed by the time of its second part.
    """
    today = date.fromisoformat(anchor.date) if anchor.date else None
    story = Story(today, is_narrative(expressions, today))
    times: list[Time] = []
    last_dated: str | None = None
    sentence = -1
    for place, expression in enumerate(expressions):
        story = story if expression.sentence == sentence else replace(story, sentence_year=None)
        sentence = expression.sentence
        resolved = _one(expression, story)
        interval = resolved.interval
        if expression.meaning.hangs and place + 1 < len(expressions):
            interval = hanging(expression.meaning, _one(expressions[place + 1], story).interval)
        if not _closes(expressions, place):
            story = _on(story, expression, interval)
        if expression.partner is not None and place + 1 < len(expressions):
            closing = _one(expressions[place + 1], story).interval
            interval = _before(expression, interval, closing, story)
            interval = _spanning(on_day_of(interval, expression.meaning, closing), closing)
        story = _with_period(story, expression, interval) if not _closes(expressions, place) else story
        number = f"time-{place + 1}"
        times.append(_record(number, expression, resolved, interval, last_dated))
        last_dated = number if interval.start is not None and interval.precision in ("day", "time") else last_dated
    return tuple(times)


def _with_period(story: Story, expression: Expression, interval: Interval) -> Story:
    """Return the story with the period of which it speaks now, to which "the same period last year" can be compared."""
    spoken = expression.meaning.kind in ("date", "step") and interval.start is not None and interval.end is not None
    return replace(story, period=interval) if spoken and interval.precision not in ("unknown", "decade") else story


def _closes(expressions: tuple[Expression, ...], place: int) -> bool:
    return place > 0 and expressions[place - 1].partner == expressions[place].span


def _on(story: Story, expression: Expression, interval: Interval) -> Story:
    meaning = expression.meaning
    story = story if meaning.year is None else replace(story, sentence_year=meaning.year)
    story = replace(story, quarter=interval.start) if meaning.quarter and meaning.which != -1 else story
    moves = expression.meaning.kind == "date" or (
        expression.meaning.kind == "step" and (expression.meaning.base == "story" or not story.narrative)
    )
    return story.after(interval) if moves and not (story.narrative and expression.meaning.amount) else story


def _record(number: str, expression: Expression, resolved: _Resolved, interval: Interval, last_dated: str | None) -> Time:
    anchored = (last_dated or "anchor") if resolved.anchored_on == "story" else resolved.anchored_on
    start, end = (day.isoformat() if day is not None else None for day in (interval.start, interval.end))
    return Time(
        id=number,
        span=expression.span,
        rule=expression.rule,
        score=0.9 if start or end else 0.7,
        type=resolved.type,
        value=interval.value or "XXXX-XX-XX",
        start=start,
        end=end,
        precision=interval.precision,
        anchored_on=anchored,
    )


def _before(expression: Expression, opening: Interval, closing: Interval, story: Story) -> Interval:
    """Return the opening of a range that does not lie behind its end: "between January and September", told in November, is all past."""
    if opening.start is None or closing.end is None or opening.start <= closing.end:
        return opening
    back = _one(replace(expression, direction=-1), story).interval
    return back if back.start is not None and back.start <= closing.end else opening


def _spanning(left: Interval, right: Interval) -> Interval:
    if left.start is None or right.end is None or right.end < left.start:
        return left
    return replace(left, end=right.end)


def _one(expression: Expression, story: Story) -> _Resolved:
    meaning = expression.meaning
    if meaning.kind == "length":
        return _Resolved(lasting(meaning, story), "DURATION", "anchor" if meaning.which is not None else None)
    if meaning.kind == "set":
        return _Resolved(replace(_UNKNOWN, value=meaning.value), "SET", None)
    if meaning.kind == "reference":
        return _Resolved(referring(meaning.value, story), "DATE", "anchor")
    if meaning.kind == "same":
        return _Resolved(bound(same_as(meaning, story), meaning, story), "DATE", meaning.base)
    found = {"date": dated, "step": stepped, "feast": at_feast}[meaning.kind](meaning, story, expression.direction)
    interval = bound(past_midnight(narrowed(found, meaning, story), meaning, story), meaning, story)
    anchored = None if meaning.explicit else "story" if meaning.base == "story" or story.narrative else "anchor"
    kind: TimeType = "DURATION" if interval.value.startswith("P") else "TIME" if "T" in interval.value else "DATE"
    return _Resolved(interval, kind, anchored)
