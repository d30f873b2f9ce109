"""The dictionary form of a word, by its part of speech: "left" is leave as a verb and left as an adjective."""

from __future__ import annotations

import functools
import importlib.resources
from collections.abc import Mapping

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
    from lemminflect import getLemma  # noqa: PLC0415 - reads its dictionary for a fifth of a second, which a start without reading need not pay

    guessed = tag == "VERB" or (tag == "NOUN" and word.endswith("s"))
    found = getLemma(word, upos=tag, lemmatize_oov=guessed)
    return str(found[0]) if found else word


@functools.cache
def _table() -> Mapping[tuple[str, str], str]:
    text = importlib.resources.files("dateline.language").joinpath("tables/lemmas.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {(word, tag): lemma for word, tag, lemma in rows}
