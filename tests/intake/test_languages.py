from __future__ import annotations

import pytest

from dateline.intake.languages import language_of
from tests.intake.pages import BODY, of_text

ARABIC = "قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في انفجار عبوة ناسفة قرب البلدة يوم الجمعة."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (BODY[0], "en"),
        (BODY[0].upper(), "en"),
        (ARABIC, "ar"),
        ("سخنگوی ارتش گفت که سه سرباز در انفجار بمب در نزدیکی شهر کشته شدند و پنج نفر دیگر زخمی شدند.", "fa"),
        ("Міністр сказав у п’ятницю, що троє солдатів загинули поблизу міста.", "uk"),
        ("Los rebeldes atacaron el pueblo el viernes y mataron a tres soldados, dijo la policía.", "es"),
        ("Le ministre a déclaré vendredi que trois soldats avaient été tués.", "fr"),
        ("三名士兵周五在镇附近的一次爆炸中丧生，国防部发言人在首都对记者表示。", "zh"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Selmin", "12.11.2025", "🙂" * 50])
def test_what_says_nothing_of_its_language(text: str) -> None:
    assert language_of(text) is None


def test_a_report_in_a_language_that_is_not_read_says_so() -> None:
    found = of_text(ARABIC)
    assert (found.language, found.note) == ("ar", "language_not_read")
    assert of_text(BODY[0]).note is None
