"""How the words of personal names are compared: "Muhammad al-Havari", "Mohammed Al Havari" and "El-Havari" share theirs."""

from __future__ import annotations

from functools import cache, lru_cache

from dateline.extract.names import lexicon
from dateline.extract.places.spelling import fold

_ARTICLES = frozenset(("al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "er", "es", "ed", "ul", "ur", "ud", "us", "uz"))
_SERVANTS = ("abdul", "abdel", "abdal", "abdoul", "abdol")  # "servant of": written with the next word or apart from it
_FAITHS = ("uddin", "eddin", "eddine", "uddine", "addin", "aldin", "oddin", "uldin")


@lru_cache(maxsize=20_000)
def person_words(name: str) -> tuple[str, ...]:
    """Return the words of a person's name as they are compared: one spelling each, without articles."""
    words = [part for word in fold(name).split() for part in _parts(word)]
    bare = [word for word in words if word not in _ARTICLES]
    return tuple(bare or words)


def _parts(word: str) -> list[str]:
    """Return a word in its first spelling, cut where others write two words ("Abdulkarim", "Salahuddin")."""
    known = _table().get(word)
    if known is not None:
        return [known]
    for start in _SERVANTS:
        if word.startswith(start):
            rest = word.removeprefix(start)
            return ["abd", *_parts(rest)] if rest else ["abd"]
    for end in _FAITHS:
        if word.endswith(end) and word != end:
            return [*_parts(word.removesuffix(end)), "din"]
    return [word]


@cache
def _table() -> dict[str, str]:
    """Return the first spelling of each spelling that the table knows."""
    lines = [line.split() for line in lexicon.toml("spellings.toml")["same"]]
    return {fold(word): forms[0] for forms in lines for word in forms}
