"""When a happening was: what its mentions give, else what the narrative around them gives."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from dateline.extract.events.hours import hour, is_bare_hour, is_vague, past_midnight
from dateline.extract.found import Found
from dateline.extract.incidents.ascribed import is_of_other_deed
from dateline.extract.incidents.asides import is_aside
from dateline.extract.incidents.followups import is_of_followup
from dateline.extract.incidents.mastheads import report_times
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.words import words
from dateline.records.claims import Time
from dateline.records.quantities import Precision

FINE = ("time", "day", "night", "part_of_week", "week", "part_of_month", "month", "season", "part_of_year", "quarter", "year", "decade")
DAYS = frozenset({"time", "day"})
NEWS = frozenset({"occurred", "ongoing", "denied"})
REACH = 3  # sentences
RECENT = 45  # days


@dataclass(frozen=True, slots=True)
class When:
    """The days of a happening; an open start where only a day is known by which it had happened."""

    start: str | None
    end: str | None
    precision: Precision


@dataclass(frozen=True, slots=True)
class Days:
    """The times of a report among which the day of a happening is chosen; `datelines` are those that date the report."""

    found: Found
    datelines: frozenset[str]

    @staticmethod
    def over(found: Found) -> Days:
        """Return the times of one report."""
        return Days(found, report_times(found))

    def when(self, mentions: list[Mention], kind: str) -> When:
        """Return the days of a happening; news for which the report gives no day had happened by the report's own."""
        time = self.day(mentions, kind)
        if time is not None:
            return When(time.start, time.end, time.precision)
        anchor = self.found.anchor
        news = all(mention.event.status in NEWS for mention in mentions) and anchor.precision == "day"
        return When(None, anchor.date if news else None, "unknown")

    def day(self, mentions: list[Mention], kind: str) -> Time | None:
        """Return when a happening of a type was: the finest time of its deeds, made finer by the narrative; else the narrative's day.

        The day of a death or an arrest that followed serves last.
        """
        kinds = {kind, "COERCE"} if any(_is_raid(mention) for mention in mentions) else {kind}
        deeds = [mention for mention in mentions if mention.frame != "lose" and mention.event.type in kinds]
        told = self.finest(deeds)
        if told is not None and told.precision in DAYS and not self.is_vague(told):
            return past_midnight(told, self.story_behind(told, deeds))
        after = self.finest([mention for mention in mentions if mention not in deeds and mention.event.status != "denied"])
        found = self.near(mentions, deeds, told, after)
        if found is not None and not self.is_beside(found, deeds):
            return found
        return told or after or (_by(found) if found is not None else None)

    def near(self, mentions: list[Mention], deeds: list[Mention], within: Time | None, after: Time | None) -> Time | None:
        """Return the nearest day of the narrative, in or behind a mention's sentence rather than before; one inside a time, if given."""
        if within is None and all(mention.event.status == "background" for mention in mentions):
            return None
        ranked = [
            (self.is_beside(time, deeds), self.distance(time, mentions), self.is_vague(time), time.span, time)
            for time in self.found.times
            if time is not after
            and self.is_past_day(time, within)
            and (within is None or _holds(within, time))
            and not self.is_of_record(time, deeds)
        ]
        return min(ranked, key=lambda each: each[:4])[4] if ranked else None

    def finest(self, mentions: list[Mention]) -> Time | None:
        """Return the finest time of some mentions, the first among equals; one that no calendar day is known for last."""
        timed = [mention.time for mention in mentions if mention.time is not None]
        known = [time for time in timed if time.start or time.end] or timed
        best = min(known, key=self.fineness, default=None)
        return self.on_named_day(best, known) if best is not None else None

    def on_named_day(self, best: Time, known: list[Time]) -> Time:
        """Return the day that the deeds name where the finest time is only an hour: "at 10:40" is of "Thursday's attack"."""
        if best.precision != "time" or hour(best) is None or self.names_day(best):
            return best
        named = [time for time in known if time.precision == "day" and time.start == time.end]
        return named[0] if named and all(time.start != best.start for time in named) else best

    def names_day(self, time: Time) -> bool:
        """Tell whether the words of an hour, or those around it in its sentence, name its day."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        near = self.found.times_in(sentence.span) if sentence is not None else ()
        return any(other.precision == "day" and other.start == time.start for other in near) or not is_bare_hour(
            time.span.of(self.found.analysis.text)
        )

    def story_behind(self, told: Time, deeds: list[Mention]) -> list[Time]:
        """Return the times of the story that stand in or closely behind the sentence of a time."""
        first = self.sentence_of(told)
        return [time for time in self.found.times if 0 <= self.sentence_of(time) - first <= REACH and not self.is_beside(time, deeds)]

    def sentence_of(self, time: Time) -> int:
        """Return the number of the sentence that holds a time."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        return sentence.index if sentence is not None else -REACH

    def fineness(self, time: Time) -> tuple[bool, int]:
        """Return how fine a time is, the finest first; one that no calendar day is known for comes last."""
        precision = "night" if self.is_vague(time) else time.precision
        return time.start is None, FINE.index(precision) if precision in FINE else len(FINE)

    def is_vague(self, time: Time) -> bool:
        """Tell whether a time is a part of a day that names no day."""
        return is_vague(time, time.span.of(self.found.analysis.text))

    def is_beside(self, time: Time, deeds: list[Mention]) -> bool:
        """Tell whether a time is that of a saying, of what followed, or only a bound: a day of the story itself comes first."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        if sentence is None:
            return False
        own = [deed.token for deed in deeds if deed.sentence is sentence]
        return is_aside(sentence, time.span) or is_of_followup(sentence, time.span, own)

    def is_of_record(self, time: Time, deeds: list[Mention]) -> bool:
        """Tell whether a time is that of a deed by which the report says who somebody is, and the deeds in question are others."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        head = sentence.head_of(time.span) or sentence.token_at(time.span.start) if sentence is not None else None
        if sentence is None or head is None or any(deed.ascribed for deed in deeds):
            return False
        return any(is_of_other_deed(sentence, head, deed.token) for deed in deeds if deed.sentence is sentence)

    def distance(self, time: Time, mentions: list[Mention]) -> float:
        """Return how many sentences lie between a time and the nearest mention; a time behind a mention is nearer than one before it."""
        at = self.sentence_of(time)
        apart = (at - each.sentence.index for each in mentions)
        return min(steps if steps >= 0 else 0.5 - steps for steps in apart)

    def is_past_day(self, time: Time, within: Time | None) -> bool:
        """Tell whether a time is one day or part of a day at most a few weeks before the day of the report."""
        anchor = self.found.anchor.date
        if anchor is None or time.start is None or time.precision not in DAYS or time.value.endswith("_REF") or time.id in self.datelines:
            return False
        if time.start != time.end:
            return False
        return within is not None or 0 <= _ordinal(anchor) - _ordinal(time.start) <= RECENT


def _by(time: Time) -> Time:
    """Return the days up to a time: what was told on Monday had happened by then."""
    return replace(time, start=None)


def _is_raid(mention: Mention) -> bool:
    """Tell whether a mention is an operation in which people may be held: arrests in it have its day."""
    return mention.token.lemma.lower() in words("raids")


def _holds(outer: Time, inner: Time) -> bool:
    """Tell whether a time lies in another; a part of a day that names no day may have begun on the day before."""
    if outer.start is None or outer.end is None or inner.start is None or inner.end is None:
        return False
    early = outer.precision == "time"
    return _ordinal(outer.start) - early <= _ordinal(inner.start) and _ordinal(inner.end) <= _ordinal(outer.end)


def _ordinal(day: str) -> int:
    return date.fromisoformat(day[:10]).toordinal()
