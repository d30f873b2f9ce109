"""In which town a street, a building or a quarter lies, as far as the report says so: "the Amal quarter of Mosul"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dateline.extract.found import Found
from dateline.extract.places.containment import link
from dateline.records.claims import Place

STEPS = 3  # "Elm Street in the Amal quarter of Mosul"


@dataclass(frozen=True, slots=True)
class Holding:
    """The places of a report, each with the one behind it where the words say that it lies in that."""

    holders: Mapping[str, Place]
    named: Mapping[str, tuple[Place, ...]]

    @staticmethod
    def over(found: Found) -> Holding:
        """Return what holds what in one report."""
        text, holders = found.analysis.text, {}
        named: dict[str, list[Place]] = {}
        for place in found.places:
            named.setdefault(_key(place), []).append(place)
        for place, after in zip(found.places, found.places[1:], strict=False):
            kind = after.precision if after.precision in ("admin1", "admin2") else None
            if link(text[place.span.end : after.span.start], kind) is not None:
                holders[place.id] = after
        return Holding(holders, {name: tuple(places) for name, places in named.items()})

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
