from __future__ import annotations

import hashlib

import pytest

from dateline.intake import Raw
from dateline.records.texts import Published, Span
from tests.intake.pages import BODY, document, of_text

TEXT = "\n\n".join(BODY)


@pytest.mark.parametrize(
    "text", [TEXT, f"  {TEXT}\r\n\r\n", f"{TEXT}\n\nLeave a Reply\n", "", "\n", "November 15, 2024", "a\x00b\u2028c\x85d"]
)
def test_given_text_stays_unchanged(text: str) -> None:
    found = of_text(text)
    assert found.text == text
    assert found.id == found.raw_sha256 == hashlib.sha256(text.encode()).hexdigest()


def test_a_first_line_that_is_a_date_gives_the_day_and_is_listed() -> None:
    found = of_text(f"\n November 15, 2024\n{TEXT}")
    assert found.published == Published("2024-11-15", "page")
    assert [(each.text, each.span, each.why) for each in found.removed] == [(" November 15, 2024", Span(1, 19), "boilerplate")]


def test_the_lead_after_a_date_line_is_read_once() -> None:
    found = of_text(f"November 15, 2024\n{BODY[0]} A third […]\n\n{TEXT}")
    assert [each.why for each in found.removed] == ["boilerplate", "repeated_lead"]
    assert all(each.span and each.span.of(found.text) == each.text for each in found.removed)


def test_a_date_in_a_sentence_gives_no_day() -> None:
    assert of_text(f"November 15, 2024 was a quiet day.\n{TEXT}").published == Published()


def test_the_caller_knows_the_day_better_than_the_text() -> None:
    found = document(Raw("a", text=f"November 15, 2024\n{TEXT}", published="2024-09-20T08:00:00Z"))
    assert found.published == Published("2024-09-20", "given")


def test_a_file_is_its_text_and_its_hash_that_of_its_bytes() -> None:
    data = b"\xef\xbb\xbf" + TEXT.encode()
    found = document(Raw("report.txt", data=data))
    assert found.text == TEXT
    assert found.raw_sha256 == hashlib.sha256(data).hexdigest()
    assert found.name == "report.txt"
