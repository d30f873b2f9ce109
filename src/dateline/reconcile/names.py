"""What of a name stays the same from writer to writer: no titles, no particles, no accents, and sounds instead of letters."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W_]+(?:['’`ʿʾ][^\W_]+)*")
_SPOKEN = "aeiou"


@dataclass(frozen=True, slots=True)
class Names:
    """The tables of names.toml; `aliases` gives each folded name its bearer's first name."""

    titles: frozenset[str]
    particles: frozenset[str]
    sounds: tuple[tuple[str, str], ...]
    aliases: dict[str, str]


@cache
def names() -> Names:
    """Return the tables that Dateline comes with."""
    table = tomllib.loads(files("dateline.reconcile").joinpath("tables/names.toml").read_text(encoding="utf-8"))
    aliases = {" ".join(_words(name)): group[0] for group in table["aliases"] for name in group}
    sounds = sorted(((letters, sound) for letters, sound in table["sounds"]), key=lambda pair: -len(pair[0]))
    return Names(frozenset(table["titles"].split()), frozenset(table["particles"].split()), tuple(sounds), aliases)


@lru_cache(maxsize=65536)
def folded(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents, titles and particles; all of its words where nothing else is left."""
    words = _words(name)
    kept = tuple(word for word in words if word not in names().titles and word not in names().particles)
    return kept or words


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """Return the consonants of a word as any romanisation gives them: Muhammad and Mohamed sound alike."""
    heard = word
    for letters, one in names().sounds:
        heard = heard.replace(letters, one)
    kept = heard[:1] + "".join(letter for letter in heard[1:] if letter not in _SPOKEN)
    kept = "".join(letter for at, letter in enumerate(kept) if at == 0 or letter != kept[at - 1])
    return ("a" + kept[1:] if kept[:1] in _SPOKEN and kept else kept) or word


def bearer(name: str) -> str | None:
    """Return whose name it is when the table of aliases knows it."""
    return names().aliases.get(" ".join(_words(name)))


def initials(name: str) -> str:
    """Return the first letters of the capitalised words of a name."""
    return "".join(word[0] for word in re.findall(r"[^\W\d_]+", name) if word[0].isupper()).casefold()


def _words(name: str) -> tuple[str, ...]:
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return tuple(re.sub(r"['’`ʿʾ]s$|['’`ʿʾ]", "", word).casefold() for word in _WORD.findall(plain.replace(".", "")))
