"""Event mentions with what decides whether two of them are one happening."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.extract.found import Found
from dateline.records.claims import Count, Event, Place, Time
from dateline.records.texts import Sentence, Token

UNREAL = frozenset({"possible", "conditional", "expected", "scheduled"})
HAPPENINGS = frozenset(
    {"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "RETREAT", "AGREE", "CONSULT", "AID", "COOPERATE", "CONCEDE"}
)


@cache
def words(section: str, key: str = "words") -> frozenset[str]:
    """Return one list of the incident table."""
    text = (resources.files("dateline.extract") / "tables" / "incidents.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)[section][key])


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention with its sentence, its records and how its noun is determined."""

    event: Event
    sentence: Sentence
    token: Token
    time: Time | None
    place: Place | None
    counts: tuple[Count, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]
    definite: bool
    indefinite: bool
    other: bool

    @property
    def frame(self) -> str:
        """Return the codebook frame that the mention's rule names."""
        return self.event.rule.partition("@")[0].rpartition(".")[2]

    @property
    def is_noun(self) -> bool:
        """Tell whether the mention is a noun."""
        return self.event.rule.startswith("event.noun")

    @property
    def is_plural(self) -> bool:
        """Tell whether a noun stands for several events."""
        return self.is_noun and self.token.text.lower() != self.token.lemma.lower() and self.token.text.lower().endswith("s")

    def is_telling(self) -> bool:
        """Tell whether the mention by itself says that something happened to someone, somewhere or at some time."""
        if self.event.status not in {"occurred", "ongoing", "denied"}:
            return self.event.status == "background" and self.time is not None and (self.place is not None or bool(self.counts))
        if any(count.value != 0 for count in self.counts):
            return True
        if self.frame == "lose":
            return False
        if self.is_plural and not self.definite:
            return self.time is not None and self.place is not None
        return (
            self.time is not None
            or self.place is not None
            or bool(self.actors and self.targets)
            or (self.frame == "harm" and bool(self.targets))
        )


def find_mentions(found: Found) -> Iterator[Mention]:
    """Yield the mentions that can belong to a happening, in order: no words alone, no plans, no totals."""
    named = _named(found)
    times, places = {time.id: time for time in found.times}, {place.id: place for place in found.places}
    counts: dict[str, list[Count]] = {}
    for count in found.counts:
        counts.setdefault(count.event or "", []).append(count)
    for event in found.events:
        if event.type not in HAPPENINGS or event.status in UNREAL or _is_total(event, found):
            continue
        sentence = found.analysis.sentence_at(event.span.start)
        token = sentence.head_of(event.span) if sentence else None
        if sentence is not None and token is not None:
            own = tuple(counts.get(event.id, ()))
            yield _mention(event, sentence, token, times.get(event.time or ""), places.get(event.place or ""), own, named)


def _is_total(event: Event, found: Found) -> bool:
    """Tell whether a trigger stands in a total over many events."""
    return any(tally.span.meets(event.span) for tally in found.tallies)


def _named(found: Found) -> frozenset[str]:
    """Return the ids of the entities that have a proper name."""
    return frozenset(entity.id for entity in found.entities if any(mention.kind == "name" for mention in entity.mentions))


def _mention(event: Event, sentence: Sentence, token: Token, time: Time | None, place: Place | None, counts: tuple[Count, ...], named: frozenset[str]) -> Mention:
    own = {
        child.text.lower()
        for child in sentence.children(token, "det", "amod", "nummod", "nmod:poss", "advmod")
        if child.index < token.index
    }
    clause = {word.text.lower() for word in sentence.tokens_in(event.clause)}
    return Mention(
        event=event,
        sentence=sentence,
        token=token,
        time=time,
        place=place,
        counts=counts,
        actors=frozenset(role.entity for role in event.roles if role.role == "actor" and role.entity),
        targets=frozenset(role.entity for role in event.roles if role.role in {"target", "victim"} and role.entity),
        named=named,
        definite=bool(own & words("definite")),
        indefinite=bool(own & words("indefinite")),
        other=bool(own & words("other")) or bool(clause & {"elsewhere", "separate", "separately", "meanwhile"}),
    )
