"""Patterns that match any of a list of phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the phrases, the longest first, across any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered)


def cased(words: Iterable[str]) -> str:
    """Return a pattern for names, which are written with a capital or in capitals: "May", "MAY", not "may"."""
    return f"(?-i:{choice(form for word in words for form in (word, word.upper()))})"


def named(words: Iterable[str]) -> str:
    """Return a pattern for names and their abbreviations; only an abbreviation takes a full stop."""
    names = list(words)
    full = [word for word in names if not any(word != other and other.startswith(word) for other in names)]
    short = [word for word in names if word not in full]
    return rf"(?:{cased(full)}\b|{cased(short)}\b\.?)"
