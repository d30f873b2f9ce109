"""Which sort of thing is to come, by the word that names it."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any, cast

from dateline.records.claims import ScheduledKind
from dateline.records.texts import Sentence, Token


@cache
def tables() -> dict[str, Any]:
    """Return the tables of words for what is to come."""
    return tomllib.loads(resources.files("dateline.extract").joinpath("tables/scheduled.toml").read_text("utf-8"))


@cache
def _kinds() -> dict[str, ScheduledKind]:
    return {word: cast("ScheduledKind", kind) for kind, words in tables()["kinds"].items() for word in words}


def kind_of(event: Token, sentence: Sentence, said: Token | None = None) -> ScheduledKind:
    """Return the kind of what a verb or noun announces; a light verb hands over to its object, its subject, or what they lead to."""
    own = _kinds().get(event.lemma)
    light = event.lemma in tables()["light"]["verbs"]
    if own is not None and not light:
        return own
    subjects = sentence.children(said, "nsubj") if said is not None and said is not event and light else []
    for word in [*(_named_by(event, sentence) if light or own is None else []), *subjects]:
        kind = _kinds().get(word.lemma)
        if kind is not None:
            return kind
    return own or "other"


def _named_by(event: Token, sentence: Sentence) -> list[Token]:
    """Return the nouns that can name what a light verb announces, the likeliest first: "go to trial" only without an object."""
    light = event.lemma in tables()["light"]["verbs"]
    full = sentence.children(event, "obj", "xcomp") if light else []
    relations = ("obj", "nsubj", "xcomp") if full else ("nsubj", "obl") if light else ("obj",)
    return [child for relation in relations for child in sentence.children(event, relation) if child.tag in ("NOUN", "PROPN", "VERB")]
