"""From what was fetched to what intake reads."""

from __future__ import annotations

import re

from dateline.intake.fetching.fetcher import Fetched
from dateline.intake.raw import Acquired, Raw

CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
KEPT = ("etag", "last-modified")


def raw_of(fetched: Fetched, method: str = "fetch", published: str | None = None, title: str | None = None) -> Raw:
    """Return the bytes of a page with how they were come by; `method` is fetch or feed."""
    declared = fetched.headers.get("content-type")
    charset = CHARSET.search(declared or "")
    headers = tuple((name, fetched.headers[name]) for name in KEPT if name in fetched.headers)
    return Raw(
        fetched.asked,
        data=fetched.data,
        url=fetched.asked,
        published=published,
        title=title,
        charset=charset[1] if charset else None,
        acquired=Acquired(method, fetched.url, fetched.status, declared, headers),
    )
