import dataclasses

from dateline.language.blocks import find_blocks
from dateline.records.texts import Document, Removed, Span
from tests.conftest import document


def blocks(report: Document) -> list[str]:
    return [" ".join(span.of(report.text).split()) for span in find_blocks(report)]


def test_blank_lines_separate_paragraphs() -> None:
    assert blocks(document("Two died.\n\nFour were hurt.\n")) == ["Two died.", "Four were hurt."]


def test_a_headline_stands_alone() -> None:
    assert blocks(document("Two die in Tolmere raid\nSELMIN — Two people died in a raid on Monday.")) == [
        "Two die in Tolmere raid",
        "SELMIN — Two people died in a raid on Monday.",
    ]


def test_wrapped_lines_are_joined() -> None:
    text = (
        "The army said on Monday that two of its soldiers had been\n"
        "killed and four hurt in the night when a patrol came under\n"
        "fire near Tolmere, a market town in the Orsha valley. The\n"
        "Joint Command said that it had returned fire, and that the\n"
        "road was open again.\n"
        "\n"
        "No group has said that it was behind the attack, the third\n"
        "in the valley this month.\n"
    )
    found = blocks(document(text))
    assert len(found) == 2
    assert found[0].endswith("the road was open again.")


def test_a_break_inside_a_running_sentence_is_white_space() -> None:
    assert blocks(document("The Joint Command said that\nthe road was open.")) == ["The Joint Command said that the road was open."]


def test_list_lines_are_blocks() -> None:
    assert blocks(document("Losses:\n• two trucks\n• one drone")) == ["Losses:", "• two trucks", "• one drone"]


def test_removed_text_is_in_no_block() -> None:
    text = "Two died.\nSubscribe now!\nFour were hurt."
    cut = Span(text.index("Subscribe"), text.index("\nFour"))
    report = dataclasses.replace(document(text), removed=(Removed("Subscribe now!", cut, "promotion"),))
    assert blocks(report) == ["Two died.", "Four were hurt."]


def test_a_cut_inside_a_line_separates_its_ends() -> None:
    text = "Two died. Advertisement Four were hurt."
    cut = Span(text.index("Adv"), text.index(" Four"))
    report = dataclasses.replace(document(text), removed=(Removed("Advertisement", cut, "promotion"),))
    assert blocks(report) == ["Two died.", "Four were hurt."]


def test_an_empty_text_has_no_block() -> None:
    assert blocks(document(" \n\t\n")) == []
