"""Text into words, cut as in the trees that the model learned from: do|n't, Iran|'s, long|-|term, $|5, U.S.|-|led."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from itertools import zip_longest

from dateline.language.tables import load_abbreviations, load_word_tables
from dateline.records.texts import Span

CHUNK = re.compile(r"\S{1,500}")  # no word of a language is longer; the bound keeps the time in proportion to the text
ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.)[^\s<>\"“”]+[\w/]"
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*\.(?:com|org|net|gov|mil|edu|int|info|co\.[a-z]{2})(?:/[^\s<>\"“”]*[\w/])?(?!\w|\.\w)"
)
ADDRESSED = frozenset(".@")
PATTERN = r"""
    (?P<acronym> (?:[^\W\d_]\.){2,}(?:[^\W\d_](?![\w.]))? | [A-Z]\.[A-Z](?![\w.]) | Ph\.D\.? )
  | (?P<tagged> [@\#](?=[^\W\d])\w+ )
  | (?P<money> (?:CURRENCIES)\$ )
  | (?P<day> [0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9]) | [0-9]{1,4}(?:/[0-9]{1,4}){1,2}(?![\w/]) | [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? )
  | (?P<telephone> [0-9]{3}-[0-9]{3,4}(?:-[0-9]{4})?(?![0-9]) )
  | (?P<number> (?:AMOUNT)(?= (?:UNITS)(?!\w) | (?![^\W_]) ) | (?:AMOUNT)[^\W_]* | (?<![\w.])\.[0-9]+ )
  | (?P<dots> \[(?:\.{3,}|…)\] | \.{2,} | …+ )
  | (?P<dashes> -{2,} )
  | (?P<clitic> CLITIC )
  | (?P<word> (?:(?<=-)APOS)? (?: (?i:PREFIXES)-(?=[^\W\d_]) | [eE]-(?=[a-z]) )* [^\W_] (?: (?!CLITIC) INNER )* )
  | (?P<marks> [!?]+ | '' | `` | (?P<repeated>[*=_~\#+<>|])(?P=repeated)* | . )
"""
CLITIC = r"APOS(?:s|S|m|M|d|D|ll|LL|re|RE|ve|VE)(?!\w) | [nN]APOS[tT](?!\w)"
INNER = r"(?: [^\W_] | [\u0300-\u036f\u00ad_] | &(?=[^\W_]) | APOS(?=[^\W\d_]) )"
AMOUNT = r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?:\.[0-9]+)?(?![0-9]) | [0-9]+(?:\.[0-9]+)*"
APOS = "['’‘`´ʼʿʾ]"


@functools.cache
def _pattern() -> re.Pattern[str]:
    tables = load_word_tables()
    parts = {
        "CLITIC": CLITIC,
        "INNER": INNER,
        "AMOUNT": AMOUNT,
        "APOS": APOS,
        "PREFIXES": "|".join(tables.prefixes),
        "UNITS": "|".join(tables.units),
    }
    parts["CURRENCIES"] = "|".join(map(re.escape, tables.currencies))
    filled = PATTERN
    for name, part in parts.items():
        filled = filled.replace(name, part)
    return re.compile(filled, re.VERBOSE | re.DOTALL)


def find_words(text: str, block: Span) -> list[Span]:
    """Return the words of a block in order; every character but white space lies in one."""
    chunks = list(CHUNK.finditer(text, block.start, block.end))
    words: list[Span] = []
    for match, following in zip_longest(chunks, chunks[1:]):
        at = match.start()
        words += [Span(at + start, at + end) for start, end in _cut(match.group(), _kind(following.group() if following else ""))]
    return words


@functools.lru_cache(maxsize=2048)
def _kind(follower: str) -> str:
    """Return what an abbreviation's full stop depends on in the word after it."""
    if not follower:
        return "end"
    if follower[0].isdigit():
        return "number"
    if follower in load_abbreviations().starters:
        return "starter"
    return "name" if follower[0].isupper() else "other"


@functools.lru_cache(maxsize=100_000)
def _cut(chunk: str, follower: str) -> tuple[tuple[int, int], ...]:
    """Return the words of text without white space, as offsets in it."""
    pieces: list[tuple[int, int]] = []
    place = 0
    for match in ADDRESS.finditer(chunk) if ADDRESSED & set(chunk) else ():
        pieces += _plain(chunk, place, match.start())
        pieces.append(match.span())
        place = match.end()
    pieces += _plain(chunk, place, len(chunk))
    return tuple(_with_stops(chunk, pieces, follower))


def _plain(chunk: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    fused = load_word_tables().fused
    for match in _pattern().finditer(chunk, start, end):
        first = fused.get(match.group().lower())
        if first is None:
            yield match.span()
        else:
            yield match.start(), match.start() + first
            yield match.start() + first, match.end()


def _with_stops(chunk: str, pieces: list[tuple[int, int]], follower: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces, a full stop joined to the abbreviation before it."""
    waiting: tuple[int, int] | None = None
    for start, end in pieces:
        if waiting is not None and chunk[start:end] == "." and _is_abbreviation(chunk[waiting[0] : waiting[1]], chunk[end:], follower):
            yield waiting[0], end
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = (start, end)
    if waiting is not None:
        yield waiting


def _is_abbreviation(word: str, rest: str, follower: str) -> bool:
    """Tell whether a full stop belongs to a word, given what follows in the text without a space and after one."""
    if rest[:1] in (",", ";") and word[0].isalpha():
        return True
    tables = load_abbreviations()
    if word in tables.numbering:
        return follower == "number"
    if len(word) == 1 and word.isupper():
        return follower == "name"
    return word in tables.titles or word in tables.linking or word in tables.either
