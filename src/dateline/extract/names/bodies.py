"""The table of known bodies (armed groups, forces and offices of states, agencies, parties), and which of them a name means.

Two bodies may bear one name: AFP is a news agency and an army. A name marked with "?" in the table means the body only where the report
speaks of its country or has its full name, one marked with "??" only where it has the full name; among several bodies, the one whose
country the report names most is meant.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import cast, get_args

from dateline.errors import TableError
from dateline.extract.names import lexicon
from dateline.extract.names.lexicon import Known
from dateline.records.claims import EntityType
from dateline.records.texts import Sentence, Token

TABLE = "aliases.csv"
SECTORS = frozenset(
    sector
    for sectors in ("BUS COP CRM CVL EDU GOV IGO JRN", "JUD LAB LEG MED MIL OPP PRE PRM", "PTY REB REL SOC SPY UAF")
    for sector in sectors.split()
)
WORLDWIDE = frozenset(("IMG", "IGO", "NGO", "UNO", "EUR"))  # PLOVER's codes for bodies of no one country
_OF_STATES = frozenset(("GOV", "MIL", "COP", "LEG", "JUD", "SPY", "PRM"))
_FULL = 1000  # the full name in the text outweighs any number of mentions of a country
_MOST = 2  # marks of doubt that only the full name dispels
_PREFIX = 2
_OPENING = 7  # letters that tell most words that begin no name from those that do


@dataclass(frozen=True, slots=True)
class Sense:
    """A body that a name can mean, its full names, and how many marks of doubt the name bears."""

    known: Known
    full: tuple[str, ...]
    doubts: int


@cache
def senses() -> dict[str, tuple[Sense, ...]]:
    """Return the bodies by every name they bear, upper and lower case as written, in the order of the table."""
    found: dict[str, tuple[Sense, ...]] = {}
    for number, row in enumerate(lexicon.rows(TABLE), 2):
        known = _checked(number, row)
        names = [row["name"], *filter(None, row["aliases"].split(";"))]
        full = tuple(lexicon.plain(name.rstrip("?")).casefold() for name in names if " " in name)
        for name in dict.fromkeys(names):
            written = lexicon.plain(name.rstrip("?"))
            found[written] = (*found.get(written, ()), Sense(known, full, len(name) - len(name.rstrip("?"))))
    return found


def _checked(number: int, row: dict[str, str]) -> Known:
    """Return what a row of the table says; a row that cannot be used is an error that names it."""
    where = f"{TABLE}: row {number} ({row.get('name') or 'no name'})"
    if any(row.get(key) is None for key in ("name", "type", "sector", "country", "aliases")) or None in row:
        raise TableError(f"{where}: wants five fields, name,type,sector,country,aliases.")
    if not row["name"].strip() or row["name"] != row["name"].strip():
        raise TableError(f"{where}: the name is empty or begins or ends with a space.")
    if row["type"] not in get_args(EntityType):
        raise TableError(f"{where}: the type “{row['type']}” is none of {', '.join(get_args(EntityType))}.")
    if row["sector"] and row["sector"] not in SECTORS:
        raise TableError(f"{where}: the sector “{row['sector']}” is none of {', '.join(sorted(SECTORS))}.")
    if row["country"] and row["country"] not in WORLDWIDE and row["country"] not in _codes():
        raise TableError(f"{where}: the country “{row['country']}” is no ISO 3166-1 code and none of {', '.join(sorted(WORLDWIDE))}.")
    return Known(row["name"], cast("EntityType", row["type"]), row["sector"] or None, row["country"] or None)


@cache
def _codes() -> frozenset[str]:
    return frozenset(country.country for country in lexicon.countries().values() if country.country)


@cache
def shouted() -> dict[str, tuple[Sense, ...]]:
    """Return the bodies by their names in capitals, for texts that are written so; words of English are left out."""
    ambiguous = lexicon.words("ambiguous_capitals")
    found: dict[str, tuple[Sense, ...]] = {}
    for name, listed in senses().items():
        if name.upper() not in ambiguous:
            found[name.upper()] = (*found.get(name.upper(), ()), *listed)
    return found


@cache
def reach() -> dict[str, int]:
    """Return how many characters the longest name of a table has that begins with some letters, as written or in capitals."""
    longest: dict[str, int] = {}
    for table in (senses(), shouted(), lexicon.countries(), lexicon.demonyms()):
        for name in table:
            for start in {name[:size] for size in range(_PREFIX, _OPENING + 1)}:
                for written in (start, start.upper()):
                    longest[written] = max(longest.get(written, 0), len(name))
    return longest


@lru_cache(maxsize=65_536)
def reach_from(word: str) -> int:
    """Return how many characters a known name can have that begins with a word."""
    return reach().get(lexicon.plain(word[:_OPENING]), 0)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a report tells about its names: how often it names each country, its words, whether it speaks of fighters.

    `abbreviations` are those that it makes of common nouns ("solid waste management (SWM)"), which are no names.
    """

    countries: Counter[str]
    text: str
    armed: bool = False
    abbreviations: frozenset[str] = frozenset()

    def meant(self, listed: tuple[Sense, ...], *, article: bool) -> Known | None:
        """Return the body that a name means here; none where every sense wants a sign that the report lacks."""
        if len(listed) == 1 and not listed[0].doubts:
            return listed[0].known
        weighed = [(self._weight(sense), sense) for sense in listed if not (article and sense.known.sector == "JRN" and len(listed) > 1)]
        holding = [(weight, sense) for weight, sense in weighed if weight or not sense.doubts]
        return max(holding, key=lambda each: each[0])[1].known if holding else None

    def _weight(self, sense: Sense) -> int:
        if any(name in self.text for name in sense.full):
            return _FULL
        return self.countries[sense.known.country or ""] if sense.doubts < _MOST else 0


