"""Places told by two others: "the Gao-Ansongo road", "the road between Gao and Ansongo", "the border between Chad and Sudan"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.extract.names import lexicon
from dateline.records.texts import Span

Way = Literal["road", "border"]
WINDOW = 60  # characters before or behind the names


@dataclass(frozen=True, slots=True)
class Between:
    """A road or a border, with all words that tell it."""

    way: Way
    span: Span


def between(text: str, first: Span, second: Span) -> Between | None:
    """Return the road or border that two names tell of; none where they only stand beside each other."""
    joint = text[first.end : second.start]
    if joint in ("-", "–", "—", "/"):
        behind = _behind().match(text[second.end : second.end + WINDOW])
        return Between(_way(behind["way"]), Span(first.start, second.end + behind.end())) if behind else None
    if joint.strip().removesuffix(" the") not in ("and", "to"):
        return None
    return _leading(text, first, second)


def border_of(text: str, name: Span) -> Between | None:
    """Return the border that one name tells of: "the border with Chad", "the Chad border"."""
    behind = _behind().match(text[name.end : name.end + WINDOW])
    if behind is not None and _way(behind["way"]) == "border":
        return Between("border", Span(name.start, name.end + behind.end()))
    before = text[max(0, name.start - WINDOW) : name.start]
    match = _with().search(before)
    return Between("border", Span(name.start - len(before) + match.start("way"), name.end)) if match else None


def _leading(text: str, first: Span, second: Span) -> Between | None:
    before = text[max(0, first.start - WINDOW) : first.start]
    match = _between().search(before)
    return Between(_way(match["way"]), Span(first.start - len(before) + match.start("way"), second.end)) if match else None


def _way(word: str) -> Way:
    return "border" if word.casefold() in _ways()["borders"] else "road"


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf" (?:main |coastal |desert |international )?(?P<way>{_listed('roads', 'borders')})\b(?! (?:{_listed('none')})\b)")


@cache
def _between() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<way>{_listed('roads', 'borders')}) (?:{_listed('leading')}) (?:the )?$")


@cache
def _with() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<way>{_listed('borders')}) with (?:neighbou?ring )?(?:the )?$")


def _listed(*tables: str) -> str:
    return "|".join(re.escape(word) for table in tables for word in _ways()[table])


@cache
def _ways() -> dict[str, list[str]]:
    found: dict[str, list[str]] = lexicon.toml("places.toml")["ways"]
    return found
