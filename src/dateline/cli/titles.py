"""The title a person would give an incident: "Raid near Tolmere"."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib import resources
from typing import Any

from dateline.cli.lookup import Lookup
from dateline.records.claims import Incident, Place

NEAR = re.compile(r"\b(near|outside|north of|south of|east of|west of)\s+(?:the\s+(?:town|city|village)\s+of\s+)?$")

WAYS = {"place.road@1": "on the", "place.border@1": "at the"}  # what stands before a road or a border


def title(incident: Incident, seen: Lookup) -> str:
    """Return what happened and where, in the report's own noun where it has one."""
    place = seen.places.get(incident.place or "")
    return f"{_kind(incident, seen)}{_where(place, seen) if place else ''}"


def _kind(incident: Incident, seen: Lookup) -> str:
    named = words()
    quotes = [seen.quote(seen.events[each].span).casefold() for each in incident.events if each in seen.events]
    for noun in named["titles"]["nouns"]:
        if noun in quotes:
            return str(noun).capitalize()
    kinds = named["kinds"]
    return str(kinds.get(f"{incident.type}.{incident.mode}") or kinds.get(incident.type) or incident.type.capitalize())


def _where(place: Place, seen: Lookup) -> str:
    if place.rule in WAYS:
        return f" {WAYS[place.rule]} {place.name}"
    text = seen.reading.document.text
    name = max(place.span.start, text.find(place.name, place.span.start, place.span.end))
    near = NEAR.search(text[max(0, name - 40) : name])
    return f" {near.group(1)} {place.name}" if near else f" in {place.name}"


@cache
def words() -> dict[str, Any]:
    """Return how people call incidents, by type and mode, and the nouns that they use themselves."""
    return tomllib.loads(resources.files("dateline").joinpath("tables/words.toml").read_text(encoding="utf-8"))
