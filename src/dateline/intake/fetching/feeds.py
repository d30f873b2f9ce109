"""RSS and Atom: the addresses of reports with the day and title that the feed gives them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urljoin

import feedparser

from dateline.errors import UnreadableError
from dateline.intake.document import line_of
from dateline.intake.fetching.addresses import is_address

ENTITIES = re.compile(rb"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Item:
    """One report that a feed names; `published` is the day in the feed's own time zone, ISO 8601."""

    url: str
    title: str | None
    published: str | None


def items_of(data: bytes, url: str) -> list[Item]:
    """Return the reports that a feed names, each address once, in the feed's order; raise UnreadableError for what is no feed."""
    if ENTITIES.search(data):
        raise UnreadableError("feed", "the feed declares entities of its own, which no feed needs and a bomb does: it is not read")
    found = feedparser.parse(data, response_headers={"content-location": url}, sanitize_html=False)
    if not found.version:
        raise UnreadableError("feed", "this is no RSS or Atom feed: give the address of the feed, not of the page")
    named: dict[str, Item] = {}
    for entry in found.entries:
        link = str(entry.get("link") or "").partition("#")[0]
        address = urljoin(url, link)
        if link and is_address(address):
            named.setdefault(address, Item(address, line_of(str(entry.get("title") or "")), _day(entry)))
    return list(named.values())


def _day(entry: feedparser.FeedParserDict) -> str | None:
    written = str(entry.get("published") or entry.get("updated") or "").strip()
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(written).date().isoformat()
        except ValueError:
            continue
    return None
