"""The dictionary form of a word, by its part of speech: "left" is leave as a verb and left as an adjective."""

from __future__ import annotations

import functools
import gzip
import importlib.resources
from bisect import bisect_left
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

INFLECTED = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})
KEPT = frozenset({"PROPN", "X", "SYM", "PUNCT"})
GRADED = ("er", "est", "rse", "rst", "re", "st")  # endings of comparatives and superlatives


@functools.lru_cache(maxsize=100_000)
def lemma_of(word: str, tag: str) -> str:
    """Return the lemma: names keep their form, other words are in lower case."""
    lower = word.lower().replace("’", "'")
    known = _table().get((lower, tag))
    if known is not None:
        return known
    if tag in KEPT:
        return word
    return _inflected(lower, tag) if tag in INFLECTED and lower.isalpha() and _may_inflect(lower, tag) else lower


def _may_inflect(word: str, tag: str) -> bool:
    """Tell whether a word has an ending that its part of speech adds: guesses for other words would cut stems."""
    if tag in ("ADJ", "ADV"):
        return word.endswith(GRADED)
    return tag != "NOUN" or word[-1] in "siaen"


def _inflected(word: str, tag: str) -> str:
    known = _overrides().get((word, tag)) or _listed(f"{word},{tag.lower()},".encode())
    if known:
        return known.lower()
    return _guessed(word, tag) if tag == "VERB" or (tag == "NOUN" and word.endswith("s")) else word


def _listed(beginning: bytes) -> str | None:
    """Return the first lemma on the dictionary's line that begins so."""
    lines = _dictionary()
    place = bisect_left(lines, beginning)
    line = lines[place] if place < len(lines) else b""
    return line.removeprefix(beginning).split(b"/")[0].decode() if line.startswith(beginning) else None


@functools.cache
def _dictionary() -> list[bytes]:
    """Return the lines of lemminflect's dictionary in order ("wars,noun,war"): to look words up there takes a twentieth of reading all."""
    return sorted(gzip.decompress((_resources() / "lemma_lu.csv.gz").read_bytes()).splitlines())


@functools.cache
def _overrides() -> Mapping[tuple[str, str], str]:
    """Return the pronouns, which the dictionary lacks."""
    lines = (_resources() / "lemma_overrides.csv").read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines if line and not line.startswith("#"))
    return {(word, tag): lemma for word, tag, lemma in rows}


def _resources() -> Path:
    """Return lemminflect's folder of tables without loading the package, which would load spaCy where that is installed."""
    found = find_spec("lemminflect")
    assert found is not None and found.origin is not None  # noqa: S101, PT018 - a dependency
    return Path(found.origin).with_name("resources")


def _guessed(word: str, tag: str) -> str:
    """Return the lemma of a word that no dictionary has, by its letters."""
    from lemminflect import getAllLemmasOOV  # noqa: PLC0415 a model that few reports need

    found = getAllLemmasOOV(word, tag).get(tag)
    return str(found[0]) if found else word


@functools.cache
def _table() -> Mapping[tuple[str, str], str]:
    text = importlib.resources.files("dateline.language").joinpath("tables/lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(word, tag): lemma for word, tag, lemma in rows}
