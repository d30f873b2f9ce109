from __future__ import annotations

from dateline.intake import Raw
from dateline.records.texts import Published
from tests.intake.pages import document, failure, pdf

LINES = (
    "1 December 2025",
    "The Joint Command carried out fourteen operations in November and",
    "killed 23 fighters, it said in Selmin. Five of those detained are sus-",
    "pected of planning attacks in the valley.",
    "No soldier was killed in any of the operations, a spokeswoman of the",
    "command said.",
)


def test_lines_become_paragraphs_and_the_first_date_the_day() -> None:
    found = document(Raw("release.pdf", data=pdf(*LINES)))
    assert found.published == Published("2025-12-01", "page")
    assert found.text == (
        "The Joint Command carried out fourteen operations in November and killed 23 fighters, it said in Selmin. "
        "Five of those detained are suspected of planning attacks in the valley.\n\n"
        "No soldier was killed in any of the operations, a spokeswoman of the command said."
    )


def test_a_truncated_file_is_refused_in_one_line() -> None:
    whole = pdf(*LINES)
    for end in (20, 200, len(whole) // 2):
        found = failure(Raw("cut.pdf", data=whole[:end]))
        assert found.kind == "pdf"
        assert "\n" not in found.message


def test_a_file_without_text_asks_for_its_text_to_be_recognised() -> None:
    assert "OCR" in failure(Raw("scan.pdf", data=pdf())).message
