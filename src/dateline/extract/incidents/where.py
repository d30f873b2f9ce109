"""Where a happening was: a place of its clauses, the finest that is on the map; else of the narrative; last the dateline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.incidents.mentions import Mention
from dateline.extract.incidents.sites import NEAR_DEGREES, Site, is_near, site
from dateline.records.claims import Place

OPENING = 250  # characters in which the dateline stands
LEDE = 3  # sentences
DASHES = ("(", "–", "—", "--", " - ")
INSIDE = 40  # characters from the start of a sentence: before them stand datelines and speakers
ORDER = {"part": 0, "town": 1, "name": 2, "spot": 2, "area": 3, "land": 4}


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a report among which that of a happening is chosen; `taken` are places that set an event."""

    found: Found
    sites: Mapping[str, Site]
    taken: frozenset[str]

    @staticmethod
    def over(found: Found) -> Places:
        """Return the places of one report."""
        sites = {place.id: site(place, found.analysis.text) for place in found.places}
        return Places(found, sites, frozenset(event.place for event in found.events if event.place is not None))

    def place(self, mentions: list[Mention]) -> Place | None:
        """Return where a happening was; a street without coordinates gives way to the town that the report names."""
        own = [mention.site for mention in mentions if mention.site is not None]
        chosen = self.best(own) if own else self.beside(mentions)
        if chosen is None or (chosen.kind in {"spot", "land"} and not (chosen.kind == "spot" and chosen.is_located)):
            town = self.town(mentions)
            chosen = town if town is not None and (chosen is None or self.may_hold(town, chosen)) else chosen
        return chosen.place if chosen else None

    def best(self, sites: list[Site]) -> Site:
        """Return the finest site, that named most often among equals; a quarter far from every town told is on the wrong map."""
        votes = Counter(each.place.name for each in sites)
        towns = [each for each in sites if each.kind == "town" and each.is_located]
        return min(sites, key=lambda each: (self.is_astray(each, towns), ORDER[each.kind], not each.is_located, -votes[each.place.name]))

    def is_astray(self, each: Site, towns: list[Site]) -> bool:
        """Tell whether a quarter was found far from all towns that are told beside it."""
        return each.kind == "part" and bool(towns) and not any(is_near(each, town, 3 * NEAR_DEGREES) for town in towns)

    def beside(self, mentions: list[Mention]) -> Site | None:
        """Return the finest place that stands in a mention's sentence and sets no other event."""
        for mention in mentions:
            near = [self.sites[place.id] for place in self.found.places_in(mention.sentence.span) if self.is_free(place, mention)]
            if near:
                return self.best(near)
        return None

    def is_free(self, place: Place, mention: Mention) -> bool:
        """Tell whether a place stands well inside a mention's sentence and sets no other event."""
        return place.span.start > mention.sentence.span.start + INSIDE and place.id not in self.taken

    def town(self, mentions: list[Mention]) -> Site | None:
        """Return the town of the narrative: one in a mention's sentence, that of the dateline, or the first of the lede."""
        for mention in mentions:
            near = [each for place in self.found.places_in(mention.sentence.span) if (each := self.sites[place.id]).kind == "town"]
            if near:
                return near[0]
        opening = [self.sites[place.id] for place in self.found.places if self.is_dateline(place)]
        return next(iter(opening), None) or self.in_lede()

    def in_lede(self) -> Site | None:
        """Return the first town on the map in the first sentences."""
        ends = [sentence.span.end for sentence in self.found.analysis.sentences[:LEDE]]
        lede = (self.sites[place.id] for place in self.found.places if ends and place.span.end <= ends[-1])
        return next((each for each in lede if each.kind in {"town", "part"} and each.is_located), None)

    def is_dateline(self, place: Place) -> bool:
        """Tell whether a place opens the text, before a dash or a bracket."""
        text = self.found.analysis.text
        head = text[place.span.end : place.span.end + 60]
        return place.span.start < OPENING and any(mark in head for mark in DASHES)

    def may_hold(self, town: Site, small: Site) -> bool:
        """Tell whether a town can be meant where a street or a whole country is told: they are in one country."""
        return not (town.place.country and small.place.country and town.place.country != small.place.country)
