"""From a text and what its page says to a document."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from dateline.errors import UnreadableError
from dateline.intake.days import iso_day
from dateline.intake.encodings import clean
from dateline.intake.languages import language_of
from dateline.intake.raw import Raw
from dateline.intake.syndication import original_publisher
from dateline.records.texts import Document, Published, Removed

TEXT_LIMIT = 2_000_000  # characters; a long report has fifty thousand, a novel a million
READ = ("en", None)  # languages that records are made of; null is a text too short to tell


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page or file says of itself."""

    title: str | None = None
    site: str | None = None
    byline: str | None = None
    url: str | None = None
    published: str | None = None
    original_publisher: str | None = None
    language: str | None = None


def document(raw: Raw, text: str, page: Page, removed: tuple[Removed, ...]) -> Document:
    """Return the document of a text; what the caller gives wins over what the page says."""
    refuse_long(text)
    if not is_writable(text):
        raise UnreadableError("encoding", "the text holds half a surrogate pair, which no encoding can write: mend the text")
    url = raw.url or page.url
    paragraphs = [*text.split("\n"), *(each.text for each in removed if each.span is None)]
    language = language_of(text) or page.language
    return Document(
        id=hashlib.sha256(text.encode()).hexdigest(),
        name=clean(raw.name),
        url=line_of(url),
        title=line_of(raw.title or page.title),
        site=line_of(page.site),
        byline=line_of(page.byline),
        language=language,
        published=published(raw, page),
        original_publisher=line_of(page.original_publisher or original_publisher(paragraphs, page.byline, page.site, url)),
        raw_sha256=raw_sha256(raw),
        text=text,
        note=note_for(text, language),
        removed=removed,
    )


def refuse_long(text: str) -> None:
    """Raise UnreadableError for a text beyond the limit: reading it would take hours."""
    if len(text) > TEXT_LIMIT:
        raise UnreadableError(
            "size", f"the text has {len(text) / 1e6:.1f} million characters, the limit is {TEXT_LIMIT / 1e6:.0f} million: split it"
        )


def published(raw: Raw, page: Page) -> Published:
    """Return the day that the caller gives, else the page's."""
    if raw.published:
        day = iso_day(raw.published)
        if day is None:
            raise UnreadableError("field", f"published is no day like 2025-11-14: {clean(raw.published)!r}")
        return Published(day, "given")
    return Published(page.published, "page") if page.published else Published()


def note_for(text: str, language: str | None) -> str | None:
    """Return what a person must know about the text before trusting the reading."""
    if not text.strip():
        return "no_article"
    return None if language in READ else "language_not_read"


def raw_sha256(raw: Raw) -> str:
    """Return the SHA-256 of the bytes, or of the given text or page in UTF-8."""
    if raw.data is not None:
        return hashlib.sha256(raw.data).hexdigest()
    given = raw.text if raw.text is not None else raw.html or ""
    return hashlib.sha256(given.encode("utf-8", "surrogatepass")).hexdigest()


def is_writable(text: str) -> bool:
    """Tell whether the text can be written in UTF-8."""
    return re.search("[\ud800-\udfff]", text) is None


def line_of(value: str | None) -> str | None:
    """Return a value on one line with single spaces; none for an empty one."""
    return clean(" ".join(value.split())) or None if value else None
