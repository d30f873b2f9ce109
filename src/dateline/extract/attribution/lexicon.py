"""The words that hand over words: verbs of saying and thinking with their frames, nouns, phrases, kinds of source."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from dateline.records.claims import Channel, Force

Sense = Literal["speech", "thought", "stance"]
FRAMES = (
    "clause",
    "quotation",
    "infinitive",
    "persuasion",
    "gerund",
    "thing",
    "figure",
    "count",
    "verdict",
    "as",
    "of",
    "for",
    "on",
    "to",
    "with",
)


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb that can be a cue: the frames in which it is one, the prepositions it takes along, what it does with a claim."""

    frames: frozenset[str]
    prepositions: frozenset[str]
    force: Force
    sense: Sense
    evidence: bool


@dataclass(frozen=True, slots=True)
class Cues:
    """All words that can be a cue."""

    verbs: Mapping[str, Verb]
    nouns: Mapping[str, Force]
    infinitive_nouns: Mapping[str, Force]
    adjectives: Mapping[str, Force]
    adverbs: Mapping[str, Force]
    owning: frozenset[str]
    unowned: frozenset[str]
    numbers: frozenset[str]
    counted: frozenset[str]
    arguable: frozenset[str]
    phrases: Mapping[str, tuple[tuple[str, ...], ...]]
    relayed: frozenset[str]
    documents: frozenset[str]
    continuing: frozenset[str]
    days: frozenset[str]
    withheld: frozenset[str]
    carriers: frozenset[str]
    negative: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sources:
    """Words for who speaks."""

    unnamed: frozenset[str]
    anonymity: frozenset[str]
    person: frozenset[str]
    organization: frozenset[str]
    document: frozenset[str]
    group: frozenset[str]
    role: frozenset[str]
    speaks_for: frozenset[str]
    slug: frozenset[str]
    masculine: frozenset[str]
    feminine: frozenset[str]
    plural: frozenset[str]
    neuter: frozenset[str]
    relative: frozenset[str]
    first: frozenset[str]
    relay: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sureness:
    """Words, auxiliaries and cues of one degree of certainty."""

    words: frozenset[str]
    auxiliaries: frozenset[str]
    cues: frozenset[str]


@dataclass(frozen=True, slots=True)
class Channels:
    """Phrases, source nouns and verbs that name a channel, and the order in which they are tried."""

    order: tuple[Channel, ...]
    phrases: Mapping[str, tuple[str, ...]]
    nouns: Mapping[str, frozenset[str]]
    verbs: Mapping[str, frozenset[str]]


@cache
def cues() -> Cues:
    """Return the cues of the table."""
    table = _table("cues")
    frames = {frame: _words(table.get(frame)) for frame in FRAMES}
    prepositions = {each: _words(verbs) for each, verbs in table["preposition"].items()}
    forces = {verb: force for force, verbs in table["force"].items() for verb in verbs.split()}
    senses = {verb: sense for sense in ("thought", "stance") for verb in table["sense"][sense].split()}
    lemmas = sorted(frozenset().union(*frames.values(), *prepositions.values()))
    evidence = _words(table["sense"]["evidence"])
    verbs = {
        lemma: Verb(
            frozenset(frame for frame in FRAMES if lemma in frames[frame]),
            frozenset(each for each, takes in prepositions.items() if lemma in takes),
            cast("Force", forces.get(lemma, "said")),
            cast("Sense", senses.get(lemma, "speech")),
            lemma in evidence,
        )
        for lemma in lemmas
    }
    groups = table["phrase"]
    listed = [tuple(phrase.split()) for group in ("said", "relayed", "document") for phrase in groups[group]]
    return Cues(
        verbs=verbs,
        nouns=_by_word(table["noun"]),
        infinitive_nouns=_by_word(table["noun_infinitive"]),
        adjectives=_by_word(table["adjective"]),
        adverbs=_by_word(table["adverb"]),
        owning=_words(table["claim"]["owning"]),
        unowned=_words(table["claim"]["unowned"]),
        numbers=_words(table["claim"]["number"]),
        counted=_words(table["claim"]["counted"]),
        arguable=_words(table["sense"]["arguable"]),
        phrases={phrase[0]: tuple(each for each in listed if each[0] == phrase[0]) for phrase in listed},
        relayed=frozenset(groups["relayed"]),
        documents=frozenset(groups["document"]),
        continuing=_words(table["continuing"]["lemmas"]),
        days=_words(table["day"]["words"]),
        withheld=_words(table["withheld"]["lemmas"]),
        carriers=_words(table["carrier"]["lemmas"]),
        negative=_words(table["carrier"]["negative"]),
    )


@cache
def sources() -> Sources:
    """Return the words of the table for who speaks."""
    table = _table("sources")
    return Sources(**{name: _words(listed) for name, listed in table.items()})


@cache
def certainty() -> Mapping[str, Sureness]:
    """Return the words of each degree of certainty."""
    return {
        degree: Sureness(_words(listed.get("words")), _words(listed.get("auxiliaries")), _words(listed.get("cues")))
        for degree, listed in _table("certainty").items()
    }


@cache
def channels() -> Channels:
    """Return the words that name a channel."""
    table = _table("channels")
    return Channels(
        tuple(table["order"]),
        {channel: tuple(f" {phrase} " for phrase in listed) for channel, listed in table["phrases"].items()},
        {channel: _words(listed) for channel, listed in table["nouns"].items()},
        {channel: _words(listed) for channel, listed in table["verbs"].items()},
    )


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("dateline.extract").joinpath("tables", f"{name}.toml").read_text("utf-8"))


def _by_word(table: Mapping[str, str]) -> dict[str, Force]:
    return {word: cast("Force", force) for force, listed in table.items() for word in listed.split()}


def _words(listed: str | None) -> frozenset[str]:
    return frozenset((listed or "").split())
