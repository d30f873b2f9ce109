"""From a group of mentions to an incident: its type, status, day, place, sides and tolls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from dateline.extract.events.setting import dateline_times
from dateline.extract.found import Found
from dateline.extract.incidents.grouping import Group
from dateline.extract.incidents.mentions import Mention, words
from dateline.extract.incidents.tolls import toll
from dateline.records.claims import Count, Incident, Place, Status, Time
from dateline.records.quantities import Toll
from dateline.records.texts import Span

FINE = ("time", "day", "part_of_week", "week", "part_of_month", "month", "season", "part_of_year", "quarter", "year", "decade", "unknown")
PLACES = ("point", "city", "admin2", "admin1", "region", "country", "")
STATUSES: tuple[Status, ...] = ("ongoing", "occurred", "denied", "background")
_AGE = re.compile(r"(\d{1,2})[- ]years?[- ]old|, (\d{1,2})\b")
REACH = 3  # sentences
RECENT = 45  # days
CAPTURED = frozenset({"captured", "arrested"})


@dataclass(frozen=True, slots=True)
class Assembler:
    """A report whose groups of mentions become incidents; `names` are of persons by entity, and ages of persons by count."""

    found: Found
    names: Mapping[str, str]
    datelines: frozenset[str]

    @staticmethod
    def over(found: Found) -> Assembler:
        """Return an assembler for one report."""
        return Assembler(found, {**_names(found), **_ages(found)}, dateline_times(found.analysis.text, found.times))

    def incident(self, name: str, group: Group) -> Incident:
        """Return the incident that a group of mentions tells."""
        mentions = group.mentions
        time, place = _time(mentions) or self.near_time(mentions), self.place(mentions)
        counts = group.counts()
        return Incident(
            id=name,
            span=self.best(mentions).sentence.span,
            rule="incident.merged@1" if len(mentions) > 1 else "incident.single@1",
            score=min(0.95, 0.55 + 0.1 * len(mentions)),
            events=tuple(mention.event.id for mention in mentions),
            type=_type(mentions),
            mode=_mode(mentions),
            status=_status(mentions),
            start=time.start if time else None,
            end=time.end if time else None,
            precision=time.precision if time else "unknown",
            place=place.id if place else None,
            actors=_entities(mentions, {"actor"}),
            targets=_entities(mentions, {"target", "victim"}),
            killed=self.toll(counts, {"killed"}),
            injured=self.toll(self.survivors(counts), {"injured"}),
            captured=self.toll(counts, CAPTURED),
            attributions=tuple(dict.fromkeys(each for mention in mentions for each in mention.event.attributions)),
        )

    def best(self, mentions: list[Mention]) -> Mention:
        """Return the mention whose sentence says most, the first among equals."""
        return max(mentions, key=lambda each: (len(each.counts) + (each.time is not None) + (each.place is not None), -each.sentence.index))

    def near_time(self, mentions: list[Mention]) -> Time | None:
        """Return the day that the narrative gives where no mention has one: the nearest past day in or behind a mention's sentence."""
        if _status(mentions) == "background":
            return None
        ranked = [
            (distance, time.span, time)
            for time in self.found.times
            if self.is_past_day(time) and (distance := self.distance(time, mentions)) is not None
        ]
        return min(ranked, key=lambda each: each[:2])[2] if ranked else None

    def distance(self, time: Time, mentions: list[Mention]) -> float:
        """Return how many sentences lie between a time and the nearest mention; a time behind a mention is nearer than one before it."""
        sentence = self.found.analysis.sentence_at(time.span.start)
        at = sentence.index if sentence else -REACH
        apart = (at - each.sentence.index for each in mentions)
        return min(steps if steps >= 0 else 0.5 - steps for steps in apart)

    def is_past_day(self, time: Time) -> bool:
        """Tell whether a time is one day or part of a day at most a few weeks before the day of the report."""
        anchor = self.found.anchor.date
        if anchor is None or time.start is None or time.precision not in {"day", "time"} or time.value.endswith("_REF"):
            return False
        return (
            time.id not in self.datelines
            and 0 <= date.fromisoformat(anchor[:10]).toordinal() - date.fromisoformat(time.start[:10]).toordinal() <= RECENT
        )

    def place(self, mentions: list[Mention]) -> Place | None:
        """Return the finest place of the mentions, the first among equals; else one in a mention's sentence; last the dateline."""
        own = [mention.place for mention in mentions if mention.place is not None]
        if own:
            return _finest(own)
        for mention in mentions:
            near = [place for place in self.found.places_in(mention.sentence.span) if place.span.start > mention.sentence.span.start + 40]
            if near:
                return _finest(near)
        return next((place for place in self.found.places if _is_dateline(place.span, self.found)), None)

    def survivors(self, counts: list[Count]) -> list[Count]:
        """Return the counts without those who died: the same person, or "the victim", "both" where no one else was hurt."""
        dead = [count for count in counts if count.outcome == "killed" and count.value != 0]
        known = {count.who.entity for count in dead if count.who.entity}
        hurt = [count for count in counts if count.outcome == "injured" and count.who.entity not in known]
        new = [count for count in hurt if not self.refers_back(count)]
        most = max((count.value or count.low or 0 for count in dead), default=0)
        return hurt if new else [count for count in hurt if (count.value or 0) > most]

    def refers_back(self, count: Count) -> bool:
        """Tell whether the words of a count point to people told before."""
        start = (count.who.span or count.span).start
        return self.found.analysis.text[start : start + 5].lower().split(" ")[0] in words("definite") | {"both", "he", "she", "they", "him"}

    def toll(self, counts: list[Count], outcomes: Iterable[str]) -> Toll | None:
        """Return the toll of some outcomes."""
        wanted = set(outcomes)
        return toll([count for count in counts if count.outcome in wanted], self.sentence_of, self.names)

    def sentence_of(self, count: Count) -> int:
        """Return the number of the sentence that holds a count."""
        sentence = self.found.analysis.sentence_at(count.span.start)
        return sentence.index if sentence else -1


