"""What comes in: bytes or one given object, with what the caller says of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Acquired:
    """How bytes were come by when they were fetched: `method` is fetch or feed, `url` the address that answered in the end."""

    method: str
    url: str
    status: int
    declared: str | None = None
    headers: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came, or one object of a JSON Lines file, with what the caller says of them.

    Exactly one of `data` (a file's bytes), `text` and `html` is given. Given `text` stays unchanged.
    `charset` is what a server declared beside the bytes; `acquired` is null for what was given and not fetched.
    """

    name: str
    data: bytes | None = None
    text: str | None = None
    html: str | None = None
    published: str | None = None
    url: str | None = None
    title: str | None = None
    charset: str | None = None
    acquired: Acquired | None = None
