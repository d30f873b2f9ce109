"""Sentences that an outlet prints under every report: they make strangers look alike."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.records.happenings import Text

_END = re.compile(r"(?<=[.!?])\s+|\n+")
_DATELINE = re.compile(r"^[^\n]{0,60}?(?:\([A-Z][\w. ]{1,20}\))?\s?(?:—|–|--|:)\s(?=[A-Z\"“])")
_REPORTS = 3
_DAYS = 14


def sentences(text: str) -> Iterator[str]:
    """Yield what stands between full stops and line breaks."""
    return (part for part in _END.split(text) if part.strip())


def plain(sentence: str) -> str:
    """Return a sentence as it is compared: without case, and every run of what is no letter or digit as one space."""
    return " ".join(re.findall(r"[^\W_]+", sentence.casefold()))


def boilerplate(texts: Sequence[Text]) -> frozenset[str]:
    """Return the sentences, as they are compared, that reports of quite different days share word for word."""
    days: dict[str, set[str]] = defaultdict(set)
    held: dict[str, int] = defaultdict(int)
    for text in texts:
        for sentence in {plain(each) for each in sentences(text.text)}:
            held[sentence] += 1
            if text.published:
                days[sentence].add(text.published[:10])
    return frozenset(each for each, times in held.items() if times >= _REPORTS and _spread(days[each]) > _DAYS)


def told(text: str, printed: frozenset[str]) -> str:
    """Return what a report itself tells: its text without the boilerplate and without the dateline before its first sentence."""
    return "\n".join(each for each in sentences(_DATELINE.sub("", text, count=1)) if plain(each) not in printed)


def _spread(days: Iterable[str]) -> int:
    ordinals = [date.fromisoformat(day).toordinal() for day in days]
    return max(ordinals) - min(ordinals) if ordinals else 0