def setting_of(text: str, sentences: tuple[Sentence, ...]) -> Setting:
    """Return what a whole report tells about the names in it."""
    return Setting(
        Counter(code for sentence in sentences for code in _countries_in(sentence)),
        lexicon.plain(text).casefold(),
        any(_is_fighter(token) for sentence in sentences for token in sentence.tokens),
        frozenset(name for sentence in sentences for name in _abbreviations(sentence)),
    )


def _is_fighter(token: Token) -> bool:
    noun = lexicon.nouns().get(token.lemma.casefold())
    return (
        noun is not None and (noun.class_ == "militant" or noun.sector in ("REB", "PRM", "CRM")) and token.tag in ("NOUN", "PROPN", "ADJ")
    )


def _abbreviations(sentence: Sentence) -> Iterator[str]:
    """Yield abbreviations in brackets whose letters are the initials of the common nouns before them."""
    words = sentence.tokens
    for place in range(2, len(words) - 1):
        short = words[place].text.removesuffix("s")
        if words[place - 1].text == "(" and words[place + 1].text == ")" and short.isupper() and len(short) > 1:
            before = [word for word in re.split(r"[ \-‐]", _said_before(sentence, place - 1, len(short))) if word]
            initials = "".join(word[0] for word in before[-len(short) :])
            if initials.upper() == short and initials.islower():
                yield from (short, short + "s")


def _said_before(sentence: Sentence, place: int, count: int) -> str:
    return "".join(word.text + " " * word.space for word in sentence.tokens[max(0, place - 2 * count) : place])


def _countries_in(sentence: Sentence) -> Iterator[str]:
    """Yield the country of each country's name or people in a sentence, in capitals or not."""
    words = [token.text if token.text[:1].isupper() else "" for token in sentence.tokens]
    for place, word in enumerate(words):
        for size in (3, 2, 1) if word else ():
            known = _country(" ".join(words[place : place + size]))
            if known is not None and known.country:
                yield known.country
                break


def _country(name: str) -> Known | None:
    spelled = name.title() if name.isupper() and len(name) > len("UAE") else name
    return lexicon.countries().get(spelled) or lexicon.demonyms().get(spelled)


def of_country(body: Known, country: str | None, text: str) -> Known:
    """Return a body of a state as that of another country whose people stand before its name ("the Iraqi National Guard")."""
    if country is None or body.country == country or body.sector not in _OF_STATES or body.type not in ("GOVERNMENT", "MILITARY"):
        return body
    return replace(body, name=text, country=country) if body.country and len(body.country) == _PREFIX else body
