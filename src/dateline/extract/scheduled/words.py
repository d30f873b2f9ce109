"""The words that speak of what is to come."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, cast

from dateline.records.claims import Change, Firmness, ScheduledKind
from dateline.records.texts import Sentence, Token

_CHANGES: tuple[Change, ...] = ("postponed", "moved", "cancelled")


@cache
def tables() -> dict[str, Any]:
    """Return the tables of words for what is to come."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/scheduled.toml").read_text("utf-8"))


@cache
def words(table: str, row: str) -> frozenset[str]:
    """Return one row of a table."""
    return frozenset(tables()[table][row])


@cache
def kinds() -> dict[str, ScheduledKind]:
    """Return the kind that each verb and noun names."""
    return {word: cast("ScheduledKind", kind) for kind, named in tables()["kinds"].items() for word in named}


@cache
def firmness() -> dict[str, Firmness]:
    """Return how firmly each word says that something is to come."""
    return {word: cast("Firmness", name) for name, said in tables()["firmness"].items() for word in said}


@cache
def nominal_cues() -> dict[str, Firmness]:
    """Return how firmly each noun before an infinitive says that something is to come."""
    return {word: cast("Firmness", name) for name, said in tables()["nominal_cues"].items() for word in said}


@cache
def changes() -> dict[str, Change]:
    """Return what each verb makes of something to come."""
    return {word: name for name in _CHANGES for word in tables()["changes"][name]}


@cache
def change_nouns() -> dict[str, Change]:
    """Return what each noun makes of something to come."""
    return {word: cast("Change", name) for name, said in tables()["changes"]["nouns"].items() for word in said}


def phrase_of(sentence: Sentence, verb: Token, known: frozenset[str]) -> str | None:
    """Return the longest of some known phrases that begins with a verb: "call off", "take effect", "expire"."""
    return next((phrase for phrase, rest in _opened(known).get(verb.lemma, ()) if _stands(sentence, verb, rest)), None)


@cache
def _opened(known: frozenset[str]) -> dict[str, list[tuple[str, list[str]]]]:
    """Return phrases with their further words by their first word, the longest first."""
    opened: dict[str, list[tuple[str, list[str]]]] = {}
    for phrase in sorted(known, key=lambda phrase: (-len(phrase), phrase)):
        first, *rest = phrase.split()
        opened.setdefault(first, []).append((phrase, rest))
    return opened


def _stands(sentence: Sentence, verb: Token, rest: list[str]) -> bool:
    """Tell whether the words after a verb follow it; a single particle may stand behind the object: "put the vote off"."""
    after = sentence.tokens[verb.index + 1 : verb.index + 1 + len(rest)]
    if [token.text.casefold() for token in after] == rest:
        return True
    return len(rest) == 1 and any(child.text.casefold() == rest[0] for child in sentence.children(verb, "compound:prt"))
