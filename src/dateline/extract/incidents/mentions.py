"""Event mentions with what decides whether two of them are one happening."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from dateline.extract.events.spans import Standing, standing
from dateline.extract.found import Found
from dateline.records.claims import Count, Event, Place, Tally, Time
from dateline.records.texts import Sentence, Token

UNREAL = frozenset({"possible", "conditional", "expected", "scheduled"})
DETERMINING = ("det", "amod", "nummod", "nmod:poss", "advmod")
COARSE = frozenset({"season", "part_of_year", "quarter", "year", "decade", "unknown"})
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
        return any(count.value != 0 for count in self.counts) or self.is_told()

    def is_told(self) -> bool:
        """Tell the same of a mention whose losses are not given."""
        if self.frame == "lose" or (self.event.status == "denied" and not self.event.attributions):
            return False
        if self.event.type in {"MOBILIZE", "RETREAT"}:
            return bool(self.actors or self.targets)
        if self.is_plural and not self.definite and self.event.status != "ongoing":
            return self.is_dated and self.is_placed
        return self.is_dated or self.is_placed or self.has_sides()

    def has_sides(self) -> bool:
        """Tell whether enough of those who took part are known: both sides, who suffered, or a name that talks go on with."""
        if self.event.type == "CONSULT" and self.event.status == "ongoing":
            return bool(self.actors & self.named)
        return bool(self.actors and self.targets) or (self.frame in {"harm", "hold"} and bool(self.targets))

    @property
    def is_dated(self) -> bool:
        """Tell whether the mention has a time finer than a season."""
        return self.time is not None and self.time.precision not in COARSE and bool(self.time.start or self.time.end)

    @property
    def is_placed(self) -> bool:
        """Tell whether the mention has a place finer than a country."""
        return self.place is not None and self.place.precision not in {"country", "region"}


def find_mentions(found: Found) -> Iterator[Mention]:
    """Yield the mentions that can belong to a happening, in order: no words alone, no plans, no totals."""
    linked = _Linked.over(found)
    for event in found.events:
        if event.type not in HAPPENINGS or event.status in UNREAL:
            continue
        sentence = found.analysis.sentence_at(event.span.start)
        token = sentence.head_of(event.span) if sentence else None
        if sentence is not None and token is not None and not _is_total(event, token, sentence, linked.tallies):
            yield linked.mention(event, sentence, token)


def _is_total(event: Event, token: Token, sentence: Sentence, tallies: Standing[Tally]) -> bool:
    """Tell whether a trigger tells a total over many events: it stands in one, brings only its number, or is counted itself."""
    own = tallies.inside(sentence.span)
    if any(tally.span.meets(event.span) for tally in own):
        return True
    above = sentence.governor(token)
    if above is not None and above.lemma.lower() in words("totals"):
        return True
    return any(role.span.meets(tally.span) for role in event.roles if role.role in {"victim", "target"} for tally in own)


def _named(found: Found) -> frozenset[str]:
    """Return the ids of the entities that have a proper name."""
    return frozenset(entity.id for entity in found.entities if any(mention.kind == "name" for mention in entity.mentions))


@dataclass(frozen=True, slots=True)
class _Linked:
    """The records that events point to, by their ids."""

    times: Mapping[str, Time]
    places: Mapping[str, Place]
    counts: Mapping[str, list[Count]]
    tallies: Standing[Tally]
    named: frozenset[str]

    @staticmethod
    def over(found: Found) -> _Linked:
        counts: dict[str, list[Count]] = {}
        for count in found.counts:
            counts.setdefault(count.event or "", []).append(count)
        times, places = {time.id: time for time in found.times}, {place.id: place for place in found.places}
        return _Linked(times, places, counts, standing((tally.span, tally) for tally in found.tallies), _named(found))

    def mention(self, event: Event, sentence: Sentence, token: Token) -> Mention:
        own = {child.text.lower() for child in sentence.children(token, *DETERMINING) if child.index < token.index}
        below = {word.text.lower() for word in sentence.subtree(token, frozenset({"conj", "parataxis", "ccomp"}))}
        return Mention(
            event=event,
            sentence=sentence,
            token=token,
            time=self.times.get(event.time or ""),
            place=self.places.get(event.place or ""),
            counts=tuple(self.counts.get(event.id, ())),
            actors=frozenset(role.entity for role in event.roles if role.role == "actor" and role.entity),
            targets=frozenset(role.entity for role in event.roles if role.role in {"target", "victim"} and role.entity),
            named=self.named,
            definite=bool(own & words("definite")),
            indefinite=bool(own & words("indefinite")),
            other=bool(own & words("other")) or bool(below & words("apart")),
        )