def _names(found: Found) -> dict[str, str]:
    """Return the names of the persons who have one."""
    named = (entity for entity in found.entities if entity.type == "PERSON" and any(mention.kind == "name" for mention in entity.mentions))
    return {entity.id: entity.name for entity in named}


def _ages(found: Found) -> dict[str, str]:
    """Return the ages that stand in or right behind the words of single persons ("a 25-year-old man", "Omar, 25")."""
    text = found.analysis.text
    told = ((count.id, _AGE.search(text[max(0, count.span.start - 12) : count.span.end + 5])) for count in found.counts if count.value == 1)
    return {name: match[1] or match[2] for name, match in told if match}


def _finest(places: list[Place]) -> Place:
    return min(places, key=lambda place: (PLACES.index(place.precision or ""), place.lat is None))


def _is_dateline(span: Span, found: Found) -> bool:
    """Tell whether a place opens the text, before a dash or a bracket."""
    head = found.analysis.text[span.end : span.end + 60]
    return span.start < 250 and any(mark in head for mark in ("(", "–", "—", "--", " - "))


def _type(mentions: list[Mention]) -> str:
    """Violence decides; else the first mention."""
    types = [mention.event.type for mention in mentions]
    return "ASSAULT" if "ASSAULT" in types else types[0]


def _mode(mentions: list[Mention]) -> str | None:
    modes = Counter(mention.event.mode for mention in mentions if mention.event.mode and mention.event.type == _type(mentions))
    best = max(modes, key=lambda mode: modes[mode], default=None)
    return best if best is not None and modes[best] * 4 >= len(mentions) else None


def _status(mentions: list[Mention]) -> Status:
    told = [mention.event.status for mention in mentions]
    if "occurred" in told:
        return "occurred"
    return next(status for status in STATUSES if status in told)


def _time(mentions: list[Mention]) -> Time | None:
    times = [mention.time for mention in mentions if mention.time is not None]
    known = [time for time in times if time.start or time.end] or times
    return min(known, key=lambda time: FINE.index(time.precision), default=None)


def _entities(mentions: list[Mention], roles: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.entity for mention in mentions for role in mention.event.roles if role.role in roles and role.entity))
