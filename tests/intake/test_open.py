from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.intake import Raw, expand, read, read_one
from dateline.records.reading import Failure
from dateline.records.texts import Document
from tests.intake.pages import BODY, archive, page, pdf

STARTS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n",
        b"WARC/1.0\r\n",
        b"<html><body>",
        b'{"id": "a", "text": ',
        b"\xff\xfe",
        b"\x1f\x8b",
        page().encode(),
        pdf("Quiet."),
    ]
)


def test_one_input_one_document() -> None:
    (found,) = read(Raw("a.txt", data=BODY[0].encode()))
    assert isinstance(found, Document)


def test_an_input_that_is_one_report_comes_back_as_it_is() -> None:
    raw = Raw("a.html", data=page().encode())
    assert list(expand(raw)) == [raw]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", "empty"),
        (bytes(range(256)) * 20, "binary"),
        ("café".encode("cp1252"), "encoding"),
        (pdf("Quiet.")[:100], "pdf"),
        (b"x" * 2_000_001, "size"),
    ],
)
def test_bad_input_is_one_failure_of_one_line(data: bytes, kind: str) -> None:
    (found,) = read(Raw("bad", data=data))
    assert isinstance(found, Failure)
    assert (found.name, found.kind) == ("bad", kind)
    assert "\n" not in found.message


def test_a_container_must_be_expanded_first() -> None:
    found = read_one(Raw("in.jsonl", data=b'{"id": "a", "text": "Quiet."}'))
    assert isinstance(found, Failure)
    assert found.kind == "container"


def test_a_day_that_is_none_is_refused() -> None:
    found = read_one(Raw("a", text=BODY[0], published="last week"))
    assert isinstance(found, Failure)
    assert "last week" in found.message


@settings(max_examples=150, deadline=None)
@given(start=STARTS, rest=st.binary(max_size=300))
def test_no_bytes_raise(start: bytes, rest: bytes) -> None:
    for found in read(Raw("any", data=start + rest)):
        assert isinstance(found, Document | Failure)


@settings(max_examples=150, deadline=None)
@given(text=st.text(st.characters(), max_size=300))
def test_no_text_raises_and_none_is_changed(text: str) -> None:
    found = read_one(Raw("any", text=text))
    if isinstance(found, Document):
        assert found.text == text
        assert all(each.span and each.span.of(text) == each.text for each in found.removed)
    else:
        assert found.kind == "encoding"


@settings(max_examples=60, deadline=None)
@given(markup=st.text(st.sampled_from('<>/="& abcdehimnopstv123é\n'), max_size=400))
def test_no_markup_raises(markup: str) -> None:
    assert isinstance(read_one(Raw("any", html=f"<html><body>{markup}")), Document)


def test_the_same_input_gives_the_same_documents() -> None:
    data = archive(("https://courier.example/a", "200 OK", "text/html", page().encode()))
    assert list(read(Raw("a", data=data))) == list(read(Raw("a", data=data)))


def test_plain_text_loads_no_reader_of_other_formats() -> None:
    program = (
        "import sys; from dateline.intake import Raw, read\n"
        f"list(read(Raw('a', text={BODY[0]!r})))\n"
        "print(sorted({name.partition('.')[0] for name in sys.modules} & {'trafilatura', 'lxml', 'pypdf', 'warcio', 'py3langid', 'numpy'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
