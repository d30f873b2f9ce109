"""Whether two counts can be compared at all: four ways in which they often cannot, each said when it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from dateline.answer.pace.question import Question

About = Literal["window", "unit", "baseline", "multiple", "delay", "source"]


@dataclass(frozen=True, slots=True)
class Flag:
    """One reason for care, in words that can stand beneath the answer."""

    about: About
    says: str


def flags(question: Question) -> tuple[Flag, ...]:
    """Return the reasons for care, in a fixed order."""
    return tuple(flag for check in CHECKS for flag in check(question))


def _window(question: Question) -> Iterator[Flag]:
    days = sorted({window.days for window in question.windows})
    if len(days) > 1:
        yield Flag("window", f"the days of the first count are not sure: {days[0]} to {days[-1]} of them")
    circumstances, end = question.circumstances, question.windows[0].end.isoformat()
    if circumstances.as_of is not None and circumstances.as_of != end and len(days) == 1:
        coarse = circumstances.as_of_precision not in (None, "day", "time")
        yield Flag("window", f"the period ends on {end}, the count is {'roughly ' if coarse else ''}as of {circumstances.as_of}")
    if circumstances.as_of is not None and circumstances.as_of == circumstances.published:
        yield Flag("window", "the as-of day is the day of publication: the count may end earlier")
    if question.windows[0].days != question.before.window.days:
        yield Flag("window", f"the first count covers {question.windows[0].days} days, the second {question.before.window.days}")


def _unit(question: Question) -> Iterator[Flag]:
    now, before = question.circumstances.counted_as, question.circumstances.before_counted_as
    if now and before and now.casefold() != before.casefold():
        yield Flag("unit", f"one count is of what was “{now}”, the other of what was “{before}”")


def _baseline(question: Question) -> Iterator[Flag]:
    said = question.circumstances
    words = [word for word, holds in (("anonymous", said.before_anonymous), ("second-hand", said.before_second_hand)) if holds]
    if words:
        yield Flag("baseline", f"the earlier count is {' and '.join(words)}")


def _multiple(question: Question) -> Iterator[Flag]:
    said = question.circumstances
    if said.reported_more_than is not None and said.reported_more_than != said.claimed_more_than:
        times = f"{question.multiple:g} times"
        first, second = ("more than " + times, times) if said.claimed_more_than else (times, "more than " + times)
        yield Flag("multiple", f"the source says {first}, a report of it {second}")


def _delay(question: Question) -> Iterator[Flag]:
    now, before = question.circumstances.as_of, question.circumstances.before_as_of
    if now or before:
        yield Flag(
            "delay", f"as of {now or 'an unknown day'} against as of {before or 'an unknown day'}; the older count is usually more complete"
        )


def _source(question: Question) -> Iterator[Flag]:
    now, before = question.circumstances.speaker, question.circumstances.before_speaker
    if now and before and now != before:
        yield Flag("source", f"the counts come from two sources, {now} and {before}")
    elif now and before:
        yield Flag("source", f"both counts are {now}'s own")


CHECKS: tuple[Callable[[Question], Iterator[Flag]], ...] = (_window, _unit, _baseline, _multiple, _delay, _source)
