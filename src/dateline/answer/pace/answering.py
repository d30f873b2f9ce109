"""The answer to a pace claim: under every window that the count may have, and in a word for each of the claim's two meanings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dateline.answer.pace.comparability import Flag, flags
from dateline.answer.pace.comparing import Ratio, compare
from dateline.answer.pace.needed import Needed, Swept, around, needed
from dateline.answer.pace.predicting import PHIS, Prediction, Season, dispersion, predict, season
from dateline.answer.pace.question import Question, Window
from dateline.answer.pace.rates import Rate, yearly

OnPace = Literal["supported", "supported if the rate stays flat", "not supported", "not asked"]
ALPHA = 0.05
SURE = 0.975


@dataclass(frozen=True, slots=True)
class Under:
    """The answer under one window; what is left of a year is asked only of a count that begins with it."""

    start: str
    end: str
    days: int
    year_days: int
    rate: Rate
    predictions: tuple[Prediction, ...]
    season: Season | None
    needed: Needed | None
    ratio: Ratio
    on_pace: OnPace
    rate_more_than_multiple: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """What holds under all windows, the answer under each, the sweep over baselines, and the reasons for care.

    `claiming` is by how much the share of deeds that are counted would have to have grown for the multiple to be an artefact.
    """

    number: int
    before: int
    before_period: str
    multiple: float
    target: int
    phi: float | None
    on_pace: OnPace
    rate_more_than_multiple: Literal["yes", "no", "depends on the window"]
    windows: tuple[Under, ...]
    sweep: tuple[Swept, ...]
    claiming: float | None
    comparability: tuple[Flag, ...]


def pace(question: Question) -> Answer:
    """Return the answer."""
    phi = dispersion(question.monthly)
    found = tuple(_under(question, window, phi) for window in question.windows)
    first = found[0]
    return Answer(
        question.number,
        question.before.number,
        question.before.name,
        question.multiple,
        question.target,
        phi,
        _weakest([each.on_pace for each in found]),
        _agreed([each.rate_more_than_multiple for each in found]),
        found,
        around(question, question.windows[0]),
        first.ratio.value / question.multiple if question.before.number else None,
        flags(question),
    )


def _under(question: Question, window: Window, phi: float | None) -> Under:
    ratio = compare(question.number, window, question.before, question.multiple)
    seasonal = season(question.number, question.past, question.target) if window.is_year_to_date else None
    predictions: tuple[Prediction, ...] = ()
    if window.is_year_to_date:
        phis = PHIS if phi is None else tuple(sorted({1.0, max(phi, 1.0)}))
        predictions = tuple(predict(question.number, window, question.target, each) for each in phis)
    rate = yearly(question.number, window)
    return Under(
        window.start.isoformat(),
        window.end.isoformat(),
        window.days,
        window.year_days,
        rate,
        predictions,
        seasonal,
        needed(question, window) if window.is_year_to_date else None,
        ratio,
        _on_pace(question, window, rate, seasonal),
        ratio.more_than_multiple < ALPHA,
    )


def _on_pace(question: Question, window: Window, rate: Rate, seasonal: Season | None) -> OnPace:
    """On pace means that the same pace to the end of the year would do; it is sure only when reached, or when past years say so too."""
    if not window.is_year_to_date:
        return "not asked"
    if question.number >= question.target:
        return "supported"
    if rate.yearly < question.target:
        return "not supported"
    return "supported" if seasonal is not None and seasonal.reaches >= SURE else "supported if the rate stays flat"


def _weakest(found: list[OnPace]) -> OnPace:
    order: tuple[OnPace, ...] = ("not asked", "not supported", "supported if the rate stays flat", "supported")
    return min(found, key=order.index)


def _agreed(found: list[bool]) -> Literal["yes", "no", "depends on the window"]:
    if len(set(found)) > 1:
        return "depends on the window"
    return "yes" if found[0] else "no"
