"""The doors of this room: one input may hold many reports, and each becomes a document or a failure that says why not."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator

from dateline.errors import UnreadableError
from dateline.intake.encodings import clean, decode_html, decode_text
from dateline.intake.jsonl import from_lines
from dateline.intake.kinds import kind_of
from dateline.intake.plain import from_text
from dateline.intake.raw import Raw
from dateline.records.reading import Failure
from dateline.records.texts import Document


def read(raw: Raw) -> Iterator[Document | Failure]:
    """Yield the documents of one input: one for a page, many for JSON Lines and WARC; a Failure for what cannot be read."""
    for single in expand(raw):
        yield single if isinstance(single, Failure) else read_one(single)


def expand(raw: Raw) -> Iterator[Raw | Failure]:
    """Yield the reports that an input holds, each with its own bytes or words; an input that is one report comes back as it is."""
    try:
        kind = kind_of(raw.data) if raw.data is not None else "text"
    except UnreadableError as error:
        yield Failure(clean(raw.name), error.kind, str(error))
        return
    if kind == "jsonl" and raw.data is not None:
        yield from from_lines(raw.data, clean(raw.name))
    elif kind == "warc" and raw.data is not None:
        from dateline.intake.warc import from_archive  # noqa: PLC0415  a web archive's reader is loaded for web archives alone

        yield from from_archive(io.BytesIO(raw.data), clean(raw.name))
    else:
        yield raw


def read_one(raw: Raw) -> Document | Failure:
    """Return the document of an input that is one report; never raises."""
    try:
        return document_of(raw)
    except UnreadableError as error:
        return Failure(clean(raw.name), error.kind, str(error))
    except Exception as error:  # noqa: BLE001  three libraries for foreign formats meet foreign bytes here: any of them may break
        return Failure(clean(raw.name), "unreadable", f"the reader broke ({type(error).__name__}): please report it with the file")


def document_of(raw: Raw) -> Document:
    """Return the document of an input; raise UnreadableError for what cannot be read."""
    if raw.text is not None:
        return from_text(raw, raw.text)
    if raw.html is not None:
        return given_html(raw, raw.html)
    data = raw.data or b""
    kind = kind_of(data)
    if kind == "html":
        return given_html(raw, decode_html(data, raw.charset))
    if kind == "text":
        return from_text(raw, decode_text(data))
    if kind == "pdf":
        return given_pdf(raw, data)
    raise UnreadableError("container", "the file holds several reports: expand it first")


def given_html(raw: Raw, html: str) -> Document:
    """Return the document of a page."""
    # trafilatura takes half a second to load, which plain text need not pay.
    from dateline.intake.html import from_html  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    return from_html(raw, html)


def given_pdf(raw: Raw, data: bytes) -> Document:
    """Return the document of a PDF file."""
    # pypdf is loaded for PDF files alone.
    from dateline.intake.pdf import from_pdf  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    return from_pdf(raw, data)
