"""Files made to break whoever reads them: by their names, by what they say they are, and by what they unpack to."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from dateline.errors import UnreadableError
from dateline.intake import Raw, read, warc
from dateline.intake.kinds import kind_of
from dateline.publishing import Wanted
from dateline.records.reading import Failure
from dateline.records.texts import Document
from dateline.reporting import Settings, naming, report
from tests.conftest import Read
from tests.intake.pages import archive
from tests.web.security.world import add, ids_of

OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
ZIP = b"PK\x03\x04" + bytes(600)
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
ARTICLE = f"{'A guard was hurt. ' * 20}</p></article></body></html>"
BOMB = f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY l0 "lol">{LAUGHS}]><html><body><article><p>&l9; {ARTICLE}'
OUTSIDE = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY % y SYSTEM "http://127.0.0.1:9/y.dtd"> %y;]>'
    f"<html><body><article><p>&x; {'A guard was hurt. ' * 20}</p></article></body></html>"
)


def only(data: bytes, name: str = "file") -> Document | Failure:
    """Return what one file gives."""
    (found,) = read(Raw(name, data))
    return found


@pytest.mark.parametrize("name", ["report.html", "report.txt", "report.pdf", "report"])
@pytest.mark.parametrize(("data", "word"), [(OLD_OFFICE, "old Office"), (ZIP, "ZIP archive"), (b"\x7fELF" + bytes(600), "program")])
def test_a_file_is_what_its_bytes_are_whatever_it_is_called(data: bytes, word: str, name: str) -> None:
    found = only(data, name)
    assert isinstance(found, Failure)
    assert word in found.message
    with pytest.raises(UnreadableError):
        kind_of(data)


@pytest.mark.parametrize("page", [BOMB, OUTSIDE])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_neither_expanded_nor_fetched(monkeypatch: pytest.MonkeyPatch, page: str, encoding: str) -> None:
    def refuse(*given: object) -> None:
        raise AssertionError(f"somebody was asked: {given}")

    monkeypatch.setattr("socket.socket.connect", refuse)
    only(OUTSIDE.encode())  # the readers are loaded before memory is counted
    tracemalloc.start()
    found = only(page.encode(encoding))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 60_000_000
    text = found.text if isinstance(found, Document) else ""
    assert text.count("lol") < 10
    assert "root:" not in text


def test_a_page_in_an_archive_that_unpacks_to_gigabytes_is_refused_before_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc, "LONGEST", 1_000_000)
    body = gzip.compress(bytes(200_000_000))
    packed = archive(("https://desk.example/a", "200 OK", "text/html\r\nContent-Encoding: gzip", body))
    tracemalloc.start()
    found = only(packed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(found, Failure)
    assert "once unpacked" in found.message
    assert peak < 80_000_000  # what 16 kB unpack to, a few times over, however long the page goes on


def test_a_pdf_has_three_hundred_pages_at_most() -> None:
    writer = PdfWriter()
    for _ in range(301):
        writer.add_blank_page(10, 10)
    out = io.BytesIO()
    writer.write(out)
    found = only(out.getvalue())
    assert isinstance(found, Failure)
    assert found.message == "the PDF has 301 pages, the limit is 300: split it"


def test_a_pdf_whose_page_unpacks_to_hundreds_of_megabytes_is_refused() -> None:
    writer = PdfWriter()
    page = writer.add_blank_page(10, 10)
    stream = DecodedStreamObject()
    stream.set_data(zlib.compress(bytes(300_000_000), 9))
    stream[NameObject("/Filter")] = NameObject("/FlateDecode")
    page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    assert len(out.getvalue()) < 1_000_000
    found = only(out.getvalue())
    assert isinstance(found, Failure)


@pytest.mark.parametrize(
    "line",
    [
        b'{"id": {"$ne": null}, "text": "A guard was hurt."}',
        b'{"id": ["a", "b"], "text": "A guard was hurt."}',
        b'{"id": "a", "text": ["A guard", "was hurt."]}',
        b'{"id": "a", "text": {"length": 9}}',
        b'{"id": "a", "text": "x", "published": ["2025-11-14"]}',
        b'{"id": "a", "text": "x", "url": {"href": "x"}}',
        b'{"id": true, "text": "x"}',
        b'{"id": "a", "text": ' + b"[" * 100_000,
        b'{"id": "a", "text": ' + b"9" * 10_000 + b"}",
    ],
)
def test_a_field_that_is_no_word_is_named_and_refused(line: bytes) -> None:
    found = only(line)
    assert isinstance(found, Failure)
    assert found.kind in {"field", "json"}


@pytest.mark.parametrize(
    "name", ["../../../etc/cron.d/evil", "/etc/passwd", "..\\..\\evil.html", "a\0b", "con", "~root/.ssh/authorized_keys"]
)
def test_what_a_report_is_called_opens_no_path(tmp_path: Path, reading: Read, name: str) -> None:
    """Names are words about a report; files that are written are named by digests."""
    ledger = str(tmp_path / "news.db")
    text = "Two soldiers were killed in a raid near Kandahar on Wednesday, police said."
    document = add(ledger, reading, text, name)
    inside = tmp_path / "site"
    before = set(tmp_path.iterdir())
    report(ledger, inside, Settings(Wanted(), naming()))
    assert {*tmp_path.iterdir()} - before <= {inside}
    stems = {path.stem for path in inside.rglob("*.html") if path.parent != inside}
    assert stems == {name[:16] for name in (document, *ids_of(ledger, "incident"))}
