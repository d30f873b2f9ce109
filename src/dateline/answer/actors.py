"""Who acted, as far as reports say: named, or described in words that may be of the one who is asked for, or another.

A description is never a name. "Gunmen" may be of any group and are not of an army; "soldiers" are not of a group.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

Standing = Literal["named", "described", "unknown", "another"]
Bearing = Literal["named", "described", "another"]

NOBODY = "no actor named"
DESCRIBED = "actor described, not named"
_AND = re.compile(r",? and |, ")


@lru_cache(maxsize=1 << 16)  # the names of a ledger are few beside its incidents
def matches(asked: str, name: str) -> bool:
    """Tell whether a name holds the words asked for, in order ("northern valleys"), or one is made of the other's initials.

    "FNV", "the FNV" and "Northern Valleys" are all found in "Front for the Northern Valleys", and it in "FNV fighters".
    """
    if f" {' '.join(_words(asked))} " in f" {' '.join(_words(name))} ":
        return True
    return _shortens(asked, name) or _shortens(name, asked)


def is_among(asked: str, names: Iterable[str]) -> bool:
    """Tell whether one of the names is the one asked for; of "Joint Command and Marovian security forces" each party is."""
    return any(matches(party, name) for party in parties(asked) for name in names)


@lru_cache(maxsize=1 << 16)
def parties(asked: str) -> tuple[str, ...]:
    """Return those who are named together in one name, and the name itself."""
    parts = [part.strip() for part in _AND.split(asked)]
    joint = len(parts) > 1 and all(part[:1].isupper() for part in parts)
    return (asked, *parts) if joint else (asked,)


def standing(asked: str, actors: Iterable[str], targets: Iterable[str] = ()) -> Standing:
    """Return how the one asked for stands to those who acted: named, perhaps described, not known, or another.

    Where nobody is named, who was attacked did not attack.
    """
    acting = {bearing(asked, name) for name in actors}
    if "named" in acting:
        return "named"
    if "another" in acting or is_among(asked, targets):
        return "another"
    return "described" if acting else "unknown"


@lru_cache(maxsize=1 << 16)
def bearing(asked: str, name: str) -> Bearing:
    """Return whether one of those who acted is the one asked for, may be, or is another."""
    if is_among(asked, (name,)):
        return "named"
    return "described" if _is_description(name) and _fits(asked, name) else "another"


def is_own(name: str) -> bool:
    """Tell whether an actor is the speaker's own side ("its own forces")."""
    return " ".join(_words(name)) in _table()["own"] or " ".join(_words(name)[1:]) in _table()["own"]


def is_anybody(name: str) -> bool:
    """Tell whether the word for those who were hit leaves nobody out ("people")."""
    return " ".join(_words(name)) in _table()["anybody"]


def _is_description(name: str) -> bool:
    """Names have a capital letter; one that only begins a sentence ("Police") stands before a word of the table."""
    if not any(letter.isupper() for letter in name):
        return True
    known = _table()["regular"] | _table()["irregular"]
    return name[1:] == name[1:].lower() and set(_words(name)) <= known


def _fits(asked: str, description: str) -> bool:
    """Tell whether a description may be of the one asked for."""
    head, words = (_words(description) or [""])[-1], set(_words(asked))
    regular = bool(words & _table()["names_of_regular"])
    if head in _table()["regular"]:
        return regular or bool(words & _table()["names_of_either"])
    return not (regular and head in _table()["irregular"])


def _shortens(short: str, name: str) -> bool:
    """Tell whether a word in capitals is made of the initials of a name."""
    initials = "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())
    acronyms = [word.strip("().,’'") for word in short.split()]
    return len(initials) > 1 and any(word.isupper() and word == initials for word in acronyms)


def _words(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


@cache
def _table() -> Mapping[str, frozenset[str]]:
    text = (resources.files("dateline.answer") / "tables" / "actors.toml").read_text(encoding="utf-8")
    return {name: frozenset(words) for name, words in tomllib.loads(text).items()}
