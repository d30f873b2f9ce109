"""The tables of names: known bodies, countries, demonyms, endings of names, nouns for people, titles."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dateline.records.claims import EntityType

_QUOTES = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "‐": "-", "\n": " "})


@dataclass(frozen=True, slots=True)
class Known:
    """What a table says of a name or noun: its canonical form, type, PLOVER sector and country (ISO 3166-1 alpha-2 or a PLOVER code)."""

    name: str
    type: EntityType
    sector: str | None
    country: str | None


@dataclass(frozen=True, slots=True)
class Noun:
    """What a noun for people or bodies means; `person` tells people from bodies."""

    type: EntityType
    sector: str | None
    person: bool
    class_: str


def plain(name: str) -> str:
    """Return a name with typewriter apostrophes and hyphens, on one line."""
    return name.translate(_QUOTES)


@cache
def countries() -> dict[str, Known]:
    """Return the countries by every name they bear."""
    found: dict[str, Known] = {}
    for row in rows("countries.csv"):
        country = Known(row["name"], "LOCATION", "GOV", row["iso"])
        for name in (row["name"], *filter(None, row["aliases"].split(";"))):
            found.setdefault(plain(name), country)
    return found


@cache
def demonyms() -> dict[str, Known]:
    """Return the words for peoples, faiths and political groups, with the country where they mean one."""
    found: dict[str, Known] = {}
    for row in rows("countries.csv"):
        for word in filter(None, row["demonyms"].split(";")):
            found.setdefault(word, Known(word, "NATIONALITY", None, row["iso"]))
    for row in rows("demonyms.csv"):
        found.setdefault(row["word"], Known(row["word"], "NATIONALITY", None, row["country"] or None))
    return found


@cache
def endings() -> dict[str, tuple[EntityType, str | None]]:
    """Return what the last word of a body's name, or the last two, say it is."""
    found: dict[str, tuple[EntityType, str | None]] = {}
    for kind, sectors in _sectors()["words"].items():
        for sector, words in sectors.items():
            for word in words:
                found.setdefault(word, (kind, sector or None))
    return found


@cache
def openings() -> dict[str, tuple[EntityType, str | None]]:
    """Return what the first word of a name says it is, where its last word says nothing."""
    tables = _sectors()["openings"].items()
    return {word: (kind, sector or None) for kind, sectors in tables for sector, words in sectors.items() for word in words}


@cache
def nouns() -> dict[str, Noun]:
    """Return the nouns for people and bodies, by lemma."""
    tables, people = _sectors(), toml("people.toml")
    sector_of = {word: sector for sector, words in tables["heads"].items() for word in words}
    found: dict[str, Noun] = {}
    for class_, words in people["class"].items():
        for word in words:
            found.setdefault(word, _person(class_, sector_of.get(word, tables["people"].get(class_) or None)))
    for word in people["unknown"]["nouns"]:
        found.setdefault(word, _person("unknown", sector_of.get(word)))
    for sector, listed in tables["more"].items():
        for word in listed:
            found.setdefault(word, _person("unknown", sector))
    for kind, sectors in tables["bodies"].items():
        for sector, listed in sectors.items():
            for word in listed:
                found[word] = Noun(kind, sector, person=False, class_="unknown")
    for word in tables["not_people"]:
        found.pop(word, None)
    return found


def _person(class_: str, sector: str | None) -> Noun:
    return Noun("PERSON", sector, person=True, class_=class_)


@cache
def words(key: str) -> frozenset[str]:
    """Return a set of words of the table of persons: titles, ranks, male_names and so on."""
    listed = persons()[key]
    return frozenset(listed.split() if isinstance(listed, str) else listed)


@cache
def sorts() -> dict[str, frozenset[str]]:
    """Return which types or sectors of named bodies a bare noun means: "the group" a GROUP, "the company" a business."""
    return {noun: frozenset(listed) for noun, listed in persons()["sorts"].items()}


@cache
def pronouns() -> dict[str, str]:
    """Return what each pronoun can stand for: male, female, plural, thing or relative."""
    return {word: kind for kind, listed in persons()["pronouns"].items() for word in listed}


@cache
def persons() -> dict[str, Any]:
    """Return the table of titles, ranks and given names."""
    return toml("persons.toml")


@cache
def _sectors() -> dict[str, Any]:
    return toml("sectors.toml")


@cache
def toml(name: str) -> dict[str, Any]:
    """Return a table written in TOML."""
    return tomllib.loads((files("dateline") / "extract" / "tables" / name).read_text(encoding="utf-8"))


def rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a table written in CSV."""
    text = (files("dateline") / "extract" / "tables" / name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
