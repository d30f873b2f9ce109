"""Reports in a web archive: every page that a server answered with."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from dateline.intake.encodings import clean
from dateline.intake.raw import Raw
from dateline.records.reading import Failure

LONGEST = 64_000_000  # bytes of one page once unpacked: an archive of a few megabytes can hold one of many gigabytes
PAGES = ("text/html", "application/xhtml+xml", "application/pdf")


def from_archive(file: BinaryIO, name: str) -> Iterator[Raw | Failure]:
    """Yield the pages of an archive in order, named by their address; a Failure where the archive breaks off."""
    try:
        for record in ArchiveIterator(file):
            page = page_of(record)
            if page:
                yield page
    except (ArchiveLoadFailed, EOFError, OSError, ValueError) as error:
        yield Failure(name, "warc", f"the archive breaks off: {error}")


def page_of(record: Any) -> Raw | Failure | None:
    """Return the page that a record holds: an answer with status 200 that says it is a page or a PDF."""
    if record.rec_type != "response" or not record.http_headers or record.http_headers.get_statuscode() != "200":
        return None
    said = Message()
    said["Content-Type"] = record.http_headers.get_header("Content-Type") or ""
    if said.get_content_type() not in PAGES:
        return None
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    data = unpacked(record.content_stream())
    if len(data) > LONGEST:
        return Failure(clean(address), "size", f"the page has more than {LONGEST // 1_000_000} MB once unpacked: give it by itself")
    return Raw(address, data=data, url=address, charset=said.get_content_charset())


def unpacked(stream: Any) -> bytes:
    """Return what a stream holds, and of one beyond the limit no more than shows that it is."""
    found = bytearray()
    while len(found) <= LONGEST:
        piece = stream.read(1 << 16)
        if not piece:
            break
        found += piece
    return bytes(found)
