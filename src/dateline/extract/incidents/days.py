"""When a happening was: what its mentions give, else what the narrative around them gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateline.extract.found import Found
from dateline.extract.incidents.asides import is_aside, report_times
from dateline.extract.incidents.causes import is_of_justice
from dateline.extract.incidents.mentions import Mention
from dateline.records.claims import Time

FINE = ("time", "day", "part_of_week", "week", "part_of_month", "month", "season", "part_of_year", "quarter", "year", "decade", "unknown")
DAYS = frozenset({"time", "day"})
REACH = 3  # sentences
RECENT = 45  # days


@dataclass(frozen=True, slots=True)
class Days:
    """The times of a report among which the day of a happening is chosen; `datelines` are those that date the report."""

    found: Found
    datelines: frozenset[str]

    @staticmethod
    def over(found: Found) -> Days:
        """Return the times of one report."""
        return Days(found, report_times(found.analysis.text, found.times))

    def day(self, mentions: list[Mention], kind: str) -> Time | None:
        """Return when a happening of a type was: the finest time of its deeds, made finer by the narrative; else the narrative's day.

        The day of a death or an arrest that followed serves last.
        """
        deeds = [mention for mention in mentions if not _is_after(mention, kind)]
        told = _finest(deeds)
        if told is not None and told.precision in DAYS:
            return told
        after = _finest([mention for mention in mentions if mention not in deeds and mention.event.status != "denied"])
        found = self.near(mentions, told, after) or told
        return found if found is not None and not (after is not None and self.is_beside(found)) else after

    def near(self, mentions: list[Mention], within: Time | None, after: Time | None) -> Time | None:
        """Return the nearest day of the narrative, in or behind a mention's sentence rather than before; one inside a time, if given."""
        if within is None and all(mention.event.status == "background" for mention in mentions):
            return None
        ranked = [
            (self.is_beside(time), self.distance(time, mentions), time.span, time)
            for time in self.found.times
            if time is not after and self.is_past_day(time, within) and (within is None or _holds(within, time))
        ]
        return min(ranked, key=lambda each: each[:3])[3] if ranked else None

    def is_beside(self, time: Time) -> bool:
        """Tell whether a time is that of a saying, a hearing or an arrest, or only a bound: a day of the story itself comes first."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        return sentence is not None and (is_aside(sentence, time.span) or is_of_justice(sentence, time.span))

    def distance(self, time: Time, mentions: list[Mention]) -> float:
        """Return how many sentences lie between a time and the nearest mention; a time behind a mention is nearer than one before it."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        at = sentence.index if sentence else -REACH
        apart = (at - each.sentence.index for each in mentions)
        return min(steps if steps >= 0 else 0.5 - steps for steps in apart)

    def is_past_day(self, time: Time, within: Time | None) -> bool:
        """Tell whether a time is one day or part of a day at most a few weeks before the day of the report."""
        anchor = self.found.anchor.date
        if anchor is None or time.start is None or time.precision not in DAYS or time.value.endswith("_REF") or time.id in self.datelines:
            return False
        return within is not None or 0 <= _ordinal(anchor) - _ordinal(time.start) <= RECENT


def _finest(mentions: list[Mention]) -> Time | None:
    """Return the finest time of some mentions, the first among equals; one that no calendar day is known for last."""
    timed = [mention.time for mention in mentions if mention.time is not None]
    known = [time for time in timed if time.start or time.end] or timed
    return min(known, key=lambda time: (time.start is None, FINE.index(time.precision)), default=None)


def _is_after(mention: Mention, kind: str) -> bool:
    return mention.frame == "lose" or mention.event.type != kind


def _holds(outer: Time, inner: Time) -> bool:
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return False
    return _ordinal(outer.start) <= _ordinal(inner.start) and _ordinal(inner.end) <= _ordinal(outer.end)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
