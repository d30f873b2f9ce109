from __future__ import annotations

import codecs

import pytest

from dateline.errors import UnreadableError
from dateline.intake.encodings import decode_html, decode_text

TOWN = "Fighting in Çankırı’s “old town” went on."


def test_text_is_utf8_with_or_without_its_mark() -> None:
    assert decode_text(TOWN.encode()) == TOWN
    assert decode_text(codecs.BOM_UTF8 + TOWN.encode()) == TOWN
    assert decode_text(TOWN.encode("utf-16")) == TOWN


def test_text_that_is_not_utf8_is_refused_at_its_first_wrong_byte() -> None:
    with pytest.raises(UnreadableError, match=r"byte 3 \(0xe9\).*iconv"):
        decode_text("café bombed".encode("cp1252"))


def test_a_page_declares_its_encoding() -> None:
    head = '<html><head><meta charset="windows-1254"></head>'
    assert decode_html((head + "Çankırı").encode("cp1254")).endswith("Çankırı")


def test_the_server_speaks_before_the_page() -> None:
    html = '<html><head><meta charset="windows-1252"></head>Київ'
    assert decode_html(html.encode("cp1251"), "windows-1251").endswith("Київ")


def test_a_page_that_is_utf8_is_utf8_whatever_it_declares() -> None:
    html = '<html><head><meta charset="iso-8859-1"></head>' + TOWN
    assert decode_html(html.encode()) == html


def test_a_page_that_declares_nothing_is_read_as_browsers_read_it() -> None:
    assert decode_html("<p>café’s owner".encode("cp1252")) == "<p>café’s owner"
    assert decode_html(b"<p>caf\xe9", "no-such-charset") == "<p>café"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_a_page_in_utf16_is_told_by_its_zeros(encoding: str) -> None:
    assert decode_html("<html><p>Two officers were killed</p>".encode(encoding)) == "<html><p>Two officers were killed</p>"
