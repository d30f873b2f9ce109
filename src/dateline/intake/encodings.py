"""From bytes to characters."""

from __future__ import annotations

import codecs
import re

from dateline.errors import UnreadableError
from dateline.intake.kinds import HEAD, UTF16, is_utf16

DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{1,40})|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w:.-]{1,40})", re.IGNORECASE
)
# What browsers make of these names: old servers say them and send the larger set (encoding.spec.whatwg.org).
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}


def decode_text(data: bytes) -> str:
    """Return plain text in UTF-8 (or UTF-16 with its mark); raise UnreadableError naming the first byte that is neither."""
    if data.startswith(UTF16):
        return strictly(data, "utf-16")
    return strictly(data, "utf-8-sig")


def strictly(data: bytes, encoding: str) -> str:
    """Return the characters; raise UnreadableError at the first byte that does not fit."""
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding.removesuffix("-sig").upper()
        raise UnreadableError(
            "encoding",
            f"not valid {name} at byte {error.start} (0x{data[error.start]:02x}): convert it, e.g. iconv -f WINDOWS-1252 -t UTF-8",
        ) from error


def decode_html(data: bytes, charset: str | None = None) -> str:
    """Return a page's characters as a browser would: by mark, by being UTF-8, by what server or page declare, else windows-1252."""
    if is_utf16(data[:HEAD]):
        return data.decode("utf-16" if data.startswith(UTF16) else utf16_order(data), "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        declared = known(charset) or known(declared_in(data))
        return data.decode(declared or "cp1252", "replace")


def utf16_order(data: bytes) -> str:
    """Return which UTF-16 has its zeros where these bytes have them."""
    return "utf-16-be" if data[:HEAD:2].count(0) > data[1:HEAD:2].count(0) else "utf-16-le"


def declared_in(data: bytes) -> str | None:
    """Return the encoding that the page's first lines declare."""
    found = DECLARED.search(data[:HEAD])
    return (found[1] or found[2]).decode("ascii") if found else None


def known(name: str | None) -> str | None:
    """Return Python's name of a text encoding, corrected to what is meant by it; none for a name that nobody knows."""
    try:
        found = codecs.lookup(name or "")
        b"".decode(found.name)
    except (LookupError, ValueError):
        return None
    return MEANT.get(found.name, found.name)


def clean(text: str) -> str:
    """Return the text without lone surrogates, which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")
