from __future__ import annotations

import gzip

import pytest

from dateline.errors import UnreadableError
from dateline.intake.kinds import Kind, kind_of
from tests.intake.pages import archive, page, pdf

ANSWER = ("https://paper.example/a", "200 OK", "text/html", b"<html><body><p>Quiet.</p></body></html>")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (page().encode(), "html"),
        (b"\xef\xbb\xbf  \n<!doctype HTML><p>Quiet.", "html"),
        (page().encode("utf-16"), "html"),
        (b"<div><p>Saved without its head.</p></div>", "html"),
        (b"Two people were killed on Friday.", "text"),
        ("Zwei Menschen starben.".encode("utf-16"), "text"),
        (b"The tag <html> opens a page, the engineer said.", "text"),
        (b"[Editor's note: this report was corrected.]", "text"),
        (b'\n{"id": "a", "text": "Quiet."}\n', "jsonl"),
        (b'{"id": "a", "text": broken\n', "jsonl"),
        (pdf("Quiet."), "pdf"),
        (archive(ANSWER), "warc"),
        (archive(ANSWER, zipped=True), "warc"),
    ],
)
def test_content_tells_the_format(data: bytes, kind: Kind) -> None:
    assert kind_of(data) == kind


@pytest.mark.parametrize(
    ("data", "kind", "word"),
    [
        (b"", "empty", "empty"),
        (b" \r\n\t\n", "empty", "empty"),
        (b"\xef\xbb\xbf", "empty", "empty"),
        (bytes(range(256)) * 20, "binary", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "format", "PNG"),
        (b"PK\x03\x04" + bytes(100), "format", "ZIP"),
        (b"{\\rtf1 Two people were killed.}", "format", "RTF"),
        (gzip.compress(b"Two people were killed."), "format", "gzip"),
    ],
)
def test_what_cannot_be_read_is_named(data: bytes, kind: str, word: str) -> None:
    with pytest.raises(UnreadableError, match=word) as caught:
        kind_of(data)
    assert caught.value.kind == kind
