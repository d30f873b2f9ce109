"""Requests that somebody else's page makes in a person's name: told by where they come from, and by a token they cannot know."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers

SAFE = ("GET", "HEAD", "OPTIONS")
FIELD = "csrf"
HEADER = "x-csrf-token"


def token_of(secret: str) -> str:
    """Return the token of the forms that belong to a cookie; it does not give the cookie away."""
    return hmac.new(secret.encode("utf-8", "replace"), b"dateline form", hashlib.sha256).hexdigest()


def is_token_of(secret: str, given: str) -> bool:
    """Tell whether a form was made for this cookie; how far a wrong token is right shows in no time."""
    return hmac.compare_digest(token_of(secret).encode(), given.encode("utf-8", "replace"))


def is_foreign(headers: Headers, *, secure: bool) -> bool:
    """Tell whether a browser says that another page makes the request; what says neither is left to the token."""
    fetch = headers.get("sec-fetch-site")
    if fetch is not None and fetch != "same-origin":
        return True
    origin = headers.get("origin")
    if origin is None:
        return False
    try:
        parts = urlsplit(origin)
    except ValueError:
        return True
    scheme = ("https",) if secure else ("http", "https")
    return parts.scheme not in scheme or parts.netloc.lower() != headers.get("host", "").lower()
