"""Whether two records speak of the same people and things, by their names and words alone."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from functools import cache

ARTICLES = ("the ", "a ", "an ")
WORD = re.compile(r"[^\W\d_]{4,}")
TIMES = frozenset(name.casefold() for name in (*calendar.month_name, *calendar.day_name))


@cache
def name_key(name: str | None) -> str | None:
    """Return a name as it is compared: small letters, without an article or a possessive."""
    if name is None:
        return None
    folded = " ".join(name.casefold().replace("’", "'").removesuffix("'s").split())
    return next((folded[len(each) :] for each in ARTICLES if folded.startswith(each)), folded) or None


def share_a_name(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether a name of one is a name of the other: the same, a part of it, or its initials (FNV)."""
    others = list(other)
    return any(is_one_name(left, right) for left in one for right in others)


def is_one_name(one: str, other: str) -> bool:
    """Tell whether two names can be one: all words of the shorter stand in the longer, or are its initials."""
    short, long = sorted((name_key(one) or "", name_key(other) or ""), key=len)
    if not short:
        return False
    return short == long or set(short.split()) <= set(long.split()) or short in {_initials(one), _initials(other)}


def fuller_names(keys: Iterable[str]) -> dict[str, str]:
    """Return, for each name, the only longer one among them that it can stand for: "police" for "selmin police"."""
    words = {key: frozenset(key.split()) for key in keys}
    found: dict[str, str] = {}
    for key, own in words.items():
        longer = [other for other, others in words.items() if own < others]
        full = [other for other in longer if not any(words[other] < words[each] for each in longer)]
        if len(full) == 1:
            found[key] = full[0]
    return found


def shared_words(one: str, other: str) -> int:
    """Return how many longer words two quotations share, the names of months and days aside."""
    return len(_words(one) & _words(other))


@cache
def _words(quote: str) -> frozenset[str]:
    return frozenset(_stem(each) for each in WORD.findall(quote.casefold())) - TIMES


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[:1].isupper()).casefold() if " " in name else ""
