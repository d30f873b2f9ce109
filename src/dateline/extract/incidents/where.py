"""Where a happening was: the finest place of its clauses that is on the map; else one of the narrative; last the dateline.

What can stand far from any town, such as a crossing or an outpost, keeps its own name though it is on no map.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.incidents.holding import Holding
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import NEAR_DEGREES, Site, is_near, site
from dateline.extract.incidents.words import words
from dateline.records.claims import Place
from dateline.records.texts import Sentence

OPENING = 250  # characters in which the dateline stands
LEDE = 3  # sentences
BACK = 3  # sentences before a mention in which the narrative can name its place
DASHES = ("(", "–", "—", "--", " - ")
INSIDE = 40  # characters from the start of a sentence: before them stand datelines and speakers
_SET = re.compile(r"\b(?:in|at|inside|within|near|outside|on|around|across) (?:[a-z]+ )?(?:the )?$", re.IGNORECASE)
WINDOW = 30  # characters before a name
BROAD = frozenset({"region", "country"})
FAR = frozenset({"place.near@1", "place.bearing@1"})


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a report among which that of a happening is chosen; `taken` are places that set an event."""

    found: Found
    sites: Mapping[str, Site]
    taken: frozenset[str]
    holding: Holding

    @staticmethod
    def over(found: Found) -> Places:
        """Return the places of one report."""
        sites = {place.id: site(place, found.analysis.text) for place in found.places}
        taken = frozenset(event.place for event in found.events if event.place is not None)
        return Places(found, sites, taken, Holding.over(found))

    def place(self, mentions: list[Mention]) -> Place | None:
        """Return where a happening was; what is on no map gives way to the town it lies in, a country to what the narrative names."""
        own = [mention.site for mention in mentions if mention.site is not None]
        chosen = self.best(own) if own else None
        if chosen is None or chosen.kind == "land":
            told = self.told(mentions)
            chosen = told if told is not None and (chosen is None or self.may_hold(told, chosen)) else chosen
        return self.on_map(chosen, own, mentions).place if chosen else None

    def on_map(self, chosen: Site, own: list[Site], mentions: list[Mention]) -> Site:
        """Return the town that holds a street, building or quarter that is on no map; the site itself where none is told."""
        if chosen.is_located or chosen.kind not in {"spot", "part", "name"}:
            return chosen
        holder = self.holding.town(chosen.place)
        if holder is not None:
            return self.sites[holder.id]
        wider = self.wider(chosen, own, mentions) if chosen.kind == "spot" else None
        return wider if wider is not None and self.may_hold(wider, chosen) else chosen

    def wider(self, spot: Site, own: list[Site], mentions: list[Mention]) -> Site | None:
        """Return the town or area around a spot: one that the mentions name, else that of the narrative; of a landmark no dateline's."""
        others = [each for each in own if each.kind not in {"spot", "land"}]
        narrative = self.in_lede if _is_landmark(spot) else lambda: self.town(mentions)
        return self.in_sentence(mentions) or (self.best(others) if others else narrative())

    def best(self, sites: list[Site]) -> Site:
        """Return the finest site, that named most often among equals; a quarter far from every town told is on the wrong map."""
        given = {each.place.id for each in sites}
        sites = [each for each in sites if self.holding.asides.get(each.place.id) not in given]
        votes = Counter(each.place.name for each in sites)
        towns = [each for each in sites if each.kind == "town" and each.is_located]
        return min(
            sites,
            key=lambda each: (
                self.is_astray(each, towns),
                coarseness(each) - weight(each, votes[each.place.name]),
                -votes[each.place.name],
                not each.is_located,
            ),
        )

    def is_astray(self, each: Site, towns: list[Site]) -> bool:
        """Tell whether a quarter was found far from all towns that are told beside it."""
        return each.kind == "part" and bool(towns) and not any(is_near(each, town, 3 * NEAR_DEGREES) for town in towns)

    def told(self, mentions: list[Mention]) -> Site | None:
        """Return the place that the narrative gives to mentions without one: their scene, beside or before them, the dateline, the lede."""
        return self.scene(mentions) or self.beside(mentions) or self.before(mentions) or self.town(mentions)

    def scene(self, mentions: list[Mention]) -> Site | None:
        """Return the finest place in the words that tell where a mention was, which can stand in another sentence."""
        spans = [role.span for mention in mentions for role in mention.event.roles if role.role == "place"]
        told = [self.sites[place.id] for span in spans for place in self.found.places_in(span)]
        return self.best(told) if told else None

    def beside(self, mentions: list[Mention]) -> Site | None:
        """Return the finest place that stands in a mention's sentence and sets no other event."""
        for mention in mentions:
            near = [self.sites[place.id] for place in self.found.places_in(mention.sentence.span) if self.is_free(place, mention)]
            if near:
                return self.best(near)
        return None

    def is_free(self, place: Place, mention: Mention) -> bool:
        """Tell whether a place stands well inside a mention's sentence and sets no other event."""
        return place.span.start > mention.sentence.span.start + INSIDE and place.id not in self.taken and place.precision != "country"

    def before(self, mentions: list[Mention]) -> Site | None:
        """Return the finest place that a sentence shortly before a mention names as a scene."""
        for mention in mentions:
            for sentence in self.earlier(mention.sentence):
                named = self.found.places_in(sentence.span)
                own = sentence is mention.sentence
                scenes = [self.sites[place.id] for place in named if self.is_scene(place) and not (own and place.id in self.taken)]
                if scenes:
                    return self.best(scenes)
        return None

    def earlier(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentence and those before it, the nearest first."""
        sentences = self.found.analysis.sentences
        yield from reversed(sentences[max(0, sentence.index - BACK) : sentence.index + 1])

    def is_scene(self, place: Place) -> bool:
        """Tell whether a place finer than a region is told as where something was: behind "in" or "near", and no dateline."""
        before = self.found.analysis.text[max(0, place.span.start - WINDOW) : place.span.start]
        inward = place.rule in FAR or _SET.search(before) is not None
        return inward and place.precision not in BROAD and not self.is_dateline(place) and not _is_refuge(place)

    def town(self, mentions: list[Mention]) -> Site | None:
        """Return the town of the narrative: one in a mention's sentence, that of the dateline, or the first of the lede."""
        opening = [self.sites[place.id] for place in self.found.places if self.is_dateline(place)]
        return self.in_sentence(mentions) or next(iter(opening), None) or self.in_lede()

    def in_sentence(self, mentions: list[Mention]) -> Site | None:
        """Return the first town that a mention's sentence names, none of a dateline."""
        for mention in mentions:
            near = [self.sites[place.id] for place in self.found.places_in(mention.sentence.span) if not self.is_dateline(place)]
            town = next((each for each in near if each.kind == "town"), None)
            if town is not None:
                return town
        return None

    def in_lede(self) -> Site | None:
        """Return the first town on the map in the first sentences, none of a dateline."""
        ends = [sentence.span.end for sentence in self.found.analysis.sentences[:LEDE]]
        lede = (self.sites[place.id] for place in self.found.places if ends and place.span.end <= ends[-1] and not self.is_dateline(place))
        return next((each for each in lede if each.kind in {"town", "part"} and each.is_located), None)

    def is_dateline(self, place: Place) -> bool:
        """Tell whether a place opens the text, before a dash or a bracket."""
        text = self.found.analysis.text
        head = text[place.span.end : place.span.end + 60]
        return place.span.start < OPENING and any(mark in head for mark in DASHES)

    def may_hold(self, town: Site, small: Site) -> bool:
        """Tell whether a town can be meant where a street or a whole country is told: they are in one country."""
        return not (town.place.country and small.place.country and town.place.country != small.place.country)


def coarseness(each: Site) -> float:
    """Return how coarse a site is for a happening: a quarter on the map first, a country last; what is on no map is small too."""
    place = each.place
    if place.precision in {"admin2", "admin1", "region", "country"} and each.kind in {"area", "land"}:
        return {"admin2": 3.0, "admin1": 4.0, "region": 5.0, "country": 6.0}[place.precision]
    if each.kind == "town":
        return 1.5 if place.rule in FAR and place.precision != "point" else 1.0
    if not each.is_located or _is_refuge(place):
        return 2.0
    return 0.0 if each.kind == "part" else 1.0


def weight(each: Site, votes: int) -> float:
    """Return how much speaks for a site that is told again and again: one on no map, told three times, is as good as a town told once."""
    return 0.5 * min(votes - 1, 2) if each.kind not in {"area", "land"} else 0.0


def _is_landmark(spot: Site) -> bool:
    """Tell whether the name of a spot is one of a crossing, a checkpoint or the like, and no address."""
    name = spot.place.name.lower().split()
    return name[-1] in words("landmarks") and not any(char.isdigit() for char in spot.place.name)


def _is_refuge(place: Place) -> bool:
    """Tell whether a place is one where the hurt and the arrested are brought."""
    return any(word in words("refuges") for word in place.name.lower().split())
