"""Places told by another: "20 km north of Kidal", "near Kidal", "on the outskirts of Kidal", "in the north of Mali"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.extract.names import lexicon

WINDOW = 110  # characters before a name in which its relation stands
MILE = 1.609  # kilometres
How = Literal["moved", "near", "edge", "part"]

_BEFORE_NAME = (
    r"(?:the )?(?:[a-z-]{3,15} )?"
    r"(?:(?:city|town|village|capital|port|camp|settlement|suburb|district|province|state|coast) of )?$"
)
_FAR = (
    r"(?P<far>\d{1,4}(?:[.,]\d{1,3})?|half an?|an?|a few|a couple of|[a-z]{3,8})[ -](?P<unit>[a-z]{1,10}(?:\(s\))?)"
    r"(?: \([^()]{1,24}\)| or so)?"
)
_DISTANT = re.compile(
    rf"\b{_FAR}(?: (?:away|inland))?(?:,? (?:to the |due )?(?P<way>[a-z-]{{4,16}}))? (?:of|from|outside of|outside|off) {_BEFORE_NAME}"
)
_DIRECTED = re.compile(rf"\b(?P<lead>(?:in|at|on|across|throughout) the )?(?P<way>[a-z-]{{4,16}}) of {_BEFORE_NAME}")


@dataclass(frozen=True, slots=True)
class Relation:
    """How a place lies to the one that is named: `start` is where the words that say so begin.

    `moved` has a bearing and kilometres; `near` is not in the named place, `edge` and `part` are in it.
    """

    start: int
    how: How
    bearing: float | None = None
    kilometres: float | None = None


def relation(text: str, start: int) -> Relation | None:
    """Return the relation that the words before a name give; none where the name itself is the place."""
    window = text[max(0, start - WINDOW) : start]
    offset = start - len(window)
    found = _distant(window, offset) or _directed(window, offset)
    if found is not None:
        return found
    edge, near = _edge().search(window), _near().search(window)
    if edge is not None:
        return Relation(offset + edge.start(), "edge")
    return Relation(offset + near.start(), "near") if near is not None else None


def _distant(window: str, offset: int) -> Relation | None:
    """Return the relation of "20 km north of": moved where distance and bearing are known, else near."""
    match = _DISTANT.search(window)
    if match is None or match["unit"] not in _units():
        return None
    way = match["way"]
    if way is not None and way not in bearings():
        return None
    number = _number(match["far"])
    if way is None or number is None:
        return Relation(offset + match.start(), "near")
    return Relation(offset + match.start(), "moved", bearings()[way], round(number * _units()[match["unit"]], 3))


def _directed(window: str, offset: int) -> Relation | None:
    """Return the relation of a bearing without a distance: "west of" lies near a place, "in the west of" in it."""
    match = _DIRECTED.search(window)
    if match is None or match["way"] not in bearings() | _middles():
        return None
    if match["lead"]:
        return Relation(offset + match.start("way") - len("the "), "part")
    return Relation(offset + match.start("way"), "near") if match["way"] in bearings() and not _is_noun(window, match) else None


def _is_noun(window: str, match: re.Match[str]) -> bool:
    """Tell whether "the west of" names a part, whatever stands before it, unless it is "to the west of"."""
    before = window[: match.start("way")]
    return before.endswith("the ") and not before.endswith("to the ")


def _number(written: str) -> float | None:
    if written[0].isdigit():
        return float(written.replace(",", "") if re.search(r",\d{3}$", written) else written.replace(",", "."))
    return _numerals().get(written)


@cache
def _near() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_words('near')}) {_BEFORE_NAME}", re.IGNORECASE)


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:the )?(?:[a-z]{{4,12}} )?(?:{_words('edges')}) (?:of|to)|{_words('about')}) {_BEFORE_NAME}")


def _words(table: str) -> str:
    return "|".join(re.escape(word) for word in lexicon.toml("places.toml")[table]["words"])


@cache
def bearings() -> dict[str, float]:
    """Return the compass points in degrees, clockwise from the north."""
    return {way: float(degrees) for way, degrees in lexicon.toml("places.toml")["bearings"].items()}


@cache
def _middles() -> dict[str, float]:
    return dict.fromkeys(lexicon.toml("places.toml")["middles"]["words"], 0.0)


@cache
def _units() -> dict[str, float]:
    """Return how many kilometres each unit of distance is."""
    distances = lexicon.toml("places.toml")["distances"]
    return dict.fromkeys(distances["kilometres"], 1.0) | dict.fromkeys(distances["miles"], MILE) | dict.fromkeys(distances["metres"], 0.001)


@cache
def _numerals() -> dict[str, float]:
    return {word: float(number) for word, number in lexicon.toml("places.toml")["numerals"].items()}
