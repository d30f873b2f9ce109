"""What would have to be so for the claim to be true, or to fail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.answer.pace.comparing import exceeds
from dateline.answer.pace.predicting import predict
from dateline.answer.pace.question import Before, Question, Window


@dataclass(frozen=True, slots=True)
class Needed:
    """How many more the days that are left must bring, as a share of the pace so far; the earlier count that just fits."""

    events: int
    days: int
    share: float | None
    break_even: float


@dataclass(frozen=True, slots=True)
class Swept:
    """The claim if the earlier count had been another."""

    before: int
    p: float
    reaches: float


def needed(question: Question, window: Window) -> Needed:
    """Return what the rest of the year must bring."""
    left = max(window.year_days - window.days, 0)
    events = max(question.target - question.number, 0)
    share = (events / left) / (question.number / window.days) if left and question.number else None
    return Needed(events, left, share, question.number * window.year_days / (question.multiple * window.days))


def sweep(question: Question, window: Window, befores: Sequence[int]) -> tuple[Swept, ...]:
    """Return the claim under other earlier counts: how much hangs on a baseline that nobody can check."""
    return tuple(_swept(question, window, number) for number in befores)


def around(question: Question, window: Window) -> tuple[Swept, ...]:
    """Return a sweep from 70 % to 130 % of the earlier count, in steps of ten."""
    numbers = [round(question.before.number * tenth / 10) for tenth in range(7, 14)]
    return sweep(question, window, list(dict.fromkeys(numbers)))


def _swept(question: Question, window: Window, number: int) -> Swept:
    before = Before(number, question.before.window)
    target = Question(question.number, question.windows, before, question.multiple, question.circumstances).target
    p = exceeds(question.number, window, before, question.multiple)
    return Swept(number, p, predict(question.number, window, target).reaches)
