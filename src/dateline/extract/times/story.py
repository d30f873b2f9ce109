"""How far a story has come: the days that its own words have reached, and whether it hangs on the page's day at all."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.times.days import Interval
from dateline.extract.times.finding import Expression

_MANY = 5
_LEAD = 2  # sentences that open a text, its heading among them
_RECENT = frozenset({"D", "W", "M"})
_LATE = re.compile(r"T(?:NI|EV|1[89]|2\d)")


@dataclass(frozen=True, slots=True)
class Story:
    """The report's own day, and the last day, month and year that the text has named. In a `narrative` the text alone tells the year.

    At `night` the story has come to an evening, behind which the small hours are those of the next day.
    """

    anchor: date | None
    narrative: bool
    day: date | None = None
    reached: date | None = None
    precision: str = ""
    sentence_year: int | None = None
    quarter: date | None = None
    period: Interval | None = None
    night: bool = False

    def after(self, interval: Interval) -> Story:
        """Return the story when it has come to a period."""
        if interval.start is None or interval.precision in ("unknown", "decade"):
            return self
        day = interval.start if interval.precision in ("day", "time") else self.day
        return replace(self, day=day, reached=interval.start, precision=interval.precision, night=_LATE.search(interval.value) is not None)


def _is_news(expression: Expression) -> bool:
    """Tell whether the lead looks back from today ("was killed last week"): a profile full of years is a report all the same."""
    meaning = expression.meaning
    recent = meaning.kind == "step" and meaning.base == "anchor" and meaning.which == -1 and meaning.unit in _RECENT
    return recent and expression.sentence <= _LEAD


def is_narrative(expressions: tuple[Expression, ...], anchor: date | None) -> bool:
    """Tell whether a text is a history: most of its dates name their year, long before the page's day, and few words look at today."""
    dated = [
        each.meaning for each in expressions if each.meaning.kind == "date" and (each.meaning.explicit or each.meaning.month is not None)
    ]
    named = [meaning for meaning in dated if meaning.year is not None]
    if len(named) < _MANY or any(_is_news(each) for each in expressions):
        return False
    today = sum(each.meaning.kind == "step" and each.meaning.base == "anchor" for each in expressions)
    weekdays = sum(each.meaning.weekday is not None and each.meaning.day is None for each in expressions)
    before = anchor.year - 1 if anchor is not None else 9999
    old = sum((meaning.year or 0) < before for meaning in named)
    return old >= 0.6 * len(named) and len(named) > 3 * (today + weekdays)
