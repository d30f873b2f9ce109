"""In which town a street, a building or a quarter lies, as far as the report says so: "the Amal quarter of Mosul"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.places.containment import is_apposed, link
from dateline.records.claims import Place

BESIDE = frozenset({"place.near@1", "place.bearing@1"})
STEPS = 3  # "Elm Street in the Amal quarter of Mosul"


@dataclass(frozen=True, slots=True)
class Holding:
    """The places of a report, each with the one behind it where the words say that it lies in that.

    `asides` are places that only tell where the one before them lies ("Elm Street near Selm").
    """

    holders: Mapping[str, Place]
    asides: Mapping[str, str]
    named: Mapping[str, tuple[Place, ...]]

    @staticmethod
    def over(found: Found) -> Holding:
        """Return what holds what in one report."""
        text, holders, asides = found.analysis.text, {}, {}
        named: dict[str, list[Place]] = {}
        for place in found.places:
            named.setdefault(_key(place), []).append(place)
        for place, after in zip(found.places, found.places[1:], strict=False):
            gap = text[place.span.end : after.span.start]
            if after.rule in BESIDE and is_apposed(gap):
                asides[after.id] = place.id
                continue
            kind = after.precision if after.precision in ("admin1", "admin2") else None
            if link(gap, kind) is not None:
                holders[place.id] = after
        return Holding(holders, asides, {name: tuple(places) for name, places in named.items()})

    def town(self, place: Place) -> Place | None:
        """Return the town on the map that holds a place, by any mention of its name."""
        return next((holder for each in self.named.get(_key(place), ()) for holder in self.outward(each) if _is_town(holder)), None)

    def outward(self, place: Place) -> Iterator[Place]:
        """Yield what a place lies in, step by step."""
        current = self.holders.get(place.id)
        for _ in range(STEPS):
            if current is None:
                return
            yield current
            current = self.holders.get(current.id)


def _key(place: Place) -> str:
    return place.name.casefold()


def _is_town(place: Place) -> bool:
    return place.lat is not None and place.precision in ("city", "point")
