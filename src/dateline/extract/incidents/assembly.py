"""From a group of mentions to an incident: its type, status, day, place, sides and tolls."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from dateline.extract.found import Found
from dateline.extract.incidents.bodies import Bodies
from dateline.extract.incidents.days import Days
from dateline.extract.incidents.grouping import Group
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sufferers import Sufferers
from dateline.extract.incidents.tolls import toll
from dateline.extract.incidents.where import Places
from dateline.extract.incidents.words import words
from dateline.records.claims import Count, Incident, Role, Status
from dateline.records.quantities import Toll

STATUSES: tuple[Status, ...] = ("ongoing", "occurred", "denied", "background")
_AGE = re.compile(r"(\d{1,2})[- ]years?[- ]old|, (\d{1,2})\b")

CAPTURED = frozenset({"captured", "arrested"})


@dataclass(frozen=True, slots=True)
class Assembler:
    """A report whose groups of mentions become incidents; `names` are of persons by entity, and ages of persons by count."""

    found: Found
    names: Mapping[str, str]
    days: Days
    places: Places
    sources: Mapping[str, str]
    bodies: Bodies
    sufferers: Sufferers

    @staticmethod
    def over(found: Found) -> Assembler:
        """Return an assembler for one report."""
        return Assembler(
            found,
            {**_names(found), **_ages(found)},
            Days.over(found),
            Places.over(found),
            _sources(found),
            Bodies.over(found),
            Sufferers.over(found),
        )

    def incident(self, name: str, group: Group) -> Incident:
        """Return the incident that a group of mentions tells."""
        mentions = group.mentions
        kind = _type(mentions)
        when, place = self.days.when(mentions, kind), self.places.place(mentions)
        counts = group.counts()
        targets = self.sufferers.each_once(_parts(_affirmed(mentions), {"target", "victim"}))
        return Incident(
            id=name,
            span=self.best(mentions).sentence.span,
            rule="incident.merged@1" if len(mentions) > 1 else "incident.single@1",
            score=min(0.95, 0.55 + 0.1 * len(mentions)),
            events=tuple(mention.event.id for mention in mentions),
            type=kind,
            mode=_mode(mentions),
            status=_status(mentions),
            start=when.start,
            end=when.end,
            precision=when.precision,
            place=place.id if place else None,
            actors=self.bodies.behind(_entities(_doing(_affirmed(mentions), kind), {"actor"}), targets),
            targets=targets,
            killed=self.toll(counts, {"killed"}),
            injured=self.toll(self.survivors(counts), {"injured"}),
            captured=self.toll(counts, CAPTURED),
            attributions=tuple(dict.fromkeys(each for mention in mentions for each in mention.event.attributions)),
        )

    def best(self, mentions: list[Mention]) -> Mention:
        """Return the mention whose sentence says most, the first among equals."""
        return max(mentions, key=lambda each: (len(each.counts) + (each.time is not None) + (each.place is not None), -each.sentence.index))

    def survivors(self, counts: list[Count]) -> list[Count]:
        """Return the counts without those who died: the same person, or "the victim", "both" where no one else was hurt."""
        dead = [count for count in counts if count.outcome == "killed" and count.value != 0]
        hurt = [count for count in counts if count.outcome == "injured" and not any(_is_of(count, other) for other in dead)]
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
        own = [self.as_added(count) for count in counts if count.outcome in wanted]
        return toll(own, self.sentence_of, self.source_of, self.names)

    def as_added(self, count: Count) -> Count:
        """Return a count as it adds up: who of the wounded died is no part of the dead told beside them."""
        outcomes = {other.id: other.outcome for other in self.found.counts if other.id == count.part_of}
        apart = outcomes.get(count.part_of or "") == "injured" and count.outcome == "killed"
        return replace(count, part_of=None) if apart else count

    def source_of(self, count: Count) -> str:
        """Return who gives the figure of a count, the nearest speaker of several; empty where the report does."""
        return next((self.sources[each] for each in reversed(count.attributions) if each in self.sources), "")

    def sentence_of(self, count: Count) -> int:
        """Return the number of the sentence that holds a count."""
        sentence = self.found.analysis.sentence_at(count.span.start)
        return sentence.index if sentence else -1


def _is_of(hurt: Count, dead: Count) -> bool:
    """Tell whether those hurt are the dead; of "six, one of whom died", five others live."""
    same = hurt.who.entity is not None and hurt.who.entity == dead.who.entity
    return same and (dead.part_of != hurt.id or (dead.value or 0) >= (hurt.value or 0))


def _sources(found: Found) -> dict[str, str]:
    """Return who speaks in each attribution by name, else by the words: "the army" is one speaker however often it speaks."""
    text, names = found.analysis.text, {entity.id: entity.name for entity in found.entities}
    spoken = {each.id: each.source for each in found.attributions}
    said = {name: " ".join(span.of(text) for span in source.spans) for name, source in spoken.items()}
    return {name: names.get(source.entity or "", said[name]).lower().removeprefix("the ") for name, source in spoken.items()}


def _names(found: Found) -> dict[str, str]:
    """Return the names of the persons who have one."""
    named = (entity for entity in found.entities if entity.type == "PERSON" and any(mention.kind == "name" for mention in entity.mentions))
    return {entity.id: entity.name for entity in named}


def _ages(found: Found) -> dict[str, str]:
    """Return the ages that stand in or right behind the words of single persons ("a 25-year-old man", "Omar, 25")."""
    text = found.analysis.text
    told = ((count.id, _AGE.search(text[max(0, count.span.start - 12) : count.span.end + 5])) for count in found.counts if count.value == 1)
    return {name: match[1] or match[2] for name, match in told if match}


def _type(mentions: list[Mention]) -> str:
    """Violence decides; else the first mention. What is denied counts where nothing else is told."""
    types = [mention.event.type for mention in _affirmed(mentions)]
    return "ASSAULT" if "ASSAULT" in types else types[0]


def _mode(mentions: list[Mention]) -> str | None:
    """Return how most of the words that can tell it say it was done; "the attack", "fought" and shots heard in a battle leave it open."""
    kind, fought = _type(mentions), any(mention.frame == "clash" for mention in mentions)
    mentions = [each for each in mentions if not (fought and each.is_noun and each.frame in {"blast", "fire"})]
    modes = Counter(mention.event.mode for mention in mentions if mention.event.mode and mention.event.type == kind)
    best = max(modes, key=lambda mode: modes[mode], default=None)
    if best is None:
        return None
    telling = sum(not mention.leaves_mode_open for mention in mentions if mention.event.type == kind)
    return best if modes[best] * 2 > telling else None


def _status(mentions: list[Mention]) -> Status:
    told = [mention.event.status for mention in mentions]
    if any(mention.event.type == "CONSULT" and mention.event.status == "ongoing" for mention in mentions):
        return "ongoing"  # talks under way are not over because one meeting of them was held
    if "occurred" in told:
        return "occurred"
    return next(status for status in STATUSES if status in told)


def _affirmed(mentions: list[Mention]) -> list[Mention]:
    """Return the mentions that nobody denies; all where there are no others."""
    return [mention for mention in mentions if mention.event.status != "denied"] or mentions


def _doing(mentions: list[Mention], kind: str) -> list[Mention]:
    """Return the mentions whose doers did it: who arrests, rescues or marches in the course of an assault has not carried it out."""
    return [mention for mention in mentions if mention.event.type == kind]


def _entities(mentions: list[Mention], roles: set[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(role.entity for role in _parts(mentions, roles) if role.entity))


def _parts(mentions: list[Mention], roles: set[str]) -> list[Role]:
    return [role for mention in mentions for role in mention.event.roles if role.role in roles]
