"""PDF files: the text of their pages, its lines joined to paragraphs."""

from __future__ import annotations

import io
import re

from pypdf import PdfReader

from dateline.errors import UnreadableError
from dateline.intake.days import only_day
from dateline.intake.document import Page, document
from dateline.intake.encodings import clean
from dateline.intake.noise import noise_in
from dateline.intake.raw import Raw
from dateline.records.texts import Document, Removed

PAGES = 300  # a report is shorter; a book would keep a person waiting for minutes
SHORT = 0.7  # of the length that three lines in four do not pass
BROKEN = re.compile(r"(?<=[a-z])-\n(?=[a-z])")
SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*$")


def from_pdf(raw: Raw, data: bytes) -> Document:
    """Return the document of a PDF file; raise UnreadableError for one that is cut off, locked or without text."""
    title, written = opened(data)
    lines = [" ".join(each.split()) for each in paragraphs(written)]
    day = only_day(lines[0]) if lines else None
    noise = noise_in(lines) | ({0: "boilerplate"} if day else {})
    text = "\n\n".join(line for place, line in enumerate(lines) if place not in noise)
    removed = tuple(Removed(lines[place], None, why) for place, why in sorted(noise.items()))
    return document(raw, text, Page(title=title, published=day), removed)


def opened(data: bytes) -> tuple[str | None, str]:
    """Return the title that the file gives and the text of its pages."""
    try:
        title, text = words_of(PdfReader(io.BytesIO(data)))
    except UnreadableError:
        raise
    except Exception as error:  # a damaged file breaks pypdf in any way (PyPdfError, KeyError, AttributeError, RecursionError)
        raise UnreadableError("pdf", "the PDF is cut off or damaged: fetch or save it again") from error
    if not text.strip():
        raise UnreadableError("pdf", "the PDF holds no text, perhaps only scanned pages: recognise its text first (OCR)")
    return title, clean(text)


def words_of(reader: PdfReader) -> tuple[str | None, str]:
    """Return the title and the text of an opened file; raise UnreadableError for one that is locked or too long."""
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableError("pdf", "the PDF is locked with a password: save a copy without one")
    if len(reader.pages) > PAGES:
        raise UnreadableError("size", f"the PDF has {len(reader.pages)} pages, the limit is {PAGES}: split it")
    title = reader.metadata.title if reader.metadata else None
    return title, "\n\n".join(page.extract_text() for page in reader.pages)


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a page's lines.

    A blank line ends one, and a line well short of the others with a full stop; a short line that would begin one is a head.
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = sorted(len(line) for line in lines if line)
    full = filled[len(filled) * 3 // 4] if filled else 0
    found: list[str] = [""]
    for line in lines:
        begins = not found[-1]
        found[-1] = BROKEN.sub("", f"{found[-1]}\n{line}").replace("\n", " ").strip()
        if not line or (len(line) < SHORT * full and (begins or SENTENCE_END.search(line[-20:]))):
            found.append("")
    return [each for each in found if each]
