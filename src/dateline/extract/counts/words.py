"""The words of loss and the words for people, as the tables list them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from dateline.extract.remembered import remembered
from dateline.records.claims import PersonClass
from dateline.records.texts import Sentence, Token


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb that tells of a loss together with a noun; `who` names the argument that is lost.

    Beside one of the words of `unless` the verb tells of no loss: "lost two men to injury"; with `particle` given it needs one of these.
    """

    verbs: frozenset[str]
    object: frozenset[str]
    preposition: str
    noun: frozenset[str]
    who: str
    outcome: str
    rule: str
    unless: frozenset[str]
    particle: frozenset[str]


@dataclass(frozen=True, slots=True)
class Losses:
    """Which words say that somebody was hurt, held or lost; each map goes from a lemma (or a word form) to its outcome."""

    by_object: dict[str, str]
    by_subject: dict[str, str]
    by_state: dict[str, str]
    by_noun: dict[str, str]
    counted: dict[str, str]
    particles: dict[tuple[str, str], str]
    phrases: tuple[Phrase, ...]
    sets: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class People:
    """Words for people: the class of each, and those that stand for many."""

    classes: dict[str, PersonClass]
    modifiers: dict[str, PersonClass]
    titles: dict[str, PersonClass]
    sets: dict[str, frozenset[str]]
    endings: tuple[str, ...]
    pairs: dict[str, int]


def table(name: str) -> dict[str, Any]:
    """Return a table of words that ships with the package."""
    return tomllib.loads(files("dateline.extract").joinpath("tables", f"{name}.toml").read_text("utf-8"))


@cache
def losses() -> Losses:
    """Return the words of loss."""
    rows = table("outcomes")
    return Losses(
        by_object=_inverted(rows["object"]),
        by_subject=_inverted(rows["subject"]),
        by_state=_inverted(rows["state"]),
        by_noun=_inverted(rows["noun"]),
        counted=_inverted(rows["counted"]),
        particles={(row["verb"], row["particle"]): row["outcome"] for row in rows["particle"]},
        phrases=tuple(_phrase(row) for row in rows["phrase"]),
        sets={f"{room}.{name}": frozenset(words) for room in rows["sets"] for name, words in rows[room].items()},
    )


def _phrase(row: dict[str, Any]) -> Phrase:
    return Phrase(
        frozenset(row["verbs"]),
        frozenset(row.get("object", ())),
        row.get("preposition", ""),
        frozenset(row.get("noun", ())),
        row["who"],
        row["outcome"],
        row.get("rule", "count.phrase@1"),
        frozenset(row.get("unless", ())),
        frozenset(row.get("particle", ())),
    )


@cache
def people() -> People:
    """Return the words for people."""
    rows = table("people")
    return People(
        classes=_inverted(rows["class"]) | dict.fromkeys(rows["unknown"]["nouns"], "unknown") | _inverted(rows["class"]),
        modifiers=_inverted(rows["modifier"]),
        titles=_inverted(rows["title"]),
        sets={
            f"{room}.{name}": frozenset(words)
            for room in ("collective", "broad", "described", "single")
            for name, words in rows[room].items()
        },
        endings=tuple(rows["endings"]["person"]),
        pairs=rows["pairs"],
    )


def _inverted(rows: dict[str, list[str]]) -> dict[str, Any]:
    return {word: label for label, words in rows.items() for word in words}


def lemma(token: Token) -> str:
    """Return the lemma in small letters; a word in capitals that is taken for a name gives the singular of the noun it may be."""
    return _lemma(token.text, token.lemma, token.tag)


@remembered
def lemmas(sentence: Sentence) -> frozenset[str]:
    """Return what `lemma` says of the words of a sentence."""
    return frozenset(map(lemma, sentence.tokens))


@lru_cache(maxsize=65_536)
def _lemma(text: str, given: str, tag: str) -> str:
    low = text.lower()
    if tag != "PROPN" or low in people().classes:
        return given.lower()
    return next((stem for stem in _stems(low) if stem in people().classes or stem in losses().by_noun), low)


def _stems(word: str) -> list[str]:
    stems = [word]
    if word.endswith("ies"):
        stems.append(word[:-3] + "y")
    if word.endswith("men"):
        stems.append(word[:-3] + "man")
    if word.endswith("es"):
        stems.append(word[:-2])
    if word.endswith("s"):
        stems.append(word[:-1])
    return stems


def is_plural(token: Token) -> bool:
    """Tell whether a noun is in the plural: its form is not its lemma."""
    return token.tag in ("NOUN", "PROPN") and token.text.lower() != lemma(token)


def is_person(token: Token) -> bool:
    """Tell whether the noun is a word for people."""
    return lemma(token) in people().classes or token.text.lower() in people().classes
