"""Words as they are looked for, whatever their case and accents, letter for letter, so that what is found can be lit.

Of a word of three letters or more its beginning is enough, so that "raid" finds "raids"; a figure must stand as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

from dateline.records.texts import Span

WORD = re.compile(r"[^\W_]+")
SHORT = 3


def folded(words: str) -> str:
    """Return words without case, accents and more than one space."""
    return " ".join("".join(map(_plain, words)).split())


def words_of(asked: str) -> list[str]:
    """Return the words of a question."""
    return WORD.findall("".join(map(_plain, asked)))


def phrases_of(asked: str) -> list[list[str]]:
    """Return what is looked for, one piece between spaces after another: its words must follow each other."""
    return [words for piece in asked.split() if (words := words_of(piece))]


def begins(word: str) -> bool:
    """Tell whether the beginning of a word is enough."""
    return len(word) >= SHORT and not word.isdigit()


def match_of(phrases: Iterable[list[str]]) -> str:
    """Return what is looked for in the words of an index of SQLite's."""
    return " ".join(f'"{" ".join(each)}"{"*" if begins(each[-1]) else ""}' for each in phrases)


def find_words(text: str, wanted: Iterable[str]) -> Iterator[Span]:
    """Yield where the words stand in a text, each found word whole."""
    among = set(wanted)
    starts = tuple(filter(begins, among))
    for found in WORD.finditer("".join(map(_plain, text))):
        if found.group() in among or found.group().startswith(starts):
            yield Span(*found.span())


def _plain(letter: str) -> str:
    """Return one letter for one letter: its base without accents, in lower case."""
    base = normalize("NFKD", letter)[0] if letter > "\x7f" else letter
    low = base.lower()
    return low if len(low) == 1 else base
