"""What bytes are, told from themselves: the name of a file is somebody's opinion."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Literal

from dateline.errors import UnreadableError
from dateline.intake.tables import load_table

Kind = Literal["html", "jsonl", "pdf", "text", "warc"]

HEAD = 4096
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
TAG = re.compile(r"<(?:article|div|h1|link|meta|p|script|section|span|table|title)\b[^>]*>", re.IGNORECASE)
UTF16 = (b"\xff\xfe", b"\xfe\xff")


def kind_of(data: bytes) -> Kind:
    """Return the format of the bytes; raise UnreadableError for nothing at all and for what no reader here understands."""
    if not data.strip(b" \t\r\n\0\xef\xbb\xbf"):
        raise UnreadableError("empty", "the file is empty: nothing to read")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"WARC/") or unzipped_head(data).startswith(b"WARC/"):
        return "warc"
    refuse_foreign(data)
    return kind_of_text(data)


def kind_of_text(data: bytes) -> Kind:
    """Return the format of bytes that are characters of some encoding."""
    head = data[:HEAD]
    start = (head.decode("utf-16", "ignore") if is_utf16(head) else head.decode("utf-8-sig", "ignore")).lstrip()
    if start.startswith("<") and (PAGE.search(start) or len(TAG.findall(start)) > 1):
        return "html"
    if re.match(r'\{\s*"|\[\s*\{\s*"', start):
        return "jsonl"
    return "text"


def is_utf16(head: bytes) -> bool:
    """Tell whether the bytes begin like UTF-16: with its mark, or with a zero beside nearly every character."""
    if head.startswith(UTF16):
        return True
    pairs = len(head) // 2
    return pairs > 1 and any(head[side::2].count(0) > 0.4 * pairs and head[1 - side :: 2].count(0) == 0 for side in (0, 1))


def unzipped_head(data: bytes) -> bytes:
    """Return the first bytes inside a gzip file; nothing where there is none."""
    if not data.startswith(b"\x1f\x8b"):
        return b""
    try:
        return zlib.decompressobj(wbits=31).decompress(data[:HEAD], 64)
    except zlib.error:
        return b""


def refuse_foreign(data: bytes) -> None:
    """Raise UnreadableError for bytes that are no characters, naming the format where its first bytes are known."""
    for first, name in signatures().items():
        if data.startswith(bytes.fromhex(first)):
            raise UnreadableError("format", f"{name} cannot be read here: give HTML, plain text, PDF, JSON Lines or WARC")
    head = data[: 2 * HEAD]
    controls = sum(byte < 9 or 13 < byte < 27 or 27 < byte < 32 for byte in head)
    if not is_utf16(head) and (0 in head or controls > len(head) / 50):
        raise UnreadableError("binary", "the file is binary, no report: give HTML, plain text, PDF, JSON Lines or WARC")


@cache
def signatures() -> Mapping[str, str]:
    """Return the first bytes of formats that are not read here, in hexadecimal, with a name for people."""
    return {row["bytes"]: row["name"] for row in load_table("signatures.toml")["signature"]}
