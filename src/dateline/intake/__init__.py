"""From bytes to documents, by content and not by the name of the file."""

from __future__ import annotations

import hashlib
import json
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


def expand(raw: Raw) -> Iterator[Raw | Failure]:
    """Yield the single reports of one input."""
    if raw.data is None or not raw.data.startswith(b"{"):
        yield raw
        return
    for line in raw.data.decode().split("\n"):
        if line.strip():
            given = json.loads(line)
            keys = ("text", "html", "published", "url", "title")
            yield Raw(given["id"], **{key: given.get(key) for key in keys})


def read_one(raw: Raw) -> Document | Failure:
    """Return the document of one report."""
    text = raw.text if raw.text is not None else (raw.data or b"").decode()
    digest = hashlib.sha256(text.encode()).hexdigest()
    published = Published(raw.published, "given") if raw.published else Published()
    return Document(digest, raw.name, raw.url, raw.title, None, None, "en", published, None, digest, text, None, ())
