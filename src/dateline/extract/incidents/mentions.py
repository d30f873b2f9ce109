"""Event mentions with what decides whether two of them are one happening."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.extract.incidents.sites import Site
from dateline.extract.incidents.words import words
from dateline.records.claims import Count, Event, Place, Time
from dateline.records.texts import Sentence, Token

COARSE = frozenset({"season", "part_of_year", "quarter", "year", "decade", "unknown"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One event mention with its sentence, its records and how its noun is determined."""

    event: Event
    sentence: Sentence
    token: Token
    time: Time | None
    place: Place | None
    site: Site | None
    counts: tuple[Count, ...]
    actors: frozenset[str]
    targets: frozenset[str]
    named: frozenset[str]
    persons: frozenset[str]
    things: frozenset[str]
    definite: bool
    indefinite: bool
    other: bool
    item: int | None = None  # of a round-up
    opening: Site | None = None  # where its sentence opens, if it gives the mention no place
    ascribed: bool = False  # told to say who somebody is

    @property
    def frame(self) -> str:
        """Return the codebook frame that the mention's rule names."""
        return self.event.rule.partition("@")[0].rpartition(".")[2]

    @property
    def leaves_mode_open(self) -> bool:
        """Tell whether the mention's word says nothing of how it was done: "the attack", "were killed", "fought"."""
        open_frame = self.frame in {"harm", "lose", "attack", "clash"}
        return self.event.mode is None and open_frame

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
        return (any(count.value != 0 for count in self.counts) and not self.points_back) or self.is_told()

    def is_told(self) -> bool:
        """Tell the same of a mention whose losses are not given."""
        if self.frame == "lose" or self.points_back or self.is_vague or (self.event.status == "denied" and not self.event.attributions):
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
        return bool(self.actors and self.targets) or (self.frame in {"harm", "hold"} and self.has_victim())

    def has_victim(self) -> bool:
        """Tell whether it is said who suffered."""
        return any(role.role in {"target", "victim"} for role in self.event.roles)

    @property
    def is_vague(self) -> bool:
        """Tell whether a noun speaks of crime as such: "frightened by the crime in the port"."""
        return self.is_noun and self.token.lemma.lower() in {"crime", "attempt"} and not self.actors and not self.has_victim()

    @property
    def points_back(self) -> bool:
        """Tell whether the mention only says which people are meant: "those detained", "those who were hurt"."""
        above = self.sentence.governor(self.token)
        if above is None or not self.token.relation.startswith("acl") or above.text.lower() not in words("definite"):
            return False
        return all(role.span.holds(above.span) for role in self.event.roles if role.role in {"target", "victim"})

    @property
    def is_a_death_that_followed(self) -> bool:
        """Tell whether the mention tells that somebody told before died: "the judge died of the wounds on Friday"."""
        if self.frame != "lose" or self.token.lemma.lower() not in words("dying"):
            return False
        heads = [self.sentence.head_of(role.span) for role in self.event.roles if role.role == "victim"]
        return any(head is not None and (head.tag in {"PRON", "PROPN"} or is_definite(self.sentence, head)) for head in heads)

    def tells_the_death_of(self, other: Mention) -> bool:
        """Tell whether two mentions tell of violence to a person of one name, one of them of a death: nobody is killed twice."""
        forced = self.event.type == other.event.type == "ASSAULT"
        deadly = self.token.lemma.lower() in words("deadly") or other.token.lemma.lower() in words("deadly")
        return forced and deadly and bool(self.targets & other.targets & self.persons)

    @property
    def refers_back(self) -> bool:
        """Tell whether those who suffered were told before: "he was shot", "the victims were found"."""
        heads = [self.sentence.head_of(role.span) for role in self.event.roles if role.role in {"target", "victim"}]
        return any(head is not None and (head.tag == "PRON" or is_definite(self.sentence, head)) for head in heads)

    @property
    def is_dated(self) -> bool:
        """Tell whether the mention has a time finer than a season."""
        return self.time is not None and self.time.precision not in COARSE and bool(self.time.start or self.time.end)

    @property
    def is_placed(self) -> bool:
        """Tell whether the mention has a place finer than a country."""
        return self.place is not None and self.place.precision not in {"country", "region"}

    @property
    def is_reported(self) -> bool:
        """Tell whether the mention is what police or others were told of: "investigate a shooting", "a report of shots fired"."""
        above = [word for word, _ in zip(self.sentence.ancestors(self.token), range(3), strict=False)]
        told = [*above, *(child for word in above for child in self.sentence.children(word, "nsubj"))]
        return any(word.lemma.lower() in words("reports") for word in told)


def is_definite(sentence: Sentence, noun: Token) -> bool:
    """Tell whether a noun stands for somebody or something told before."""
    return any(child.text.lower() in words("definite") for child in sentence.children(noun, "det", "nmod:poss"))
