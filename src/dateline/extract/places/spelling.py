"""How place names are compared: without case, accents, apostrophes, hyphens and abbreviated saints."""

from __future__ import annotations

import re
import unicodedata

_SILENT = str.maketrans("", "", "'`´‘’ʻʼʽʿʾ′.,")
_BREAKS = re.compile(r"[\s\-‐–—_/]+")
_SHORT = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}
_ARTICLES = frozenset(("al", "ar", "as", "ash", "ad", "at", "az", "an", "el", "the"))
_PLAIN = str.maketrans({"ı": "i", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe"})


def fold(name: str) -> str:
    """Return the key under which a name is looked up; names that differ only in accents, hyphens or case share it."""
    decomposed = unicodedata.normalize("NFKD", name.translate(_PLAIN))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).translate(_SILENT).casefold()
    words = _BREAKS.sub(" ", plain).strip().split(" ")
    if len(words) > 1 and words[0] in _SHORT:
        words[0] = _SHORT[words[0]]
    return " ".join(words)


def without_article(key: str) -> str | None:
    """Return the key without a leading Arabic or English article; none where there is no article."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in _ARTICLES else None
