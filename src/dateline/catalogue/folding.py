"""Words as they are looked for, whatever their case and accents, letter for letter, so that what is found can be lit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from dateline.records.texts import Span

WORD = re.compile(r"\w+")


def folded(words: str) -> str:
    """Return words without case, accents and more than one space."""
    return " ".join("".join(map(_plain, words)).split())


def words_of(asked: str) -> list[str]:
    """Return the words of a question."""
    return WORD.findall("".join(map(_plain, asked)))


def find_words(text: str, wanted: Iterable[str]) -> Iterator[Span]:
    """Yield where the words stand in a text."""
    among = set(wanted)
    for found in WORD.finditer("".join(map(_plain, text))):
        if found.group() in among:
            yield Span(*found.span())


def _plain(letter: str) -> str:
    """Return one letter for one letter: its base without accents, in lower case."""
    base = normalize("NFKD", letter)[0] if letter > "\x7f" else letter
    low = base.lower()
    return low if len(low) == 1 else base
