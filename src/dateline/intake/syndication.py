"""Whom a report copies: an agency's mark in the dateline or byline, or a line that says where it first appeared."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from dateline.intake.tables import load_table

OPENING = 3  # paragraphs that may carry an agency's mark
CLOSING = 4  # paragraphs that may say where the report first appeared
NOTICE = 40  # words: a longer paragraph is the report itself
# "TOLMERE, Marovia (AP) —", "KABUL, 3 March (Reuters) -": a place in capitals, a day perhaps, the agency in brackets, a dash.
DATELINE = re.compile(r"^(?:[A-Z][A-Z.'’-]+[^()\n]{0,60}?\s?)?\(([A-Z][A-Za-z/&.' -]{1,40})\)\s{0,2}(?:—|–|--|-|:)")
NAME = re.compile(r"[A-Z][\w&'’.-]*(?: (?:(?:of|for|the|and|de|on|in) )?[A-Z0-9][\w&'’.-]*){0,6}")


def original_publisher(paragraphs: Iterable[str], byline: str | None, site: str | None, url: str | None) -> str | None:
    """Return the name of the publisher that the report copies; none for a report of its own outlet or where nothing is sure."""
    listed = [" ".join(paragraph.split()) for paragraph in paragraphs if paragraph.strip()]
    named = from_notice(listed) or from_dateline(listed[:OPENING], site) or from_byline(byline)
    return named if named and not is_own(named, site, url) else None


def from_dateline(opening: Iterable[str], site: str | None) -> str | None:
    """Return the agency in brackets before the dash of a dateline.

    A name that is no known agency counts only on the page of another outlet: broadcasters sign their own datelines.
    """
    found = next((match for paragraph in opening if (match := DATELINE.match(paragraph[:160]))), None)
    return full_name(found[1]) if found and (site or is_agency(found[1])) else None


def is_agency(name: str) -> bool:
    """Tell whether the name is one that a news agency signs with."""
    return name.strip().lower().removeprefix("the ") in agencies()


def from_byline(byline: str | None) -> str | None:
    """Return the agency that a byline names."""
    return next(
        (agencies()[part.lower()] for part in re.split(r"[,;/|]| and | with ", clean_byline(byline)) if part.lower() in agencies()), None
    )


def from_notice(paragraphs: list[str]) -> str | None:
    """Return whom a line such as "This article was originally published by" names, at the head or the foot of the report."""
    for paragraph in (*paragraphs[:OPENING], *paragraphs[-CLOSING:]):
        found = next((match for pattern in notices() if (match := pattern.search(paragraph))), None)
        name = NAME.match(paragraph, found.end()) if found and paragraph.count(" ") < NOTICE else None
        if name and not is_calendar(name[0]):
            return full_name(re.split(r"(?<=\w{3})\.(?:\s|$)", name[0])[0])
    return None


def is_calendar(name: str) -> bool:
    """Tell whether a capitalised word begins a date ("originally published on Monday")."""
    calendar = load_table("calendar.toml")
    return name.partition(" ")[0].rstrip(".,")[:3] in {word[:3] for word in (*calendar["months"], *calendar["weekdays"])}


def clean_byline(byline: str | None) -> str:
    """Return a byline without "By" and "The"."""
    return re.sub(r"^(?:by\s+)?(?:the\s+)?", "", (byline or "").strip(), flags=re.IGNORECASE)


def full_name(name: str) -> str:
    """Return an agency's full name for the one it signs with, any other name as it stands."""
    return agencies().get(name.strip().lower().removeprefix("the "), name.strip())


def is_own(name: str, site: str | None, url: str | None) -> bool:
    """Tell whether the outlet itself bears the name: on its own site an agency copies nobody."""
    key = letters(name.lower().removeprefix("the "))
    own = letters((site or "").lower().removeprefix("the "))
    host = letters((url or "").lower().partition("://")[2].partition("/")[0].removeprefix("www."))
    return bool(key) and (key == own or (len(key) > 3 and (key in host or (bool(own) and (own in key or key in own)))))


def letters(text: str) -> str:
    """Return the letters and digits alone."""
    return "".join(letter for letter in text if letter.isalnum())


@cache
def agencies() -> dict[str, str]:
    """Return the full name of each news agency by every name it signs with, in small letters."""
    return {sign.lower(): row["name"] for row in load_table("agencies.toml")["agency"] for sign in (row["name"], *row["signs"])}


@cache
def notices() -> tuple[re.Pattern[str], ...]:
    """Return the patterns after which the original publisher is named."""
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in load_table("agencies.toml")["notices"])
