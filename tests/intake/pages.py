"""Small worlds for the tests of this room: a page, a PDF file, a web archive."""

from __future__ import annotations

import gzip
import uuid

from dateline.intake import Raw, read_one
from dateline.records.reading import Failure
from dateline.records.texts import Document

BODY = (
    "Gunmen attacked a police post near Tolmere on Friday and killed two officers, the interior ministry said in the capital.",
    "A third officer was wounded and taken to the clinic in the town, where a doctor said that he would live.",
    "No group has claimed the attack, which was the second in the district since the beginning of the month.",
)
TITLE = "Two officers killed near Tolmere"


def page(*, head: str = "", before: str = "", after: str = "", body: tuple[str, ...] = BODY, title: str = TITLE) -> str:
    """Return a web page with an article."""
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in body)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head>'
        f'<body><nav><a href="/">Home</a></nav><article><h1>{title}</h1>{before}<div class="article-body">{paragraphs}</div>{after}'
        "</article><footer>Imprint</footer></body></html>"
    )


def document(raw: Raw) -> Document:
    """Return the document of an input that can be read."""
    found = read_one(raw)
    assert isinstance(found, Document), found
    return found


def failure(raw: Raw) -> Failure:
    """Return the failure of an input that cannot be read."""
    found = read_one(raw)
    assert isinstance(found, Failure), found
    return found


def of_page(html: str, url: str | None = None) -> Document:
    """Return the document of a page."""
    return document(Raw("page", html=html, url=url))


def of_text(text: str) -> Document:
    """Return the document of a text."""
    return document(Raw("text", text=text))


def pdf(*lines: str) -> bytes:
    """Return a PDF file of one page with these lines."""
    shown = " ".join(f"({line}) Tj T*" for line in lines)
    stream = f"BT /F1 12 Tf 14 TL 50 750 Td {shown} ET".encode("latin-1")
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, part)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (table, len(out))


def archive(*answers: tuple[str, str, str, bytes], zipped: bool = False) -> bytes:
    """Return a web archive of answers: address, status, content type, bytes."""
    records = [record(*answer) for answer in answers]
    return b"".join(gzip.compress(each, mtime=0) if zipped else each for each in records)


def record(address: str, status: str, content_type: str, payload: bytes) -> bytes:
    """Return one answer as a web archive keeps it."""
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {content_type}\r\n\r\n".encode() + payload
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2025-11-14T10:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address)}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return head.encode() + answer + b"\r\n\r\n"
