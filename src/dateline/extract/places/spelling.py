"""How place names are compared: without case, accents, apostrophes, hyphens and abbreviated saints, and last by their sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SILENT = str.maketrans("", "", "'`´‘’ʻʼʽʿʾ′.,")
_BREAKS = re.compile(r"[\s\-‐‑–—_/]+")
_SHORT = {"st": "saint", "ste": "sainte", "sta": "santa", "ft": "fort", "mt": "mount", "pt": "port", "pto": "puerto"}
_ARTICLES = frozenset(("al", "ar", "as", "ash", "ad", "at", "az", "an", "el", "the"))
_PLAIN = str.maketrans(
    {"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "ə": "a", "Ə": "a"}
)

# The little words of names that transliterations write apart, together or not at all.
_LITTLE = _ARTICLES | {"er", "es", "esh", "ed", "et", "ez", "en", "ul", "ur", "ud", "us", "uz", "e", "i", "l", "de", "of"}
_MELTED = re.compile(r"^[ae]([dlnrstz])(?=\1)")
_SOUNDS = (
    ("tch", "ch"),
    ("sch", "sh"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("dj", "j"),
    ("ck", "k"),
    ("q", "k"),
    ("w", "u"),
    ("o", "u"),
    ("y", "i"),
    ("e", "i"),
    ("ai", "i"),
    ("au", "u"),
)
_TWICE = re.compile(r"(.)\1+")
SHORTEST_SOUND = 4


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Return the key under which a name is looked up; names that differ only in accents, hyphens or case share it."""
    plain = name.translate(_PLAIN)
    if not plain.isascii():
        plain = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    plain = plain.translate(_SILENT).casefold()
    words = _BREAKS.sub(" ", plain).strip().split(" ")
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """Return the key without a leading Arabic or English article; none where there is no article."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None


def sound(key: str) -> str | None:
    """Return what transliterations of one name share ("Hodeidah" and "al-Hudaydah"); none where too little is left to tell names apart."""
    words = [_MELTED.sub("", word) for word in key.split(" ")]
    joined = "".join([word for word in words if word not in _LITTLE] or words)
    for written, spoken in _SOUNDS:
        joined = joined.replace(written, spoken)
    joined = _TWICE.sub(r"\1", joined)
    joined = joined.removesuffix("h")
    return joined if len(joined) >= SHORTEST_SOUND else None
